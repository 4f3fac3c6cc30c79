package dev.workfloo.http;

import dev.workfloo.access.Caller;
import dev.workfloo.access.Environment;
import dev.workfloo.access.Right;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.document.DefinitionReader;
import dev.workfloo.execution.nip.NipMessage;
import dev.workfloo.http.connection.ClientLimits;
import dev.workfloo.http.connection.HeapBudget;
import dev.workfloo.http.operation.Route;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.pdf.ProcessPdfRenderer;
import dev.workfloo.scenario.ScenarioPolicy;
import dev.workfloo.server.Operations;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import dev.workfloo.wire.JsonReader;
import io.javalin.Javalin;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.ServerConnector;

/** The API on a free port, with definitions in a workspace and one in another, and a clock that tests move. */
final class TestService implements AutoCloseable {

    static final WorkspaceId OURS = new WorkspaceId("bank");
    static final WorkspaceId THEIRS = new WorkspaceId("rival");
    static final String EXECUTE = "/api/v1/workfloo";
    static final String POOL = "/api/v1/pool";

    /** As much as a service with a few definitions has. */
    private static final String METRICS = "some_metric{some_label=\"x\"} 1.0\n".repeat(2_000);

    private static final Pattern STARTED = Pattern.compile("\\{\"id\":\"([0-9a-f]{24})\",\"idUnykoo\":[0-9]+}");
    private static final long STOP_MS = 15_000;

    private final AtomicReference<Instant> now = new AtomicReference<>(Fixtures.NOON);
    private final Neighbours neighbours = new Neighbours();
    private final ProcessPdfRenderer pdfs = new ProcessPdfRenderer();
    private final MemoryStore memory;
    private final WorkflooApi api;
    private final Workfloo workfloo;
    private final Javalin javalin;
    private final String key;

    private TestService(Store store, MemoryStore memory, Deployment deployment, ScenarioPolicy scenarios) {
        this.memory = memory;
        workfloo = Workfloo.builder(store, now::get, new SecureRandom())
                .outside(neighbours.outside())
                .scenarios(scenarios)
                .pdfs(pdfs)
                .build();
        publish(OURS, Flows.LOAN_DOCUMENT);
        publish(OURS, Flows.SURVEY_DOCUMENT);
        publish(OURS, Flows.NOTE_DOCUMENT);
        publish(OURS, Flows.CREDIT_DOCUMENT);
        publish(OURS, Flows.CONSENT_DOCUMENT);
        publish(OURS, Flows.VERIFICATION_DOCUMENT);
        publish(OURS, Flows.STRICT_VERIFICATION_DOCUMENT);
        publish(THEIRS, Flows.THEIR_DOCUMENT);
        key = addKey(OURS, Optional.empty(), Right.values());
        api = WorkflooApi.of(workfloo.callers(), operations(), deployment);
        javalin = Javalin.create(config -> {
                    config.jetty.modifyServer(server -> server.setStopTimeout(STOP_MS));
                    api.install(config);
                    Probes.install(config, () -> store.keys().of(OURS).size() > 0);
                    Probes.installMetrics(config, () -> METRICS);
                })
                .start("127.0.0.1", 0);
    }

    static TestService start() {
        return of(Deployment.MIXED);
    }

    static TestService on(Interposed store) {
        return new TestService(store, store.memory(), Deployment.MIXED, ScenarioPolicy.ALWAYS);
    }

    /** On a database; what is due outside is not done. */
    static TestService over(Store store) {
        return new TestService(store, new MemoryStore(), Deployment.MIXED, ScenarioPolicy.ALWAYS);
    }

    /** The same in so many bytes of heap, which the database asks for. */
    static TestService over(JdbcStore store, long heap) {
        Deployment deployment = new Deployment(Deployment.Environments.MIXED, ClientLimits.USUAL.withHeap(heap));
        TestService service = new TestService(store, new MemoryStore(), deployment, ScenarioPolicy.ALWAYS);
        store.onLargeRead(service.heap()::takeForStored);
        return service;
    }

