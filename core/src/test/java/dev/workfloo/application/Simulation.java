package dev.workfloo.application;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;

import dev.workfloo.LinkSampler;
import dev.workfloo.ReviewSampler;
import dev.workfloo.Samples;
import dev.workfloo.access.Environment;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.Maintenance;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.VerifyPerson.Patience;
import dev.workfloo.application.port.out.Callbacks.Message;
import dev.workfloo.application.port.out.Callbacks.Receipt;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.application.port.out.VerificationProviders;
import dev.workfloo.definition.Node.ServiceNode;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.ScenarioId;
import dev.workfloo.definition.Validation;
import dev.workfloo.definition.ValidationNode;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.Position.AwaitingCorrection;
import dev.workfloo.execution.Position.AwaitingReview;
import dev.workfloo.execution.Start.CallbackReceiver;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.execution.connector.ConnectorCall;
import dev.workfloo.execution.nip.NipMessage;
import dev.workfloo.execution.verification.BegunValidation;
import dev.workfloo.execution.verification.TokenCheck;
import dev.workfloo.execution.verification.TokenJudgement;
import dev.workfloo.execution.verification.ValidationRequest;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.scenario.Links;
import dev.workfloo.scenario.Links.Link;
import dev.workfloo.scenario.Scenario;
import dev.workfloo.scenario.Scenario.Expectation;
import dev.workfloo.scenario.Submissions;
import dev.workfloo.testkit.contract.fixture.FakeProvider;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Clients, workers, services and crashes in two processes on one store, all by one seed. A crash ends whoever does something in
 * the middle of it, before or after a write; others may act between anybody's reading and writing.
 */
final class Simulation {

    private static final WorkspaceId WORKSPACE = new WorkspaceId("lender");
    private static final ScenarioId SCENARIO = new ScenarioId("65".repeat(12));

    /** What ends a process in the middle of something. */
    private static final class Crash extends VirtualMachineError {
        private static final long serialVersionUID = 1L;
    }

    private final CheckedFlow flow;
    private final Random random;
    private final MemoryStore store = new MemoryStore();
    private final ManualClock clock = new ManualClock(NOON);
    private final List<Workfloo> processes;
    private final List<ExecutionId> ids = new ArrayList<>();
    private final Map<String, Integer> messages = new HashMap<>();
    private final Map<String, String> codes = new HashMap<>();
    private final Map<String, Set<String>> keys = new HashMap<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private final List<String> told = new ArrayList<>();
    private boolean calm;
    private int depth;
    private int crashes;

    Simulation(CheckedFlow flow, Random random) {
        this.flow = flow;
        this.random = random;
        store.definitions().publish(WORKSPACE, 1, flow.definition(), NOON);
        store.scenarios().replaceAll(WORKSPACE, flow.definition().id(), List.of(scenario()));
        this.processes = List.of(process(), process());
    }

    private Workfloo process() {
        return Workfloo.builder(
                        new InterruptedStore(store, this::beforeAWrite, this::maybeCrash, new Remembered()),
                        clock,
                        random)
                .outside(new Outside(this::call, this::send, new Provider(), new Receiver(this::take)))
                .build();
    }

    /** Any of those that share the store. */
    private Workfloo workfloo() {
        return processes.get(random.nextInt(processes.size()));
    }

    private Scenario scenario() {
        Map<NodeId, Link> links = new HashMap<>();
        flow.definition().nodes().stream()
                .filter(ServiceNode.class::isInstance)
                .filter(node -> random.nextInt(4) > 0)
                .forEach(node -> links.put(node.id(), link()));
        Expectation anything = new Expectation(Optional.empty(), List.of(), Map.of(), Map.of());
        return new Scenario(
                SCENARIO,
                flow.definition().id(),
                "Any",
                new Scenario.Script(new Links(links), Submissions.NONE),
                anything);
    }

    private Link link() {
        return new Link(
                random.nextInt(4) == 0
                        ? Either.left(new Links.Error("REFUSED", "no"))
                        : Either.right(LinkSampler.rightAnswer()),
                Duration.ofSeconds(random.nextInt(5)),
                random.nextInt(3));
    }

    // What happens

    /** Somebody does something, or time passes. */
    void move() {
        try {
            act();
        } catch (Crash e) {
            crashes++;
        }
    }

    private void act() {
        switch (random.nextInt(8)) {
            case 0 -> startOrCancel();
            case 1, 2, 3 -> anyExecution().ifPresent(this::answer);
            case 4, 5 -> work();
            case 6 -> clock.pass(Duration.ofMillis(random.nextInt(60_000)));
            default -> workfloo().work().perform(Maintenance.CONSENTS);
        }
    }

    private void startOrCancel() {
        if (random.nextInt(12) == 0) anyExecution().ifPresent(this::cancel);
        else start();
    }

    private void cancel(ExecutionId id) {
        workfloo().steps().cancel(execution(id).start().scope(), id, "backoffice");
    }

    private void start() {
        if (ids.size() == 3) return;
        Scope scope = new Scope(WORKSPACE, random.nextBoolean() ? Environment.SANDBOX : Environment.PRODUCTION);
        workfloo()
                .executions()
                .execute(StartWorkfloo.of(scope, flow.definition().id().hex())
                        .inScenario(SCENARIO.hex())
                        .reportingTo(new CallbackReceiver("https://example.com/hook", Optional.empty())))
                .peek(started -> ids.add(started.id()));
    }

