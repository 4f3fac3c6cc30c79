package dev.workfloo.jdbc.execution;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aField;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aFormNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static dev.workfloo.testkit.contract.fixture.Fixtures.published;
import static dev.workfloo.testkit.contract.fixture.Fixtures.read;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.Scope;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.Position.Calling;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
import dev.workfloo.execution.step.ConnectorStep;
import dev.workfloo.execution.step.FormStep;
import dev.workfloo.execution.step.Run;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Three processes of this release, with caches of their own, and one of the release before, on one database whose standby takes over
 * now and then. Between anybody's reading and writing others act, and while a service is asked too. All by one seed.
 */
final class ModelCluster {

    private static final int PROCESSES = 3;
    private static final int MOST_EXECUTIONS = 4;

    private final Random random;
    private final ManualClock clock = new ManualClock(NOON);
    private final MemoryStore rest = new MemoryStore();
    private final Scope scope = production(aWorkspace());
    private final CheckedFlow flow = CheckedFlow.published(read(object(
            "id",
            aDefinitionId().hex(),
            "name",
            "Round",
            "start",
            "ask",
            "nodes",
            List.of(aFormNode("ask", "bureau", aField("word", "TEXT", "required", true)), aBureau()))));
    private final ModelDatabase database;
    private final List<ModelProcess> processes;
    private final List<String> unread = new ArrayList<>();
    private int started;
    private int words;
    private int depth;

    ModelCluster(Random random, boolean knowsMarks) {
        this.random = random;
        database = new ModelDatabase(random, knowsMarks);
        published(rest, scope.workspace(), flow.definition());
        Outside outside = new Outside(call -> asked(), Outside.NOBODY.nips(), Outside.NOBODY.callbacks());
        ModelProcess.World world = new ModelProcess.World(rest, outside, clock, random);
        processes = IntStream.range(0, PROCESSES)
                .mapToObj(number -> new ModelProcess(world, database, this::others))
                .toList();
    }

    private static Object aBureau() {
        return object(
                "id",
                "bureau",
                "type",
                "LINK",
                "service",
                "buro-pf",
                "name",
                "Bureau",
                "request",
                object("asked", "now()"),
                "response",
                object("word", "TEXT"),
                "next",
                "ask");
    }

    /** No two answers are alike, and so no two states that came about apart from each other. */
    private String word() {
        return "word " + ++words;
    }

    private ConnectorAnswer asked() {
        others();
        return new Answered(context("word", word()), Optional.of(200));
    }

    private void others() {
        if (depth > 2 || random.nextInt(3) > 0) return;
        depth++;
        move();
        depth--;
    }

    void move() {
        try {
            act();
        } catch (StoreUnavailable e) {
            // The caller hears of it, and perhaps tries again.
        }
    }

    private void act() {
        switch (random.nextInt(12)) {
            case 0 -> start();
            case 1 -> database.failOver();
            case 2 -> clock.pass(Duration.ofSeconds(random.nextInt(12)));
            case 3, 4 -> database.any().ifPresent(this::moveAsBefore);
            default -> database.any().ifPresent(execution -> move(execution, anyProcess()));
        }
    }

    private ModelProcess anyProcess() {
        return processes.get(random.nextInt(PROCESSES));
    }

    private void start() {
        if (++started > MOST_EXECUTIONS) return;
        anyProcess()
                .workfloo()
                .executions()
                .execute(StartWorkfloo.of(scope, flow.definition().id().hex()));
    }

    private void move(WorkflooExecution execution, ModelProcess process) {
        if (execution.position() instanceof Calling at && random.nextInt(5) > 0) {
            process.workfloo().work().perform(new Work.Call(execution.id(), at.node(), at.visit(), at.turn()));
            return;
        }
        int reads = database.reads();
        Value.Context answers = random.nextInt(8) == 0 ? Value.Context.EMPTY : context("word", word());
        Either<WorkflooProblem, WorkflooExecution> answer =
                process.workfloo().steps().answerForm(scope, execution.id(), answers);
        if (answer.isLeft() && reads == database.reads())
            unread.add(answer.getLeft().message());
    }

    /** The release before reads, and writes if the revision is the same. */
    private void moveAsBefore(WorkflooExecution execution) {
        Run run = new Run(execution, flow, clock.instant());
        Optional<Progress> progress = execution.position() instanceof Calling at
                ? ConnectorStep.of(run, new Work.Call(execution.id(), at.node(), at.visit(), at.turn()))
                        .map(step -> step.take(asked(), Duration.ZERO))
                : FormStep.of(run)
                        .flatMap(step -> step.answer(context("word", word())))
                        .toJavaOptional();
        others();
        progress.ifPresent(database::updateAsBefore);
    }

    /** States that were built on one that was not there. */
    List<String> phantoms() {
        return database.phantoms();
    }

    /** Refusals for which nothing was read. */
    List<String> unread() {
        return unread;
    }

    boolean failedOver() {
        return database.failovers() > 0;
    }

    boolean movedWhatWasCached() {
        return processes.stream().anyMatch(process -> process.cached().hits() > 0);
    }

    boolean cameLate() {
        return processes.stream().anyMatch(process -> process.writes().late() > 0);
    }

    boolean committedUnheard() {
        return processes.stream().anyMatch(process -> process.writes().unknown() > 0);
    }
}
