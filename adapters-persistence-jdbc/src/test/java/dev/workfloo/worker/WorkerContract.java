package dev.workfloo.worker;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.republished;
import static dev.workfloo.testkit.contract.fixture.Fixtures.saved;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.Maintenance;
import dev.workfloo.application.port.in.PerformWork;
import dev.workfloo.application.port.in.PerformWork.Turn;
import dev.workfloo.application.port.out.Callbacks;
import dev.workfloo.application.port.out.Connectors;
import dev.workfloo.application.port.out.ExecutionListener;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ConnectorEvent.ConnectorAnswered;
import dev.workfloo.execution.ConnectorEvent.ConnectorFailed;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Start.CallbackReceiver;
import dev.workfloo.execution.StatusCallback;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.execution.work.WorkHold;
import dev.workfloo.jdbc.Clocks;
import dev.workfloo.jdbc.DatabaseClock;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.PendingWork;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.BureauRun;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import dev.workfloo.testkit.contract.fixture.Race;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntBiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the worker does on every database. Each test has a database of its own, since workers take what they find. */
abstract class WorkerContract {

    private static final EncryptionKey KEY = EncryptionKey.random();
    private static final Connectors ANSWERING = call -> anAnswer();

    private final WorkspaceId workspace = aWorkspace();
    private final ManualClock clock = new ManualClock(NOON);
    private final LinkedBlockingQueue<String> failures = new LinkedBlockingQueue<>();
    private final List<Worker> workers = new ArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private HikariDataSource pool;
    private JdbcStore store;

    /** A pool on a new, empty database. */
    abstract HikariDataSource newPool();

    @BeforeEach
    void open() {
        pool = newPool();
        store = JdbcStore.on(pool, KEY);
    }

    @AfterEach
    void close() {
        released.countDown();
        workers.forEach(Worker::close);
        pool.close();
    }

    private static ConnectorAnswer anAnswer() {
        return new Answered(context("score", 712), Optional.of(200));
    }

    private PerformWork work(Connectors connectors) {
        return work(connectors, clock);
    }

    private PerformWork work(Connectors connectors, InstantSource time) {
        Outside outside = new Outside(connectors, Outside.NOBODY.nips(), Outside.NOBODY.callbacks());
        return Workfloo.builder(store, time, new SecureRandom())
                .outside(outside)
                .build()
                .work();
    }

    private WorkerSettings settings(InstantSource time) {
        return WorkerSettings.usual(time, (what, cause) -> failures.add(what))
                .withThreads(4)
                .withInterval(Duration.ofMillis(100));
    }

    private Worker worker(PerformWork performing) {
        return worker(performing, settings(clock));
    }

    private Worker worker(PerformWork performing, WorkerSettings settings) {
        Worker worker = Worker.on(pool, performing, settings);
        workers.add(worker);
        return worker;
    }

    private static void handOver(JdbcStore store, Worker worker) {
        store.handWorkTo(worker);
    }

    /** Started at a bureau, with a call to be made. */
    private BureauRun called() {
        BureauRun run = BureauRun.calling(store, workspace);
        store.journal().start(run.latest(), Optional.empty());
        return run;
    }

    private Optional<Outcome> outcome(ExecutionId id) {
        return store.executions().find(id).orElseThrow().position().outcome();
    }

    private void assertSucceeded(BureauRun run) {
        assertEquals(Optional.of(Outcome.SUCCESS), outcome(run.execution().id()));
    }

