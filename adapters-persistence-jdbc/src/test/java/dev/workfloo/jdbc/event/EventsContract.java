package dev.workfloo.jdbc.event;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.event.WorkflooEventListener;
import dev.workfloo.application.port.out.event.UntoldPage;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.subscription.HeldEvent;
import dev.workfloo.execution.subscription.Subscription.Beginning;
import dev.workfloo.execution.subscription.SubscriptionName;
import dev.workfloo.execution.subscription.WorkflooEvent;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.jdbc.transaction.JoinedConnection;
import dev.workfloo.testkit.contract.fixture.Applications;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import dev.workfloo.worker.Worker;
import dev.workfloo.worker.WorkerSettings;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events in process, on a database that several threads and processes write. */
abstract class EventsContract {

    static final String BILLING = "billing";
    private static final long PATIENCE = 60;
    private static final EncryptionKey KEY = EncryptionKey.random();

    /** As a process writes that knows nothing of subscriptions, or wrote before there was one. */
    private static final String MOVE = "update workfloo_execution set revision = revision + 1 where id = ?";

    private static final String NOTE = "insert into workfloo_history (execution_id, revision, at, format, events)"
            + " select id, revision, modified_at, 1, '{\"events\":[{\"event\":\"labelsPut\",\"at\":\"2026-03-01T12:00:00Z\","
            + "\"node\":\"done\",\"labels\":[]}]}' from workfloo_execution where id = ?";

    /** By a release that is newer, say. */
    private static final String DAMAGE = "update workfloo_history set events ="
            + " '{\"events\":[{\"event\":\"unheardOf\",\"at\":\"2026-03-01T12:00:00Z\"}]}'"
            + " where execution_id = ? and revision = 5";

    private static final String HELD_EVENT =
            "insert into workfloo_event (subscription, execution_id, revision) values (1, ?, 2)";

    private static final String HOLD =
            "insert into workfloo_held_event (subscription, execution_id, revision, since, tries, again_at, cause) values"
                    + " (1, ?, 2, current_timestamp, 1, timestamp with time zone '2999-01-01 00:00:00+00', 'java.lang.Error')";

    private final ManualClock clock = new ManualClock(NOON);
    private final List<WorkflooEvent> told = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HikariDataSource pool;
    private JdbcStore store;
    private Workfloo workfloo;
    private Applications people;

    /** A pool on a new, empty database. */
    abstract HikariDataSource newPool();

    /** Another process's store, where the database admits one. */
    abstract JdbcStore another(JdbcStore store, EncryptionKey key);

    @BeforeEach
    void open() {
        pool = newPool();
        store = JdbcStore.on(pool, KEY);
        workfloo = aProcess(store);
        people = new Applications(workfloo, store);
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        store.close();
        pool.close();
    }

    HikariDataSource pool() {
        return pool;
    }

    Workfloo workfloo() {
        return workfloo;
    }

    Applications people() {
        return people;
    }

    List<WorkflooEvent> told() {
        return told;
    }

    private Workfloo aProcess(JdbcStore on) {
        return Workfloo.builder(on, clock, new SecureRandom()).build();
    }

    static void move(Connection connection, ExecutionId id) throws SQLException {
        Sql.update(connection, MOVE, id.hex());
        Sql.update(connection, NOTE, id.hex());
    }

    interface Doing {
        void run(Connection connection) throws Exception;
    }

