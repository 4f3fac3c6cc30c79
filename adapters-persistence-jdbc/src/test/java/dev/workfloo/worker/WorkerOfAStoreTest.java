package dev.workfloo.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.CreditFlow;
import dev.workfloo.Problem;
import dev.workfloo.access.Scope;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.rule.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** A worker that is wired by one call. */
class WorkerOfAStoreTest {

    private static final Scope LENDER = Scope.production("lender");
    private static final Map<String, String> BUREAU =
            Map.of("id", "bureau", "type", "LINK", "service", "buro-pf", "name", "Bureau");
    private static final Value ONE_CALL =
            Value.of(Map.of("id", CreditFlow.ID, "name", "One call", "start", "bureau", "nodes", List.of(BUREAU)));

    private static JdbcStore aStore(String name) {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setUrl("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        return JdbcStore.on(dataSource, EncryptionKey.random());
    }

    private static void begin(Workfloo workfloo) {
        workfloo.definitions().publish(LENDER.workspace(), ONE_CALL).getOrElseThrow(Problem::toException);
        workfloo.executions().execute(StartWorkfloo.of(LENDER, CreditFlow.ID)).getOrElseThrow(Problem::toException);
    }

    /** It looks for work once an hour only, so that what is done was handed to it. */
    @Test
    void isHandedTheWorkAndGoesByTheStoresClock() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        Outside outside = new Outside(
                call -> {
                    asked.countDown();
                    return Outside.NOBODY.connectors().call(call);
                },
                Outside.NOBODY.nips(),
                Outside.NOBODY.callbacks());

        try (JdbcStore store = aStore("handed")) {
            Workfloo workfloo = Workfloo.builder(store).outside(outside).build();
            AtomicReference<WorkerSettings> settings = new AtomicReference<>();
            try (Worker worker = Worker.on(store, workfloo, usual -> noted(usual, settings))) {
                assertSame(worker, worker.start());
                assertSame(store.clock(), settings.get().clock());

                begin(workfloo);

                assertTrue(asked.await(30, TimeUnit.SECONDS));
            }
        }
    }

    private static WorkerSettings noted(WorkerSettings usual, AtomicReference<WorkerSettings> settings) {
        settings.set(usual.withInterval(Duration.ofHours(1)));
        return settings.get();
    }

    /** Nobody would see why nothing goes on. */
    @Test
    void saysWhomItDoesNotKnow() throws Exception {
        BlockingQueue<String> unknown = new LinkedBlockingQueue<>();
        FailureListener hearing = new FailureListener() {
            @Override
            public void failed(String what, Throwable cause) {}

            @Override
            public void unknown(String party) {
                unknown.add(party);
            }
        };

        try (JdbcStore store = aStore("unknown")) {
            Workfloo workfloo = Workfloo.builder(store)
                    .connector("buro", request -> Map.of())
                    .build();
            try (Worker worker = Worker.on(store, workfloo, usual -> usual.withFailures(hearing))
                    .start()) {
                begin(workfloo);

                assertEquals("service buro-pf", unknown.poll(30, TimeUnit.SECONDS), worker::toString);
            }
        }
    }

    @Test
    void saysThatTheBuildersListenerThrew() {
        List<String> failed = new CopyOnWriteArrayList<>();
        try (JdbcStore store = aStore("listener")) {
            Workfloo workfloo = Workfloo.builder(store)
                    .listener(progress -> List.of().get(0))
                    .build();
            try (Worker worker =
                    Worker.on(store, workfloo, usual -> usual.withFailures((what, cause) -> failed.add(what)))) {
                begin(workfloo);

                assertEquals(List.of("the host's ExecutionListener"), failed, worker::toString);
            }
        }
    }

    @Test
    void hasTheUsualSettings() {
        try (JdbcStore store = aStore("usual");
                Worker worker = Worker.on(store, Workfloo.builder(store).build())) {
            assertEquals(32, worker.settings().pace().threads());
            assertTrue(worker.settings().failures() instanceof FailedWorkLog);
        }
    }
}
