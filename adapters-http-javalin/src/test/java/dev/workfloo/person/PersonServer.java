package dev.workfloo.person;

import dev.workfloo.Problem;
import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.Scope;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.person.InvitePerson.Invitation;
import dev.workfloo.application.port.in.person.InvitePerson.NewLink;
import dev.workfloo.application.port.out.VerificationProviders;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.nip.NipMessage;
import dev.workfloo.execution.verification.BegunValidation;
import dev.workfloo.execution.verification.TokenCheck;
import dev.workfloo.execution.verification.TokenJudgement;
import dev.workfloo.execution.verification.ValidationRequest;
import dev.workfloo.http.Deployment;
import dev.workfloo.http.Interposed;
import dev.workfloo.http.WorkflooApi;
import dev.workfloo.http.operation.BriefPatience;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.person.step.PersonPorts;
import dev.workfloo.wire.JsonReader;
import io.javalin.Javalin;
import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** The person's page over a store in memory; whom flows turn to is here too, and nothing leaves the process. */
final class PersonServer implements AutoCloseable {

    static final Scope SCOPE = Scope.production("lender");
    static final String TOKEN = "493817";

    /** Which a flow in the sandbox has to have. */
    static final String SCENARIO = "6571181fd511b6e54fe2b001";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-30T12:00:00Z"));
    private final AtomicBoolean paused = new AtomicBoolean();
    private final MemoryStore store = new MemoryStore();
    private final Interposed interposed = new Interposed(store);
    private final AtomicInteger savesThatFail = new AtomicInteger();
    private final List<NipMessage> messages = new ArrayList<>();
    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
    private final Workfloo workfloo;
    private final Javalin javalin;
    private volatile boolean isGatewayDown;

    private final Scope scope;

    /** Outside the sandbox. */
    PersonServer() {
        this(SCOPE);
    }

    PersonServer(Scope scope) {
        this.scope = scope;
        interposed.put(this::fails);
        workfloo = Workfloo.builder(interposed, now::get, new SecureRandom())
                .connector("buro-pf", request -> Map.of("score", 712))
                .codes(this::send)
                .providers(new Verifier())
                .build();
        PersonPorts ports = new PersonPorts(
                workfloo.admissions(),
                workfloo.following(),
                workfloo.steps(),
                new PersonPorts.Verification(workfloo.verification(), BriefPatience.FOR_A_VERDICT::begin),
                workfloo.drafts());
        WorkflooApi api = WorkflooApi.of(workfloo.callers(), List.of(), Deployment.MIXED)
                .with(List.of(PersonSite.of(ports, workfloo.uploads(), workfloo.brands(), paused::get)));
        javalin = Javalin.create(api::install).start("127.0.0.1", 0);
    }

    private Optional<Object> fails(String call) {
        boolean isNow =
                call.equals("ExecutionJournal.save") && savesThatFail.getAndUpdate(it -> Math.max(0, it - 1)) > 0;
        if (isNow) throw new StoreUnavailable("away");
        return Optional.empty();
    }

    /** What is kept next is not kept. */
    void takeStoreAwayOnce() {
        savesThatFail.set(1);
    }

    boolean isStoreBack() {
        return savesThatFail.get() == 0;
    }

    private synchronized void send(NipMessage message) {
        if (isGatewayDown) throw new IllegalStateException("the gateway is down");
        messages.add(message);
    }

    /** It sends {@link #TOKEN}, each time. */
    private final class Verifier implements VerificationProviders {
        @Override
        public Either<Failed, BegunValidation> begin(ValidationRequest request) {
            return Either.right(BegunValidation.of("validation"));
        }

        @Override
        public Either<Failed, TokenJudgement> check(TokenCheck check) {
            meanwhile.getAndSet(() -> {}).run();
            return Either.right(check.token().equals(TOKEN) ? TokenJudgement.RIGHT : TokenJudgement.WRONG);
        }
    }

    Workfloo workfloo() {
        return workfloo;
    }

    /** Starts a flow that is published for that. */
    ExecutionId start(String document) {
        String definition = workfloo.definitions()
                .publish(
                        scope.workspace(),
                        JsonReader.readDocument(document.getBytes(StandardCharsets.UTF_8))
                                .getOrElseThrow(why -> new AssertionError(why)))
                .getOrElseThrow(Problem::toException)
                .version()
                .definition()
                .hex();
        return workfloo.executions()
                .execute(StartWorkfloo.of(scope, definition).inScenario(SCENARIO))
                .getOrElseThrow(Problem::toException)
                .id();
    }

    NewLink invite(ExecutionId id) {
        return workfloo.invitations().invite(scope, id, Invitation.usual()).getOrElseThrow(Problem::toException);
    }

    /** Someone who has opened a link to it. */
    PersonBrowser opened(ExecutionId id) {
        PersonBrowser browser = browser();
        browser.open(invite(id));
        return browser;
    }

    int port() {
        return javalin.port();
    }

    PersonBrowser browser() {
        return new PersonBrowser(javalin.port());
    }

    WorkflooExecution execution(ExecutionId id) {
        return workfloo.following()
                .status(scope, id)
                .getOrElseThrow(Problem::toException)
                .execution();
    }

    /** Does what is due outside. */
    void work() {
        store.performDue(workfloo.work()::perform, now::get);
    }

    void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    void pause(boolean whether) {
        paused.set(whether);
    }

    /** While the next token is judged, this happens. */
    void meanwhile(Runnable happens) {
        meanwhile.set(happens);
    }

    void breakGateway() {
        isGatewayDown = true;
    }

    synchronized int sent() {
        return messages.size();
    }

    /** The consent code that went out last. */
    synchronized String code() {
        return messages.get(messages.size() - 1).code();
    }

    Optional<String> label(ExecutionId id) {
        return execution(id).data().labels().stream().findFirst();
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
