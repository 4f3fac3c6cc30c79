package dev.workfloo.worker;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aField;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aFormNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aLabelNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.TimerFlow;
import dev.workfloo.access.Environment;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Position;
import dev.workfloo.execution.Position.AwaitingTimer;
import dev.workfloo.execution.Position.Cancellation;
import dev.workfloo.execution.WaitsFor;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.PendingWork;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.execution.Census;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import dev.workfloo.testkit.contract.fixture.Race;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Executions that wait in a database, and processes that come and go. */
abstract class WaitsContract {

    private static final EncryptionKey KEY = EncryptionKey.random();
    private static final Scope PRODUCTION = Scope.production("lender");
    private static final Instant END = NOON.plusSeconds(3_600);
    private static final long PATIENCE_NS = Duration.ofSeconds(60).toNanos();

    private final ManualClock clock = new ManualClock(NOON);
    private final LinkedBlockingQueue<String> failures = new LinkedBlockingQueue<>();
    private HikariDataSource pool;

    /** A pool on a new, empty database. */
    abstract HikariDataSource newPool();

    @BeforeEach
    void open() {
        pool = newPool();
        process()
                .workfloo
                .definitions()
                .publish(new WorkspaceId("lender"), Value.of(document()))
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
    }

    private static Map<String, Object> document() {
        return object(
                "id",
                TimerFlow.ID,
                "name",
                "Thought over",
                "start",
                "person",
                "nodes",
                List.of(
                        aFormNode("person", "reflection", aField("day", "DATE")),
                        object(
                                "id",
                                "reflection",
                                "type",
                                "TIMER",
                                "name",
                                "Reflection",
                                "wait",
                                "PT1H",
                                "next",
                                "done"),
                        aLabelNode("done", "", "done")));
    }

    @AfterEach
    void close() {
        pool.close();
    }

    /** All that one process has of its own. */
    private record Process(JdbcStore store, Workfloo workfloo) {

        WorkflooExecution execution(ExecutionId id) {
            return store.executions().find(id).orElseThrow();
        }
    }

    private Process process() {
        JdbcStore store = JdbcStore.on(pool, KEY);
        return new Process(
                store, Workfloo.builder(store, clock, new SecureRandom()).build());
    }

    private Worker worker(Process process, InstantSource time) {
        WorkerSettings settings = WorkerSettings.usual(time, (what, cause) -> failures.add(what))
                .withThreads(2)
                .withInterval(Duration.ofMillis(20));
        Worker worker = Worker.on(pool, process.workfloo.work(), settings);
        process.store.handWorkTo(worker);
        worker.start();
        return worker;
    }

    private static ExecutionId begun(Process process) {
        ExecutionId id = process.workfloo
                .executions()
                .execute(StartWorkfloo.of(PRODUCTION, TimerFlow.ID))
                .getOrElseThrow(problem -> new AssertionError(problem.message()))
                .id();
        process.workfloo
                .steps()
                .answerForm(PRODUCTION, id, Value.Context.of(Map.of("day", "2026-03-10")))
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
        return id;
    }

    private static void await(BooleanSupplier holds) {
        long end = System.nanoTime() + PATIENCE_NS;
        while (!holds.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it does not come to it");
            LockSupport.parkNanos(2_000_000);
        }
    }

    private static Work.Due wake(ExecutionId id) {
        return new Work.Due(new Work.Wake(id, TimerFlow.TIMER, 1, 1), END);
    }

    /** How many executions wait for this, in production. */
    private static long waiting(Process process, WaitsFor what) {
        return process.store.census(NOON).waiting().stream()
                .filter(it -> it.environment() == Environment.PRODUCTION
                        && it.waitingFor().equals(what.name()))
                .mapToLong(Census.Waiting::count)
                .sum();
    }

    @Test
    void keepsHowLongItWaits() {
        Process process = process();

        ExecutionId id = begun(process);

        assertEquals(
                new AwaitingTimer(TimerFlow.TIMER, 1, END),
                process().execution(id).position());
        assertEquals(List.of(wake(id)), PendingWork.in(pool));
        assertEquals(1, waiting(process, WaitsFor.TIMER));
    }

