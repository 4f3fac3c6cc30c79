package dev.workfloo.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.cluster.Barriers.Barrier;
import dev.workfloo.cluster.Barriers.Fate;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds writes at points of the crash matrix is not at the mercy of how long that takes. */
class BarriersTest {

    /** As the service has it set. */
    private static final String LIMIT = "2300ms";

    private static String url = "";

    private Barriers barriers;

    @BeforeAll
    static void prepare() throws Exception {
        url = TestPostgres.newDatabase();
        try (HikariDataSource pool = TestPostgres.pool(url)) {
            JdbcStore.on(pool, EncryptionKey.random()).close();
        }
        Barriers.install(url);
        execute("create table crash.written as select 0 as times");
    }

    @BeforeEach
    void open() throws Exception {
        barriers = new Barriers(url);
    }

    @AfterEach
    void close() throws Exception {
        barriers.close();
    }

    /** As a service writes: the row that tells of it behind the row that two cannot change at once. */
    private static CompletableFuture<Void> write(String key, String limit) {
        String write = "with kept as (update crash.written set times = times + 1 returning times)"
                + " insert into workfloo_start_key select 'lender', 'PRODUCTION', '%s', times, 'execution', now() from kept";
        return CompletableFuture.runAsync(
                () -> execute("set " + limit, String.format(Locale.ROOT, write, TestDeployment.kept(key))),
                task -> new Thread(task).start());
    }

    private static void execute(String... statements) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String each : statements) statement.execute(each);
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    private static boolean isKept(String key) throws Exception {
        return number("select count(*) from workfloo_start_key where start_key = '" + TestDeployment.kept(key) + "'")
                == 1;
    }

    private static long number(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void awaitCutOff(long before) throws Exception {
        Awaiting.until("the server ends the wait", Duration.ofSeconds(60), () -> barriers.cutOff() > before);
    }

    private static void awaitHeld(Barrier barrier) throws Exception {
        Awaiting.until("it is held", Duration.ofSeconds(60), barrier::holds);
    }

    @Test
    void aWriteIsHeldForLongerThanStatementsMayTake() throws Exception {
        long before = barriers.cutOff();
        barriers.start("statement", Fate.COMMITTED);
        CompletableFuture<Void> write = write("statement", "statement_timeout = '" + LIMIT + "'");

        awaitCutOff(before);
        boolean isKeptBefore = isKept("statement");
        barriers.lift();
        write.get(1, TimeUnit.MINUTES);

        assertEquals(false, isKeptBefore);
        assertTrue(isKept("statement"));
    }

    @Test
    void aWriteIsHeldForLongerThanLocksMayBeWaitedFor() throws Exception {
        long before = barriers.cutOff();
        barriers.start("lock", Fate.COMMITTED);
        CompletableFuture<Void> write = write("lock", "lock_timeout = '1ms'");

        awaitCutOff(before + 1);
        barriers.lift();
        write.get(1, TimeUnit.MINUTES);

        assertTrue(isKept("lock"));
    }

    @Test
    void whatIsRolledBackTakesWithItWhoTriedTheSameAgain() throws Exception {
        Barrier barrier = barriers.start("again", Fate.ROLLED_BACK);
        CompletableFuture<Void> write = write("again", "statement_timeout = 0");
        awaitHeld(barrier);
        CompletableFuture<Void> again = write("again", "statement_timeout = 0");
        Awaiting.until(
                "both wait",
                Duration.ofSeconds(60),
                () -> number("select count(*) from pg_stat_activity where datname = current_database()"
                                + " and wait_event_type = 'Lock'")
                        == 2);

        barriers.lift();

        assertThrows(ExecutionException.class, () -> write.get(1, TimeUnit.MINUTES));
        assertThrows(ExecutionException.class, () -> again.get(1, TimeUnit.MINUTES));
        assertEquals(false, isKept("again"));
    }

    @Test
    void saysWhereNothingIsHeldAnyMore() throws Exception {
        try (Barriers impatient = new Barriers(url, Duration.ofMillis(50))) {
            Barrier barrier = impatient.start("lost", Fate.COMMITTED);
            CompletableFuture<Void> write = write("lost", "statement_timeout = 0");
            awaitHeld(barrier);
            number("select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database()"
                    + " and wait_event_type = 'Lock'");
            assertThrows(ExecutionException.class, () -> write.get(1, TimeUnit.MINUTES));

            AssertionError said = assertThrows(AssertionError.class, impatient::lift);

            assertTrue(said.getMessage().contains("the write is still held"), said::getMessage);
        }
    }
}