    private Optional<ExecutionId> anyExecution() {
        return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(random.nextInt(ids.size())));
    }

    /** A client answers what it sees, or what it saw. */
    private void answer(ExecutionId id) {
        WorkflooExecution execution = execution(id);
        Scope scope = execution.start().scope();
        LinkSampler links = new LinkSampler(random);
        if (execution.position() instanceof AwaitingReview at) review(id, at, scope);
        if (execution.position() instanceof AwaitingCorrection at) {
            workfloo().steps().correct(scope, id, new ReviewSampler(random).correction(at, flow));
        }
        switch (random.nextInt(8)) {
            case 4 -> workfloo().verification().judge(scope, id, token(), Patience.NONE);
            case 5 -> workfloo().verification().fallBack(scope, id, Patience.NONE);
            case 0, 6 -> workfloo().steps().sendNip(scope, id, links.request());
            case 1, 7 -> workfloo().steps().answerNip(scope, id, code(execution));
            default ->
                execution
                        .position()
                        .waitsAt()
                        .ifPresent(node ->
                                workfloo().steps().answerForm(scope, id, Samples.answersTo(flow.node(node), random)));
        }
    }

    private void review(ExecutionId id, AwaitingReview at, Scope scope) {
        Validation shown = ((ValidationNode) flow.node(at.node())).validation();
        workfloo().steps().review(scope, id, new ReviewSampler(random).request(shown), "a reviewer");
    }

    private String token() {
        return random.nextBoolean() ? "123456" : "999999";
    }

    private String code(WorkflooExecution execution) {
        boolean sandbox = execution.start().scope().environment() == Environment.SANDBOX;
        String right = sandbox ? "123456" : codes.getOrDefault(execution.id().hex(), "000000");
        return random.nextInt(3) == 0 ? "999999" : right;
    }

    /** Any work that is due, by any worker. It stays where it was, as if its worker had died right then: two do the same. */
    private void work() {
        List<Work.Due> due = store.pendingWork().stream()
                .filter(work -> !work.at().isAfter(clock.instant()))
                .toList();
        if (due.isEmpty()) return;
        workfloo().work().perform(due.get(random.nextInt(due.size())).work());
    }

    private void beforeAWrite() {
        if (calm || depth > 2 || random.nextInt(4) > 0) return;
        depth++;
        try {
            act();
        } catch (Crash e) {
            crashes++;
        } finally {
            depth--;
        }
    }

    private void maybeCrash() {
        if (!calm && random.nextInt(12) == 0) throw new Crash();
    }

    /** Nobody crashes any more, and workers do all that is left. */
    void calmDown() {
        calm = true;
        for (int i = 0; i < 200 && !store.pendingWork().isEmpty(); i++) {
            store.performDue(work -> workfloo().work().perform(work), clock);
            clock.pass(Duration.ofHours(1));
        }
    }

    // The world outside

    private ConnectorAnswer call(ConnectorCall call) {
        String key = call.idempotencyKey();
        String visit = key.substring(0, key.lastIndexOf('/'));
        maybeCrash();
        keys.computeIfAbsent(visit, it -> new LinkedHashSet<>()).add(key);
        ConnectorAnswer answer = random.nextBoolean()
                ? new Answered(LinkSampler.rightAnswer(), Optional.of(200))
                : new Failed("SOME", "in words", Reply.values()[random.nextInt(3)], Optional.empty());
        if (answer instanceof Failed failed && failed.reply() != Reply.NONE) failures.merge(visit, 1, Integer::sum);
        maybeCrash();
        return answer;
    }

    private final class Provider implements VerificationProviders {
        @Override
        public Either<Failed, BegunValidation> begin(ValidationRequest request) {
            maybeCrash();
            var answer = new LinkSampler(random).validation("validation");
            maybeCrash();
            return answer;
        }

        /** Others act while somebody waits for the answer. */
        @Override
        public Either<Failed, TokenJudgement> check(TokenCheck check) {
            maybeCrash();
            beforeAWrite();
            if (random.nextInt(5) == 0) return Either.left(FakeProvider.SILENT);
            return Either.right(check.token().equals("123456") ? TokenJudgement.RIGHT : TokenJudgement.WRONG);
        }
    }

    private Receipt take(Message message) {
        maybeCrash();
        boolean taken = calm || random.nextInt(3) > 0;
        if (taken && message.type().isPresent()) told.add(message.id());
        maybeCrash();
        return taken ? Receipt.TAKEN : Receipt.NOT_TAKEN;
    }

    private NipDelivery send(NipMessage message) {
        maybeCrash();
        messages.merge(message.key(), 1, Integer::sum);
        codes.put(message.key().substring(0, message.key().indexOf('/')), message.code());
        maybeCrash();
        return new LinkSampler(random).delivery();
    }

    // What is left

    private WorkflooExecution execution(ExecutionId id) {
        return store.executions().find(id).orElseThrow();
    }

    List<WorkflooExecution> executions() {
        return ids.stream().map(this::execution).toList();
    }

    List<ExecutionEvent> history(WorkflooExecution execution) {
        return store.executions()
                .history(execution.start().scope(), execution.id())
                .orElseThrow()
                .events();
    }

    List<Work.Due> pendingWork() {
        return store.pendingWork();
    }

    Map<String, Integer> messagesByKey() {
        return messages;
    }

    Map<String, Set<String>> keysByVisit() {
        return keys;
    }

    int failuresAnswered(String visit) {
        return failures.getOrDefault(visit, 0);
    }

    /** The ids of what a client was told, and has taken, in that order. */
    List<String> told() {
        return told;
    }

    int crashes() {
        return crashes;
    }
}