    private int change(String sql, Object... values) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            return statement.executeUpdate();
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private void awaitRelease() {
        try {
            assertTrue(released.await(60, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    // What goes along with work

    /** Work that was asked for elsewhere, with a note; done by whoever finds it. */
    @Test
    void givesBackWhatWasNotedWithWorkThatItFinds() throws Exception {
        store.handWorkTo(due -> new WorkHold(due.at(), Optional.of("nöted"), () -> {}, () -> {}));
        LinkedBlockingQueue<Optional<String>> notes = new LinkedBlockingQueue<>();
        called();

        worker(work(ANSWERING), settings(clock).withContext(noting(notes))).start();

        assertEquals(Optional.of("nöted"), notes.poll(60, TimeUnit.SECONDS));
    }

    @Test
    void givesBackWhatWasNotedWithWorkThatItTook() throws Exception {
        LinkedBlockingQueue<Optional<String>> notes = new LinkedBlockingQueue<>();
        Worker worker = worker(work(ANSWERING), settings(clock).withContext(noting(notes)));
        store.handWorkTo(worker);

        called();

        assertEquals(Optional.of("nöted"), notes.poll(60, TimeUnit.SECONDS));
    }

    @Test
    void keepsTheNoteOfWorkThatIsDoneAgain() throws Exception {
        store.handWorkTo(due -> new WorkHold(due.at(), Optional.of("nöted"), () -> {}, () -> {}));
        LinkedBlockingQueue<Optional<String>> notes = new LinkedBlockingQueue<>();
        PerformWork failing = new Repeating(() -> {
            throw new IllegalStateException("each time");
        });
        called();

        for (int time = 0; time < 2; time++) {
            Worker worker = worker(failing, settings(clock).withContext(noting(notes)));
            worker.start();
            assertEquals(Optional.of("nöted"), notes.poll(60, TimeUnit.SECONDS));
            worker.close();
            clock.pass(Duration.ofMinutes(1));
        }
    }

    private static WorkContext noting(LinkedBlockingQueue<Optional<String>> notes) {
        return new WorkContext() {
            @Override
            public Optional<String> noted() {
                return Optional.of("nöted");
            }

            @Override
            public Optional<Instant> within(Work work, Optional<String> noted, Supplier<Optional<Instant>> doing) {
                notes.add(noted);
                return doing.get();
            }
        };
    }

    // Doing what there is to do

    @Test
    void doesWorkRightAfterTheCommit() throws Exception {
        WatchedWork watched = new WatchedWork(work(ANSWERING));
        handOver(store, worker(watched)); // Not started: nothing is found in the table.

        BureauRun run = called();
        watched.awaitDone(run.call());

        assertSucceeded(run);
        assertEquals(List.of(), PendingWork.in(pool));
    }

    @Test
    void tellsWhatWaitedRightAfterTheCommit() throws Exception {
        Progress called = BureauRun.calling(store, workspace).latest();
        StatusCallback waiting = new StatusCallback(
                called.execution().id(),
                called.execution().revision(),
                StatusCallback.Kind.STARTED,
                NOON,
                new CallbackReceiver("https://example.com/hook", Optional.empty()),
                "{}");
        store.journal().start(called.withCallback(waiting, BureauRun.BUREAU), Optional.empty());
        WatchedWork watched = new WatchedWork(work(ANSWERING));
        handOver(store, worker(watched)); // Not started: nothing is found in the table.
        Work.Callback telling = waiting.work(BureauRun.BUREAU);

        store.callbackDeliveries().schedule(telling, NOON);

        watched.awaitDone(telling);
        assertEquals(List.of(), List.copyOf(failures));
    }

    @Test
    void doesWorkThatItFinds() throws Exception {
        BureauRun run = called();
        WatchedWork watched = new WatchedWork(work(ANSWERING));

        worker(watched).start();
        watched.awaitDone(run.call());

        assertSucceeded(run);
        assertEquals(List.of(), PendingWork.in(pool));
    }

    /** Neither what it finds nor what is handed to it, and no task of maintenance. */
    @Test
    void doesNothingWhileAllIsHeldBack() throws Exception {
        AtomicInteger done = new AtomicInteger();
        AtomicInteger looks = new AtomicInteger();
        WatchedWork watched = new WatchedWork(work(ANSWERING));
        PerformWork counted = new PerformWork() {
            @Override
            public Optional<Instant> perform(Work work, Turn turn) {
                done.incrementAndGet();
                return watched.perform(work, turn);
            }

            @Override
            public int perform(Maintenance task, Surroundings each) {
                done.incrementAndGet();
                return 0;
            }
        };
        store.backlog().pause(NOON);
        BureauRun found = called();
        Worker worker = worker(counted, settings(() -> {
            looks.incrementAndGet();
            return clock.instant();
        }));
        handOver(store, worker);
        worker.start();
        BureauRun handed = called();
        int before = looks.get();
        while (looks.get() < before + 100) worker.lookNow();

        assertEquals(0, done.get());
        assertEquals(2, PendingWork.in(pool).size());

        assertTrue(store.backlog().resume());
        worker.renew();
        worker.lookNow();
        assertEquals(Set.of(found.call(), handed.call()), watched.awaitDone(2));
        assertSucceeded(found);
        assertSucceeded(handed);
    }

    @Test
    void looksAtOnceWhenItIsTold() throws Exception {
        WatchedWork watched = new WatchedWork(work(ANSWERING));
        Worker worker = worker(watched, settings(clock).withInterval(Duration.ofHours(1)));
        worker.start();
        BureauRun run = called();

        worker.lookNow();

        watched.awaitDone(run.call());
        assertSucceeded(run);
    }

    @Test
    void leavesAloneWhatIsNotDueYet() throws Exception {
        BureauRun later = called();
        change("update workfloo_work set execution_time = ?", at(NOON.plusSeconds(5)));
        BureauRun now = called();
        WatchedWork watched = new WatchedWork(work(ANSWERING));
        Worker worker = worker(watched);

        worker.start();
        watched.awaitDone(now.call());
        assertEquals(List.of(new Work.Due(later.call(), NOON.plusSeconds(5))), PendingWork.in(pool));
        clock.pass(Duration.ofSeconds(5));
        worker.lookNow();

        watched.awaitDone(later.call());
    }

    @Test
    void doesMoreWorkThanItHasPlaces() throws Exception {
        InstantSource time = InstantSource.system();
        WatchedWork watched = new WatchedWork(work(ANSWERING, time));
        Worker worker = worker(watched, settings(time).withInterval(Duration.ofHours(1)));
        handOver(store, worker);
        worker.start();

        List<BureauRun> runs = Race.of(150, number -> called());

        assertEquals(150, watched.awaitDone(150).size());
        worker.close();
        runs.forEach(this::assertSucceeded);
        assertEquals(List.of(), PendingWork.in(pool));
        assertEquals(List.of(), List.copyOf(failures));
    }

    @Test
    void sharesWorkWithOthersAndDoesNoneTwice() throws Exception {
        InstantSource time = InstantSource.system();
        Set<String> asked = ConcurrentHashMap.newKeySet();
        AtomicInteger calls = new AtomicInteger();
        WatchedWork watched = new WatchedWork(work(
                call -> {
                    asked.add(call.idempotencyKey());
                    calls.incrementAndGet();
                    return anAnswer();
                },
                time));
        List<JdbcStore> stores = List.of(store, JdbcStore.on(pool, KEY), JdbcStore.on(pool, KEY));
        for (JdbcStore each : stores) {
            Worker worker = worker(watched, settings(time));
            handOver(each, worker);
            worker.start();
        }

        Race.of(90, number -> {
            JdbcStore its = stores.get(number % 3);
            return its.journal().start(BureauRun.calling(its, workspace).latest(), Optional.empty());
        });

        assertEquals(90, watched.awaitDone(90).size());
        workers.forEach(Worker::close);
        assertEquals(90, asked.size());
        assertEquals(90, calls.get());
        assertEquals(List.of(), PendingWork.in(pool));
    }

    // Waiting for others

    /** Started at a service, with a call to be made. */
    private BureauRun called(String service) {
        BureauRun run = BureauRun.begun(store, workspace, NOON, BureauRun.asking(service));
        store.journal().start(run.latest(), Optional.empty());
        return run;
    }

    /** Many are to be told of something, in many workspaces or in one. */
    private void tellMany(int count, Supplier<WorkspaceId> workspaces) {
        for (int number = 0; number < count; number++) {
            WorkspaceId theirs = workspaces.get();
            Progress called = BureauRun.calling(store, theirs).latest();
            StatusCallback news = new StatusCallback(
                    called.execution().id(),
                    called.execution().revision(),
                    StatusCallback.Kind.STARTED,
                    NOON,
                    new CallbackReceiver("https://example.com/" + theirs, Optional.empty()),
                    "{}");
            Progress telling = called.withCallback(news, BureauRun.BUREAU);
            List<Work.Due> tells = telling.work().stream()
                    .filter(due -> due.work().kind() == Work.Kind.TELL)
                    .toList();
            Progress only =
                    new Progress(telling.execution(), telling.events(), tells, telling.callback(), telling.from());
            store.journal().start(only, Optional.empty());
        }
    }

    private PerformWork work(Connectors connectors, Function<Callbacks.Message, Callbacks.Receipt> receivers) {
        Outside outside = new Outside(connectors, Outside.NOBODY.nips(), new Receiving(receivers));
        return Workfloo.builder(store, clock, new SecureRandom())
                .outside(outside)
                .build()
                .work();
    }

    private record Receiving(Function<Callbacks.Message, Callbacks.Receipt> receivers) implements Callbacks {
        @Override
        public String status(WorkflooExecution execution, CheckedFlow flow) {
            return "{}";
        }

        @Override
        public String json(Value.Context object) {
            return "{}";
        }

        @Override
        public Receipt post(Message message) {
            return receivers.apply(message);
        }
    }

    @Test
    void asksAServiceWhileAnotherHangs() throws Exception {
        WatchedWork watched = new WatchedWork(work(call -> {
            if (call.service().equals("slow")) awaitRelease();
            return anAnswer();
        }));
        Worker worker = worker(watched);
        handOver(store, worker);
        worker.start();
        List<BureauRun> slow = Stream.generate(() -> called("slow")).limit(12).toList();

        BureauRun quick = called("quick");
        watched.awaitDone(quick.call());

        assertSucceeded(quick);
        released.countDown();
        watched.awaitDone(12);
        worker.close();
        slow.forEach(this::assertSucceeded);
        assertEquals(List.of(), List.copyOf(failures));
    }

    @Test
    void asksServicesWhileReceiversHang() throws Exception {
        WatchedWork watched = new WatchedWork(work(ANSWERING, message -> {
            awaitRelease();
            return Callbacks.Receipt.TAKEN;
        }));
        Worker worker = worker(watched);
        handOver(store, worker);
        worker.start();
        tellMany(12, Fixtures::aWorkspace);

        BureauRun run = called();
        watched.awaitDone(run.call());

        assertSucceeded(run);
    }

    @Test
    void asksServicesThoughMuchIsToBeToldFirst() throws Exception {
        tellMany(12, Fixtures::aWorkspace);
        BureauRun run = called();
        WatchedWork watched = new WatchedWork(work(ANSWERING, message -> {
            awaitRelease();
            return Callbacks.Receipt.TAKEN;
        }));

        worker(watched).start();
        watched.awaitDone(run.call());

        assertSucceeded(run);
    }

    @Test
    void tellsAWorkspaceWhileAnothersReceiversHang() throws Exception {
        WorkspaceId slow = aWorkspace();
        WorkspaceId other = aWorkspace();
        WatchedWork watched = new WatchedWork(work(ANSWERING, message -> {
            if (message.receiver().url().endsWith("/" + slow)) awaitRelease();
            return Callbacks.Receipt.TAKEN;
        }));
        tellMany(12, () -> slow);
        tellMany(1, () -> other);

        worker(watched).start();

        assertEquals(Work.Kind.TELL, watched.awaitDone(1).iterator().next().kind());
        released.countDown();
        watched.awaitDone(12);
    }

    @Test
    void waitingForOurOwnBoundIsNoFailure() throws Exception {
        Semaphore bound = new Semaphore(1);
        PerformWork bounded = work(call -> {
            if (!bound.tryAcquire()) return new Failed("BUSY", "asked by as many", Reply.NOT_NOW, Optional.empty());
            try {
                awaitRelease();
                return anAnswer();
            } finally {
                bound.release();
            }
        });
        WatchedWork watched = new WatchedWork(bounded);
        Worker worker = worker(watched);
        handOver(store, worker);
        worker.start();

        List<BureauRun> runs = Stream.generate(this::called).limit(8).toList();
        released.countDown();
        watched.awaitDone(8);
        worker.close();

        runs.forEach(this::assertSucceeded);
        for (BureauRun run : runs) {
            WorkflooExecution execution =
                    store.executions().find(run.execution().id()).orElseThrow();
            assertTrue(
                    store
                            .executions()
                            .history(execution.start().scope(), execution.id())
                            .orElseThrow()
                            .events()
                            .stream()
                            .noneMatch(ConnectorFailed.class::isInstance));
        }
    }

    @Test
    void doesWhatAnEarlierReleaseAskedFor() throws Exception {
        BureauRun before = called();
        change("update workfloo_work set priority = null");
        change(
                "insert into workfloo_work (task_name, task_instance, execution_time, picked, version)"
                        + " values ('workfloo', 'not named as work is', ?, false, 1)",
                at(NOON.plus(Duration.ofDays(1))));
        WatchedWork watched = new WatchedWork(work(ANSWERING));
        Worker worker = worker(watched);

        worker.start();
        watched.awaitDone(before.call());
        BureauRun beside = called();
        change("update workfloo_work set priority = null, execution_time = ?", at(NOON.minusSeconds(1)));
        worker.renew();
        worker.lookNow();
        watched.awaitDone(beside.call());

        assertSucceeded(before);
        assertSucceeded(beside);
    }

    // Dying, and taking over

    @Test
    void takesOverFromADeadWorker() throws Exception {
        BureauRun run = called();
        change(
                "update workfloo_work set picked = true, picked_by = 'dead', last_heartbeat = ?, version = 2",
                at(NOON.minusSeconds(17)));
        WatchedWork watched = new WatchedWork(work(ANSWERING));

        worker(watched).start();
        watched.awaitDone(run.call());

        assertSucceeded(run);
    }

    @Test
    void takesNothingFromALivingWorker() throws Exception {
        BureauRun theirs = called();
        change(
                "update workfloo_work set picked = true, picked_by = 'alive', last_heartbeat = ?, version = 2",
                at(NOON.minusSeconds(15)));
        BureauRun ours = called();
        WatchedWork watched = new WatchedWork(work(ANSWERING));
        Worker worker = worker(watched);

        worker.start();
        watched.awaitDone(ours.call());
        worker.close();

        assertEquals(0, watched.more());
        assertEquals(Optional.empty(), outcome(theirs.execution().id()));
    }

    @Test
    void takesOverWhatWasTakenByOneThatDied() throws Exception {
        WatchedWork dead = new WatchedWork(work(ANSWERING));
        Worker dying = worker(dead);
        store.handWorkTo(due -> new WorkHold(dying.take(due).until(), Optional.empty(), () -> {}, () -> {}));
        BureauRun run = called();
        WatchedWork watched = new WatchedWork(work(ANSWERING));
        Worker heir = worker(watched);

        clock.pass(Duration.ofSeconds(20));
        heir.start();
        watched.awaitDone(run.call());

        assertSucceeded(run);
        assertEquals(0, dead.more());
    }

    @Test
    void holdsWhatItIsStillDoing() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Worker worker = worker(work(call -> {
            begun.countDown();
            awaitRelease();
            return anAnswer();
        }));
        handOver(store, worker);
        BureauRun run = called();
        assertTrue(begun.await(60, TimeUnit.SECONDS));

        for (int number = 0; number < 4; number++) {
            clock.pass(Duration.ofSeconds(8));
            worker.renew();
        }

        Instant until = PendingWork.in(pool).get(0).at();
        assertTrue(until.isAfter(clock.instant().plusSeconds(7)), until.toString());
        released.countDown();
        worker.close();
        assertSucceeded(run);
        assertEquals(List.of(), PendingWork.in(pool));
    }

    @Test
    void letsOneOfTwoResultsCount() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        PerformWork slow = work(call -> {
            begun.countDown();
            awaitRelease();
            return new Answered(context("score", 1), Optional.of(200));
        });
        BureauRun run = called();
        ExecutorService elsewhere = Executors.newSingleThreadExecutor();
        Future<Optional<Instant>> late = elsewhere.submit(() -> slow.perform(run.call()));
        assertTrue(begun.await(60, TimeUnit.SECONDS));
        WatchedWork watched = new WatchedWork(work(ANSWERING));

        worker(watched).start();
        watched.awaitDone(run.call());
        released.countDown();
        late.get();
        elsewhere.shutdown();

        WorkflooExecution execution =
                store.executions().find(run.execution().id()).orElseThrow();
        long answers =
                store.executions().history(execution.start().scope(), execution.id()).orElseThrow().events().stream()
                        .filter(ConnectorAnswered.class::isInstance)
                        .count();
        assertEquals(1, answers);
        assertSucceeded(run);
    }

    /** Both go by the database, as the service has them do. */
    @Test
    void leavesToAnotherWhatThatOneStillDoesWhateverTheClocksSay() throws Exception {
        InstantSource fast = InstantSource.offset(InstantSource.system(), Duration.ofSeconds(30));
        try (DatabaseClock one = Clocks.of(pool, InstantSource.system());
                DatabaseClock other = Clocks.of(pool, fast)) {
            assertEquals(Set.of("theirs"), askedWhileOneIsAsked(one, other, 1));
        }
    }

    /** What the test above is for: were they to go by their own clocks, a call would be made twice. */
    @Test
    void clocksThatDifferWouldMakeCallsTwice() throws Exception {
        InstantSource fast = InstantSource.offset(InstantSource.system(), Duration.ofSeconds(30));

        assertEquals(Set.of("ours", "theirs"), askedWhileOneIsAsked(InstantSource.system(), fast, 2));
    }

    /**
     * One worker is kept by a call, and then another one looks for work.
     *
     * @param count how much is awaited of that one
     * @return which calls it made: of the same execution, or of one that was started later
     */
    private Set<String> askedWhileOneIsAsked(InstantSource one, InstantSource other, int count) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Worker busy = worker(
                work(
                        call -> {
                            begun.countDown();
                            awaitRelease();
                            return anAnswer();
                        },
                        one),
                settings(one));
        handOver(store, busy);
        BureauRun ours = called();
        assertTrue(begun.await(60, TimeUnit.SECONDS));
        store.handWorkTo(due -> WorkHold.nobody(due));
        BureauRun theirs = called();
        Set<String> asked = ConcurrentHashMap.newKeySet();
        WatchedWork watched = new WatchedWork(work(
                call -> {
                    asked.add(call.idempotencyKey().startsWith(ours.execution().id() + "/") ? "ours" : "theirs");
                    return anAnswer();
                },
                other));

        Worker looking = worker(watched, settings(other));
        looking.start();
        Set<Work> done = watched.awaitDone(count);
        looking.close();

        released.countDown();
        busy.close();
        assertTrue(Set.of(ours.call(), theirs.call()).containsAll(done));
        return asked;
    }

    // Failing

    @Test
    void triesFailingWorkAgainAfterGrowingPauses() throws Exception {
        BureauRun run = called();
        WatchedWork watched = new WatchedWork(new Repeating(() -> {
            throw new IllegalStateException("broken");
        }));
        List<Long> pauses = new ArrayList<>();

        for (int number = 0; number < 5; number++) {
            Worker worker = worker(watched);
            worker.start();
            watched.awaitDone(run.call());
            worker.close();
            Instant next = PendingWork.in(pool).get(0).at();
            pauses.add(Duration.between(clock.instant(), next).toSeconds());
            clock.pass(Duration.between(clock.instant(), next));
        }

        assertEquals(List.of(1L, 5L, 30L, 60L, 60L), pauses);
        assertEquals(5, failures.size());
        assertEquals(Set.of(run.call().name()), Set.copyOf(failures));
    }

    @Test
    void saysWhatAConnectorThrewAndCountsIt() throws Exception {
        BureauRun run = called();
        WatchedWork watched = new WatchedWork(work(call -> {
            throw new IllegalStateException("broken");
        }));
        Worker worker = worker(watched);

        worker.start();
        watched.awaitDone(run.call());
        worker.close();

        Work.Due next = PendingWork.in(pool).get(0);
        assertEquals(run.call().turn() + 1, next.work().turn());
        assertEquals(List.of(run.call().name()), List.copyOf(failures));
    }

    @Test
    void keepsWorkThatFailsWhereItWasAskedFor() throws Exception {
        WatchedWork watched = new WatchedWork(new Repeating(() -> {
            throw new StackOverflowError();
        }));
        Worker worker = worker(watched);
        handOver(store, worker);

        BureauRun run = called();
        watched.awaitDone(run.call());
        worker.close();

        assertEquals(List.of(new Work.Due(run.call(), NOON.plusSeconds(1))), PendingWork.in(pool));
        assertEquals(List.of(run.call().name()), List.copyOf(failures));
    }

    @Test
    void doesWorkAgainWhenItSaysSo() throws Exception {
        BureauRun run = called();
        WatchedWork watched = new WatchedWork(new Repeating(() -> Optional.of(NOON.plusSeconds(7))));
        Worker worker = worker(watched);

        worker.start();
        watched.awaitDone(run.call());
        worker.close();

        assertEquals(List.of(new Work.Due(run.call(), NOON.plusSeconds(7))), PendingWork.in(pool));
    }

    @Test
    void doesTakenWorkAgainWhenItSaysSo() throws Exception {
        WatchedWork watched = new WatchedWork(new Repeating(() -> Optional.of(NOON.plusSeconds(7))));
        Worker worker = worker(watched);
        handOver(store, worker);

        BureauRun run = called();
        watched.awaitDone(run.call());
        worker.close();

        assertEquals(List.of(new Work.Due(run.call(), NOON.plusSeconds(7))), PendingWork.in(pool));
    }

    /** Does nothing, and says when it must be done again. */
    private record Repeating(Supplier<Optional<Instant>> result) implements PerformWork {
        @Override
        public Optional<Instant> perform(Work work, Turn turn) {
            return result.get();
        }

        @Override
        public int perform(Maintenance task, Surroundings each) {
            return 0;
        }
    }

    @Test
    void dropsWorkThatIsNotWantedAnyMore() throws Exception {
        BureauRun run = called();
        saved(store, run.answer(anAnswer()));
        WatchedWork watched = new WatchedWork(work(ANSWERING));
        Worker worker = worker(watched);

        worker.start();
        watched.awaitDone(1);
        worker.close();

        assertEquals(List.of(), PendingWork.in(pool));
        assertEquals(List.of(), List.copyOf(failures));
    }

    @Test
    void keepsWorkThatItCannotRead() throws Exception {
        String unknown = "657117e1d511b6e54fe2a967/DREAM/bureau/1/1";
        change(
                "insert into workfloo_work (task_name, task_instance, execution_time, picked, version)"
                        + " values ('workfloo', ?, ?, false, 1)",
                unknown,
                at(NOON));
        Worker worker = worker(work(ANSWERING));

        worker.start();
        assertEquals(unknown, failures.poll(60, TimeUnit.SECONDS));
        worker.close();

        assertEquals(1, change("delete from workfloo_work where task_instance = ?", unknown));
    }

    @Test
    void dropsTakenWorkThatNoTransitionEnded() throws Exception {
        WatchedWork watched = new WatchedWork(new Repeating(Optional::empty));
        Worker worker = worker(watched);
        handOver(store, worker);

        BureauRun run = called();
        watched.awaitDone(run.call());
        worker.close();

        assertEquals(List.of(), PendingWork.in(pool));
        assertEquals(List.of(), List.copyOf(failures));
    }

    @Test
    void freesAPlaceThatCameToNothing() throws Exception {
        WatchedWork watched = new WatchedWork(work(ANSWERING));
        handOver(store, worker(watched));
        BureauRun outdated = BureauRun.calling(store, workspace);
        republished(store, workspace, outdated.execution().start().version());
        for (int number = 0; number < 20; number++) {
            store.journal().start(outdated.latest(), Optional.empty());
        }

        BureauRun run = called();

        watched.awaitDone(run.call());
        assertSucceeded(run);
    }

    // Stopping

    @Test
    void letsWhatItBeganEnd() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        PerformWork slow = work(call -> {
            begun.countDown();
            awaitRelease();
            return anAnswer();
        });
        Worker worker = worker(slow);
        BureauRun found = called();
        worker.start();
        handOver(store, worker);
        BureauRun taken = called();
        assertTrue(begun.await(60, TimeUnit.SECONDS));

        Race.of(2, number -> {
            if (number == 0) worker.close();
            else released.countDown();
            return true;
        });

        assertSucceeded(found);
        assertSucceeded(taken);
        assertEquals(List.of(), List.copyOf(failures));
    }

