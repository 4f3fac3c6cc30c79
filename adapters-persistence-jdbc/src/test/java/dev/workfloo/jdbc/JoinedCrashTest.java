package dev.workfloo.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.out.ExecutionListener;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.jdbc.DyingLender.Left;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.worker.Worker;
import dev.workfloo.worker.WorkerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host that dies, or loses its database, in the middle of a transaction that was joined. */
class JoinedCrashTest {

    private static String key() {
        byte[] bits = new byte[32];
        new SecureRandom().nextBytes(bits);
        return Base64.getEncoder().encodeToString(bits);
    }

    @Test
    void aProcessThatDiesOnH2LeavesWhatIsCommitted(@TempDir Path folder) throws Exception {
        dies("jdbc:h2:file:" + folder.resolve("lender") + ";WRITE_DELAY=0");
    }

    @Test
    void aProcessThatDiesOnPostgresLeavesWhatIsCommitted() throws Exception {
        dies(TestPostgres.newDatabase());
    }

    /** Nobody was told that it is committed, and a worker finds the work. */
    private static void dies(String url) throws Exception {
        String key = key();
        Left left = DyingLender.run(url, key);

        try (HikariDataSource pool = TestPostgres.pool(url)) {
            JdbcStore store = JdbcStore.joining(pool, EncryptionKey.of(key));
            assertEquals(
                    List.of("COMMITTED"), new Sql(pool).list("select applicant from loan", row -> row.getString(1)));
            assertEquals(Optional.empty(), store.executions().find(left.scope(), left.open()));
            assertIsEnded(store, left);
        }
    }

    private static void assertIsEnded(JdbcStore store, Left left) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        ExecutionListener listener = progress -> countWhereEnded(progress, ended);
        Workfloo workfloo = Workfloo.builder(store, Clock.systemUTC(), new SecureRandom())
                .outside(Lender.BUREAU)
                .listener(listener)
                .build();
        WorkerSettings settings = WorkerSettings.usual(Clock.systemUTC(), (what, cause) -> {});
        try (Worker worker = Worker.on(store.connections(), workfloo.work(), settings)) {
            worker.start();
            assertTrue(ended.await(60, TimeUnit.SECONDS));
        }
        WorkflooExecution execution =
                store.executions().find(left.scope(), left.committed()).orElseThrow();
        assertTrue(execution.position().outcome().isPresent());
    }

    private static void countWhereEnded(Progress progress, CountDownLatch ended) {
        if (progress.execution().position().outcome().isPresent()) ended.countDown();
    }

    @Test
    void aConnectionThatBreaksBeforeTheCommitLeavesNothing() throws Exception {
        String url = TestPostgres.newDatabase();
        EncryptionKey key = EncryptionKey.random();
        try (CuttableProxy proxy = CuttableProxy.to(url);
                HikariDataSource pool = TestPostgres.pool(proxy.url());
                HikariDataSource direct = TestPostgres.pool(url)) {
            Lender lender = new Lender(pool, key);
            Lender witness = new Lender(direct, key);
            Map<String, Long> before = witness.rows();

            assertThrows(
                    RuntimeException.class,
                    () -> lender.transactions().executeWithoutResult(status -> {
                        lender.lend("ANA");
                        lender.answer(lender.start(), "1");
                        cut(proxy);
                    }));

            assertEquals(before, witness.rows());
            assertEquals(List.of(), lender.told);
            assertEquals(0, lender.store.cacheCounts().executions());
        }
    }

    private static void cut(CuttableProxy proxy) {
        try {
            proxy.cut();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