    @Test
    void goesOnInAProcessThatWasStartedMeanwhile() {
        Process before = process();
        ExecutionId id;
        try (Worker worker = worker(before, clock)) {
            id = begun(before);
            worker.lookNow();
        }
        clock.pass(Duration.ofHours(1));
        Process after = process();

        try (Worker worker = worker(after, clock)) {
            worker.lookNow();
            await(() -> after.execution(id).position().outcome().isPresent());
            await(() -> PendingWork.in(pool).isEmpty());
        }

        assertEquals(List.of("done"), after.execution(id).data().labels());
        assertEquals(END, after.execution(id).modifiedAt());
        assertEquals(0, waiting(after, WaitsFor.TIMER));
        assertEquals(List.of(), List.copyOf(failures));
    }

    /** The scheduler's clock is ahead of the one by which executions go. */
    @Test
    void isPutOffWhereSomebodyLooksTooEarly() {
        Process process = process();
        ExecutionId id = begun(process);
        InstantSource ahead = () -> clock.instant().plus(Duration.ofHours(2));
        LinkedBlockingQueue<Optional<Instant>> answers = new LinkedBlockingQueue<>();
        WorkerSettings settings = WorkerSettings.usual(ahead, (what, cause) -> failures.add(what))
                .withContext((work, noted, doing) -> {
                    Optional<Instant> again = doing.get();
                    answers.add(again);
                    return again;
                })
                .withInterval(Duration.ofMillis(20));

        try (Worker worker = Worker.on(pool, process.workfloo.work(), settings)) {
            worker.start();
            await(() -> {
                worker.lookNow();
                return answers.size() > 1;
            });
        }

        assertEquals(Optional.of(END), answers.peek());
        assertEquals(List.of(wake(id)), PendingWork.in(pool));
        assertEquals(
                new AwaitingTimer(TimerFlow.TIMER, 1, END),
                process.execution(id).position());
    }

    @Test
    void isCancelledWithItsWork() {
        Process process = process();
        ExecutionId id = begun(process);
        clock.pass(Duration.ofMinutes(5));

        WorkflooExecution cancelled = process()
                .workfloo
                .steps()
                .cancel(PRODUCTION, id, "backoffice")
                .getOrElseThrow(problem -> new AssertionError(problem.message()));

        Position.Finished end = new Position.Finished(
                Outcome.ABANDONED, Optional.of(new Cancellation("backoffice", NOON.plusSeconds(300))));
        assertEquals(end, cancelled.position());
        assertEquals(cancelled, process().execution(id));
        assertEquals(
                cancelled,
                process.store.executions().history(PRODUCTION, id).orElseThrow().execution());
        assertEquals(List.of(), PendingWork.in(pool));
        assertEquals(0, waiting(process, WaitsFor.TIMER));
    }

    /** Its work goes with it, also where somebody has begun that already. */
    @Test
    void isCancelledWhileItGoesOn() {
        Process process = process();
        Process other = process();

        try (Worker worker = worker(process, clock)) {
            for (int round = 0; round < 50; round++) {
                ExecutionId id = begun(process);
                clock.pass(Duration.ofHours(1));
                List<Boolean> cancelled = Race.of(3, number -> number == 1 ? looks(worker) : cancels(other, id));

                await(() -> process().execution(id).position().outcome().isPresent());
                await(() -> PendingWork.in(pool).isEmpty());

                WorkflooExecution execution = process().execution(id);
                boolean isCancelled = cancelled.contains(true);
                assertEquals(
                        Optional.of(isCancelled ? Outcome.ABANDONED : Outcome.SUCCESS),
                        execution.position().outcome());
                assertEquals(
                        isCancelled ? 1 : 0, cancelled.stream().filter(it -> it).count());
                assertEquals(
                        isCancelled ? List.of() : List.of("done"),
                        execution.data().labels());
                assertEquals(
                        execution,
                        other.store
                                .executions()
                                .history(PRODUCTION, id)
                                .orElseThrow()
                                .execution());
            }
        }

        assertEquals(0, waiting(process, WaitsFor.TIMER));
        assertEquals(List.of(), List.copyOf(failures));
    }

    private static boolean looks(Worker worker) {
        worker.lookNow();
        return false;
    }

    private static boolean cancels(Process process, ExecutionId id) {
        return process.workfloo.steps().cancel(PRODUCTION, id, "backoffice").isRight();
    }
}