    static TestService on(Interposed store, ClientLimits limits) {
        Deployment deployment = new Deployment(Deployment.Environments.MIXED, limits);
        return new TestService(store, store.memory(), deployment, ScenarioPolicy.ALWAYS);
    }

    static TestService of(Deployment.Environments environments) {
        return of(new Deployment(environments, ClientLimits.USUAL));
    }

    static TestService taking(int largestBody) {
        return of(new Deployment(Deployment.Environments.MIXED, ClientLimits.USUAL.withLargestBody(largestBody)));
    }

    static TestService of(Deployment deployment) {
        MemoryStore memory = new MemoryStore();
        return new TestService(memory, memory, deployment, ScenarioPolicy.ALWAYS);
    }

    static TestService asking(ScenarioPolicy scenarios) {
        MemoryStore memory = new MemoryStore();
        return new TestService(memory, memory, Deployment.MIXED, scenarios);
    }

    Neighbours neighbours() {
        return neighbours;
    }

    /** Does what is due outside, and what becomes due by it; flows go on only here, so that tests see them wait. */
    void work() {
        memory.performDue(workfloo.work()::perform, now::get);
    }

    void publish(WorkspaceId workspace, String document) {
        workfloo.definitions()
                .publish(
                        workspace,
                        JsonReader.readDocument(document.getBytes(StandardCharsets.UTF_8))
                                .getOrElseThrow(why -> new AssertionError(why)))
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
    }

    void publishPool(WorkspaceId workspace, String document) {
        workfloo.pools()
                .publish(
                        workspace,
                        JsonReader.readDocument(document.getBytes(StandardCharsets.UTF_8))
                                .getOrElseThrow(why -> new AssertionError(why)))
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
    }

    /** As a version that an earlier release published, which may have proven less. */
    void publishUnchecked(String document) {
        WorkflooDefinition definition = JsonReader.readDocument(document.getBytes(StandardCharsets.UTF_8))
                .map(DefinitionReader::read)
                .getOrElseThrow(why -> new AssertionError(why))
                .getOrElseThrow(findings -> new AssertionError(findings.toString()));
        memory.definitions().publish(OURS, 1, definition, now.get());
    }

    /** The key that calls carry unless they say otherwise: for both environments, with every right. */
    String key() {
        return key;
    }

    String addKey(WorkspaceId workspace, Optional<Environment> only, Right... rights) {
        return addKey(new Caller(workspace, UUID.randomUUID().toString(), only, Set.of(rights)));
    }

    String addKey(Caller caller) {
        return workfloo.keys()
                .add(caller)
                .getOrElseThrow(problem -> new AssertionError(problem.message()))
                .text();
    }

    void revoke(String name) {
        workfloo.keys().revoke(OURS, name).getOrElseThrow(problem -> new AssertionError(problem.message()));
    }

    void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    /** From now on, little of an answer fits on the way to a client that does not read it. */
    void keepLittleOnTheWay() {
        for (Connector connector : javalin.jettyServer().server().getConnectors()) {
            if (connector instanceof ServerConnector network) network.setAcceptedSendBufferSize(16 * 1024);
        }
    }

    /** Whether the port is open; from the moment it is not, nobody new is served. */
    boolean listens() {
        return Arrays.stream(javalin.jettyServer().server().getConnectors())
                .allMatch(connector -> connector instanceof NetworkConnector network && network.isOpen());
    }