    /** In a transaction that is open as long as this runs. */
    void during(Doing doing) throws Exception {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            doing.run(connection);
            connection.setAutoCommit(true);
        }
    }

    <T> Future<T> meanwhile(Callable<T> task) {
        return threads.submit(task);
    }

    static <T> T result(Future<T> future) throws Exception {
        return future.get(PATIENCE, TimeUnit.SECONDS);
    }

    List<Integer> revisions(ExecutionId id) {
        return told.stream()
                .filter(event -> event.execution().equals(id))
                .map(WorkflooEvent::revision)
                .toList();
    }

    static List<Integer> to(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    /** Whoever writes when a subscription begins has begun before it, and is found among what was there. */
    @Test
    void aTransactionThatIsOpenWhenASubscriptionBeginsIsToldOnce() throws Exception {
        ExecutionId id = people.begun();
        List<Future<?>> subscribing = new ArrayList<>();

        during(connection -> {
            move(connection, id);
            subscribing.add(
                    meanwhile(() -> workfloo.events().subscribe(BILLING, Beginning.FIRST_EXECUTION, told::add)));
            awaitsWriters();
            connection.commit();
        });
        result(subscribing.get(0));
        workfloo.events().tell();

        assertEquals(to(3), revisions(id));
    }

    /** Returns once whoever subscribes has begun to wait for those who write. */
    abstract void awaitsWriters() throws Exception;

    @Test
    void whatAHostsTransactionBringsIsToldOnceItIsCommitted() throws Exception {
        List<String> news = new ArrayList<>();
        List<ExecutionId> brought = new ArrayList<>();
        try (JdbcStore joining = JdbcStore.joining(pool, KEY)) {
            Workfloo host = aProcess(joining);
            Applications clients = new Applications(host, joining);
            host.work().events().onNews(() -> news.add("look"));
            host.events().subscribe(BILLING, told::add);

            during(connection -> {
                try (JoinedConnection joined = joining.join(connection)) {
                    clients.ended();
                    connection.rollback();
                    joined.rolledBack();
                }
            });
            assertEquals(0, host.events().tell());
            during(connection -> {
                try (JoinedConnection joined = joining.join(connection)) {
                    brought.add(clients.ended());
                    assertThrows(
                            IllegalStateException.class, () -> host.events().tell());
                    assertEquals(0, result(meanwhile(() -> host.events().tell())));
                    assertEquals(List.of(), news);
                    connection.commit();
                    joined.committed();
                }
            });
            host.events().tell();
        }

        assertEquals(to(8), revisions(brought.get(0)));
        assertEquals(8, told.size());
        assertEquals(3, news.size());
    }

    @Test
    void aProcessThatDiesLeavesNothingUntold() {
        Workfloo other = aProcess(another(store, KEY));
        workfloo.events().subscribe(BILLING, event -> {
            told.add(event);
            if (told.size() == 12) throw new InternalError("the machine is at its end");
        });
        List<ExecutionId> all =
                IntStream.range(0, 5).mapToObj(i -> people.ended()).toList();

        assertThrows(InternalError.class, () -> workfloo.events().tell());
        other.events().subscribe(BILLING, told::add);
        assertEquals(0, other.events().tell());
        clock.pass(Duration.ofSeconds(31));
        other.events().tell();

        assertEquals(12 + 5 * 8, told.size());
        for (ExecutionId id : all) {
            List<Integer> revisions = revisions(id);
            assertEquals(to(8), revisions.subList(revisions.size() - 8, revisions.size()));
        }
    }

    /** Each throws at each third event of an execution once. */
    private final class Strict implements WorkflooEventListener {

        private final Map<ExecutionId, Integer> last = new ConcurrentHashMap<>();
        private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
        private final Map<WorkflooEvent, Boolean> thrown = new ConcurrentHashMap<>();
        private final AtomicInteger inside = new AtomicInteger();

        @Override
        public void on(WorkflooEvent event) {
            try {
                if (inside.incrementAndGet() > 1) wrong.add("two at once");
                if (event.revision() % 3 == 0 && thrown.put(event, true) == null) {
                    throw new IllegalStateException("once");
                }
                int before = last.getOrDefault(event.execution(), 0);
                if (event.revision() > before + 1) wrong.add(before + " and then " + event);
                last.put(event.execution(), event.revision());
            } finally {
                inside.decrementAndGet();
            }
        }
    }

    @Test
    void allIsToldInOrderWhileManyWriteAndTwoTell() throws Exception {
        Workfloo other = aProcess(another(store, KEY));
        Strict listener = new Strict();
        workfloo.events().subscribe(BILLING, listener);
        other.events().subscribe(BILLING, listener);
        List<Future<List<ExecutionId>>> writing = IntStream.range(0, 4)
                .mapToObj(i -> meanwhile(() ->
                        IntStream.range(0, 10).mapToObj(j -> people.ended()).toList()))
                .toList();

        while (!writing.stream().allMatch(Future::isDone)) tellBoth(other);
        List<ExecutionId> all = new ArrayList<>();
        for (Future<List<ExecutionId>> each : writing) all.addAll(result(each));
        while (workfloo.events().subscriptions().get(0).untold() > 0) tellBoth(other);

        assertEquals(List.of(), List.copyOf(listener.wrong));
        assertEquals(40, all.size());
        for (ExecutionId id : all) assertEquals(8, listener.last.get(id));
        assertEquals(List.of(), workfloo.events().held(BILLING, 10));
    }

    /** What is held is due again then; and now and then who had the subscription has it no longer. */
    private void tellBoth(Workfloo other) throws Exception {
        Future<Integer> there = meanwhile(() -> other.events().tell());
        workfloo.events().tell();
        result(there);
        clock.pass(Duration.ofSeconds(2));
    }

    @Test
    void theHostOfThePageWritesAnInvoiceForWhatSucceeded() {
        List<ExecutionId> invoices = new ArrayList<>();
        Billing.begin(workfloo, invoices::add);
        ExecutionId id = people.ended();
        people.begun();

        workfloo.events().tell();

        assertEquals(List.of(id), invoices);
    }

    @Test
    void aWorkerTellsWhatIsKeptAndGoesOnBehindAListenerThatThrows() throws Exception {
        BlockingQueue<WorkflooEvent> heard = new LinkedBlockingQueue<>();
        BlockingQueue<String> failures = new LinkedBlockingQueue<>();
        WorkerSettings settings = WorkerSettings.usual(store.clock(), (what, cause) -> failures.add(what))
                .withInterval(Duration.ofMillis(100));
        Workfloo real =
                Workfloo.builder(store, store.clock(), new SecureRandom()).build();
        Applications realPeople = new Applications(real, store);
        real.events().subscribe(BILLING, heard::add);
        real.events().subscribe("risk", event -> {
            throw new IllegalStateException("always");
        });

        ExecutionId id;
        try (Worker worker = Worker.on(pool, real.work(), settings)) {
            worker.start();
            id = realPeople.ended();
            for (int revision = 1; revision <= 8; revision++) {
                WorkflooEvent event = requireNonNull(heard.poll(PATIENCE, TimeUnit.SECONDS));
                assertEquals(id, event.execution());
                assertEquals(revision, event.revision());
            }
            assertEquals("subscription risk, execution " + id, failures.poll(PATIENCE, TimeUnit.SECONDS));
        }

        assertEquals(1, real.events().held("risk", 10).get(0).revision());
        assertTrue(real.events().end("risk"));
    }

    /** Of what it wrote, nothing is told, and of what comes behind, all. */
    @Test
    void whoeverSubscribesFromNowOnWaitsForWhoeverWrites() throws Exception {
        ExecutionId id = people.begun();
        List<Future<?>> subscribing = new ArrayList<>();

        during(connection -> {
            move(connection, id);
            subscribing.add(meanwhile(() -> workfloo.events().subscribe(BILLING, told::add)));
            awaitsWriters();
            connection.commit();
        });
        result(subscribing.get(0));
        during(connection -> {
            move(connection, id);
            noting(connection, id, 4);
            connection.commit();
        });
        workfloo.events().tell();

        assertEquals(List.of(4), revisions(id));
    }

    /** How whoever writes notes it, where no trigger does. */
    abstract void noting(Connection connection, ExecutionId id, int revision) throws SQLException;

    @Test
    void whatCannotBeReadIsPassedOverWhereItIsSkipped() throws Exception {
        workfloo.events().subscribe(BILLING, told::add);
        ExecutionId id = people.ended();
        during(connection -> {
            Sql.update(connection, DAMAGE, id.hex());
            connection.commit();
        });
        workfloo.events().tell();
        HeldEvent held = workfloo.events().held(BILLING, 1).get(0);
        assertEquals(5, held.revision());

        assertTrue(workfloo.events().skip(BILLING, held));
        workfloo.events().tell();

        assertEquals(List.of(1, 2, 6, 7, 8), revisions(id));
        assertEquals(List.of(), workfloo.events().held(BILLING, 1));
    }

    /** As a process leaves it that was killed while it removed what was left. */
    @Test
    void aNumberIsNotGivenAgainWhileAnythingIsHeldUnderIt() throws Exception {
        workfloo.events().subscribe(BILLING, event -> {
            if (event.revision() == 7) throw new IllegalStateException("always");
        });
        ExecutionId id = people.ended();
        workfloo.events().tell();
        during(connection -> {
            Sql.update(connection, "delete from workfloo_subscription");
            Sql.update(connection, "delete from workfloo_event");
            connection.commit();
        });

        workfloo.events().subscribe("risk", Beginning.FIRST_EXECUTION, told::add);
        workfloo.events().tell();

        assertEquals(to(8), revisions(id));
    }

    /** Of a number that was given again after it was found to be over. */
    @Test
    void whatIsLeftIsNotRemovedFromASubscriptionThatIsKept() {
        workfloo.events().subscribe(BILLING, told::add);
        ExecutionId id = people.ended();

        new Leftovers(new Sql(pool)).remove("workfloo_event", 1);
        workfloo.events().tell();

        assertEquals(to(8), revisions(id));
    }

    @Test
    void passesOverSoMuchThatIsHeldAtATime() throws Exception {
        workfloo.events().subscribe(BILLING, told::add);
        during(connection -> {
            for (String row : List.of(HELD_EVENT, HOLD)) {
                try (PreparedStatement insert = connection.prepareStatement(row)) {
                    for (int i = 0; i < UntoldRow.PASSED; i++) {
                        Sql.bind(insert, "%024x".formatted(i));
                        insert.addBatch();
                    }
                    insert.executeBatch();
                }
            }
            connection.commit();
        });
        ExecutionId id = people.begun();
        SubscriptionName name = new SubscriptionName(BILLING);

        UntoldPage first = store.subscriptions().page(name, Optional.empty(), clock.instant(), 50);
        UntoldPage second = store.subscriptions().page(name, first.next(), clock.instant(), 50);

        assertEquals(List.of(), first.untold());
        assertEquals(Integer.MAX_VALUE, first.next().orElseThrow().revision());
        assertEquals(
                List.of(id),
                second.untold().stream().map(it -> it.place().execution()).toList());
        assertEquals(Optional.empty(), second.next());
        assertEquals(1, workfloo.events().tell());
        assertEquals(to(2), revisions(id));
    }
}