    @Test
    void leavesToOthersWhatDoesNotEnd() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Worker worker = worker(
                work(call -> {
                    begun.countDown();
                    awaitRelease();
                    return anAnswer();
                }),
                settings(clock).withGrace(Duration.ofMillis(1)));
        handOver(store, worker);
        BureauRun run = called();
        assertTrue(begun.await(60, TimeUnit.SECONDS));

        worker.close();

        assertEquals(
                List.of(run.call()),
                PendingWork.in(pool).stream().map(Work.Due::work).toList());
        assertEquals(Optional.empty(), outcome(run.execution().id()));
    }

    @Test
    void beginsNothingAfterItsEnd() {
        WatchedWork watched = new WatchedWork(work(ANSWERING));
        Worker worker = worker(watched);
        worker.start();
        handOver(store, worker);

        worker.close();
        BureauRun run = called();

        assertEquals(List.of(new Work.Due(run.call(), NOON)), PendingWork.in(pool));
        assertEquals(0, watched.more());
    }

    // Chores

    @Test
    void givesUpWhatIsExpired() throws Exception {
        BureauRun run = BureauRun.ending(store, workspace, NOON.plusSeconds(60));
        store.journal().start(run.latest(), Optional.empty());
        clock.pass(Duration.ofMinutes(1));
        WatchedWork watched = new WatchedWork(work(ANSWERING));

        worker(watched).start();
        watched.awaitExpired();

        assertEquals(Optional.of(Outcome.ABANDONED), outcome(run.execution().id()));
    }

    /** More than one batch of them, in front of one that can be given up. */
    @Test
    void givesUpWhatStandsBehindWhatCannotBeRead() throws Exception {
        BureauRun damaged = BureauRun.ending(store, workspace, NOON.minusSeconds(60));
        store.journal().start(damaged.latest(), Optional.empty());
        String id = damaged.execution().id().hex();
        change("update workfloo_execution set state = '{' where id = ?", id);
        int end = Integer.parseInt(id.substring(20), 16);
        for (int number = 1; number <= 120; number++) {
            change(COPY, id.substring(0, 20) + String.format("%04x", (end + number) % 0x10000), id);
        }
        BureauRun run = BureauRun.ending(store, workspace, NOON);
        store.journal().start(run.latest(), Optional.empty());
        LinkedBlockingQueue<ExecutionId> passedBy = new LinkedBlockingQueue<>();
        PerformWork performing = Workfloo.builder(store, clock, new SecureRandom())
                .listener(passingBy(passedBy))
                .build()
                .work();
        MaintenanceRun maintenance = new MaintenanceRun(Maintenance.EXPIRY, performing, settings(clock), () -> false);

        maintenance.run();
        Optional<Outcome> first = outcome(run.execution().id());
        maintenance.run();

        assertEquals(Optional.of(Outcome.ABANDONED), first);
        assertEquals(121, passedBy.size());
        assertEquals(121, Set.copyOf(passedBy).size());
        assertEquals(List.of(), List.copyOf(failures));
    }

    private static final String COPY = """
            insert into workfloo_execution (id, workspace, environment, definition_id, definition_version, created_at,
              begun_revision, begun_format, begun, begun_personal, format, status, waiting_for, revision, modified_at,
              expires_at, state, state_personal)
            select ?, workspace, environment, definition_id, definition_version, created_at, begun_revision, begun_format,
              begun, begun_personal, format, status, waiting_for, revision, modified_at, expires_at, state, state_personal
            from workfloo_execution where id = ?""";

    private static ExecutionListener passingBy(LinkedBlockingQueue<ExecutionId> passedBy) {
        return new ExecutionListener() {
            @Override
            public void kept(Progress progress) {}

            @Override
            public void passedBy(ExecutionId execution, Throwable cause) {
                passedBy.add(execution);
            }
        };
    }

    @Test
    void chainsConsents() throws Exception {
        BureauRun run = BureauRun.begun(store, workspace);
        store.journal().start(run.latest(), Optional.empty());
        Progress given = run.consent().sinceTheStart();
        saved(store, given);
        WatchedWork watched = new WatchedWork(work(ANSWERING));

        worker(watched).start();
        watched.awaitSealed();

        assertEquals(1, store.consents().head(workspace).sequence());
    }

    @Test
    void tellsWhenAChoreFails() throws Exception {
        PerformWork broken = new Chores((task, each) -> {
            if (task == Maintenance.EXPIRY || task == Maintenance.CONSENTS) throw new IllegalStateException("broken");
            return 0;
        });

        worker(broken).start();
        Set<String> failed = Stream.generate(() -> next(failures)).limit(2).collect(toSet());

        assertEquals(Set.of("expiry", "consents"), failed);
    }

    private static String next(LinkedBlockingQueue<String> failures) {
        try {
            return String.valueOf(failures.poll(60, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** As when old executions are indexed for minutes; here all take as long. */
    @Test
    void noChoreWaitsForAnother() throws Exception {
        LinkedBlockingQueue<Maintenance> begun = new LinkedBlockingQueue<>();
        Worker worker = worker(new Chores((task, each) -> {
            begun.add(task);
            awaitRelease();
            return 0;
        }));

        worker.start();
        Set<Maintenance> all = new HashSet<>();
        while (all.size() < Maintenance.values().length) all.add(requireNonNull(begun.poll(30, TimeUnit.SECONDS)));

        assertEquals(Set.of(Maintenance.values()), all);
    }

    @Test
    void surroundsWhatAChoreDoesForOneExecution() throws Exception {
        LinkedBlockingQueue<Boolean> given = new LinkedBlockingQueue<>();
        WorkContext context = new WorkContext() {
            @Override
            public Optional<Instant> within(Work work, Optional<String> noted, Supplier<Optional<Instant>> doing) {
                return doing.get();
            }

            @Override
            public boolean around(BooleanSupplier doing) {
                return !doing.getAsBoolean();
            }
        };
        Chores chores = new Chores((task, each) -> {
            given.add(each.around(() -> false));
            return 0;
        });

        new MaintenanceRun(Maintenance.INDEX, chores, settings(clock).withContext(context), () -> false).run();

        assertEquals(List.of(true), List.copyOf(given));
    }

    /** Has no work. */
    private record Chores(ToIntBiFunction<Maintenance, PerformWork.Surroundings> doing) implements PerformWork {
        @Override
        public Optional<Instant> perform(Work work, Turn turn) {
            return Optional.empty();
        }

        @Override
        public int perform(Maintenance task, Surroundings each) {
            return doing.applyAsInt(task, each);
        }
    }

    @Test
    void agreesWithTheStoreOnTheTable() {
        assertEquals(JdbcStore.WORK_TABLE, WorkTable.NAME);
        assertEquals(JdbcStore.WORK_TASK, WorkTask.NAME);
    }
}