    /** What is routed, {@code METHOD path}; what is there only to be refused aside. */
    Set<String> routes() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(route -> route.endpoint.method + " " + route.endpoint.path)
                .filter(route -> !route.matches("(HEAD|BEFORE|AFTER) .*"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The operations as they are declared. */
    List<Route> operations() {
        return Operations.over(workfloo);
    }

    /** What requests may take of the heap. */
    HeapBudget heap() {
        return api.heap();
    }

    /** Starts so many outside the sandbox, without the way over HTTP. */
    void startMany(String definition, int count) {
        Scope scope = Scope.production(OURS.name());
        for (int i = 0; i < count; i++) {
            workfloo.executions()
                    .execute(StartWorkfloo.of(scope, definition))
                    .getOrElseThrow(problem -> new AssertionError(problem.message()));
        }
    }

    int port() {
        return javalin.port();
    }

    String address() {
        return "http://127.0.0.1:" + port();
    }

    Call call(String method, String target) {
        return Call.to(port(), method, target).key(key);
    }

    Call get(String target) {
        return call("GET", target);
    }

    /** Operation 16. */
    Call pool(String body) {
        return call("POST", POOL).json(body);
    }

    Call poolInSandbox(String body) {
        return call("POST", POOL + "?sandbox=true").json(body);
    }

    /** Operation 1. */
    Call execute(String body) {
        return call("POST", EXECUTE).json(body);
    }

    Call executeInSandbox(String body) {
        return call("POST", EXECUTE + "?sandbox=true").json(body);
    }

    /** Operation 5. */
    Call status(String id) {
        return get(EXECUTE + "/status/" + id);
    }

    /** Operation 6. */
    Call form(String id, String answers) {
        return call("POST", EXECUTE + "/" + id + "/form").json(answers);
    }

    /** Operations 9 to 11, by their last word: {@code send}, {@code validate}, {@code resend}. */
    Call nip(String word, String id) {
        return call("PATCH", EXECUTE + "/" + id + "/nip/" + word);
    }

    /** Operation 10. */
    Call type(String id, String code) {
        return nip("validate", id).json("{\"nip\":\"" + code + "\"}");
    }

    /** Operations 12 and 13, by their last word: {@code validate}, {@code fallback}. */
    Call otp(String word, String id) {
        return call("PATCH", EXECUTE + "/" + id + "/otp/" + word);
    }

    /** Operation 12. */
    Call typeToken(String id, String token) {
        return otp("validate", id).json("{\"token\":\"" + token + "\"}");
    }

    /** Starts a flow with a one-time code, which is on its way. */
    String sentAToken(String definition) {
        String id = started(definition);
        work();
        return id;
    }

    /** Starts the credit flow, up to where it waits for consent. */
    String askedForConsent() {
        return askedForConsent(Flows.CREDIT_SCENARIO);
    }

    String askedForConsent(String scenario) {
        return id(execute(Flows.startCredit(scenario)).send());
    }

    /** The same, with a code on its way. */
    String sentACode() {
        String id = askedForConsent();
        nip("send", id).send();
        work();
        return id;
    }

    /** The code that went out last; in the sandbox none does. */
    String code(String id) {
        List<NipMessage> messages = neighbours.messagesOf(id);
        return messages.get(messages.size() - 1).code();
    }

    /** Starts an execution outside the sandbox, and gives its id. */
    String started(String definition) {
        return id(execute(Flows.start(definition)).send());
    }

    String startedInSandbox() {
        return id(executeInSandbox(Flows.start(Flows.LOAN, Flows.LOAN_SCENARIO)).send());
    }

    /** The id out of an answer to operation 1, whose form is checked on the way. */
    static String id(Reply reply) {
        Matcher started = STARTED.matcher(reply.body());
        if (reply.status() != 200 || !started.matches()) throw new AssertionError("not started: " + reply.told());
        return started.group(1);
    }

    static boolean isStarted(Reply reply) {
        return reply.status() == 200 && STARTED.matcher(reply.body()).matches();
    }

    /** As the packaged service ends: what is under way comes to its end, and a kept connection is left a second. */
    void stop() {
        javalin.stop();
        pdfs.close();
    }

    /** Nothing is asked any more, and nobody waits for the connections that the tests' client keeps. */
    @Override
    public void close() {
        for (Connector connector : javalin.jettyServer().server().getConnectors()) {
            if (connector instanceof AbstractConnector kept) kept.setShutdownIdleTimeout(1);
        }
        stop();
    }
}
