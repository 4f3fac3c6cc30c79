package dev.workfloo.jdbc.execution;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aStartedExecution;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.execution.LongestWaits.Waits;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.testkit.contract.fixture.Race;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How H2 counts what is open. */
class H2OpenCountsTest {

    /** As in {@link OpenCountsTest}. */
    private static final int EXECUTIONS = Integer.getInteger("workfloo.census.executions", 20_000);

    @TempDir
    static Path folder;

    private static HikariDataSource pool;
    private static JdbcStore store;
    private static Sql sql;

    @BeforeAll
    static void open() {
        pool = TestPostgres.pool("jdbc:h2:file:" + folder.resolve("workfloo") + ";WRITE_DELAY=0");
        store = JdbcStore.on(pool, EncryptionKey.random());
        sql = new Sql(pool);
        sql.update("""
                insert into workfloo_execution (id, workspace, environment, definition_id, definition_version, created_at,
                  begun_revision, begun_format, begun, format, status, waiting_for, revision, modified_at, state)
                select lpad(cast(x as varchar), 24, '0'), 'lender', 'PRODUCTION', '657117e1d511b6e54fe2a967', 1,
                  current_timestamp, 1, 1, '{}', 1, 'PROGRESS',
                  case mod(x, 4) when 0 then 'FORM' when 1 then 'NIP' when 2 then 'CONNECTOR' end, 1,
                  dateadd(second, -x, current_timestamp), repeat('y', 100)
                from system_range(1, ?)""", EXECUTIONS);
        store.tidy();
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    private static long counted() {
        return store.census(NOON).waiting().stream()
                .mapToLong(Census.Waiting::count)
                .sum();
    }

    private static long inProgress() {
        return number("select count(*) from workfloo_execution where status = 'PROGRESS'");
    }

    private static long number(String query) {
        return sql.first(query, row -> row.getLong(1)).orElseThrow();
    }

    @Test
    void readsNoTableOfExecutionsFromEndToEnd() {
        List<String> plan = sql.list("explain " + LongestWaits.SINCE, row -> row.getString(1));

        String text = String.join("\n", plan);
        assertTrue(text.contains("WORKFLOO_EXECUTION_STANDING: STATUS = 'PROGRESS'"), text);
        assertFalse(text.contains("WORKFLOO_EXECUTION.tableScan"), text);
        assertEquals(inProgress(), counted());
        long begun = System.nanoTime();
        counted();
        System.out.println(EXECUTIONS + " open: counted in " + (System.nanoTime() - begun) / 1_000_000 + " ms");
    }

    /** Reading all that is open takes ten seconds here, so that it counts for a thousand. */
    @Test
    void doesNotReadAllThatIsOpenAgainAndAgain() {
        AtomicLong seconds = new AtomicLong();
        AtomicLong took = new AtomicLong(10);
        LongestWaits longest = new LongestWaits(sql, () -> TimeUnit.SECONDS.toNanos(seconds.getAndAdd(took.get())));
        Waits forms = new Waits("PRODUCTION", "FORM");
        Instant before = longest.since().get(forms);
        Instant longAgo = before.minusSeconds(86_400);
        sql.update("update workfloo_execution set modified_at = ? where id = ?", longAgo, "0".repeat(22) + "40");
        took.set(0);

        seconds.set(900);
        Instant meanwhile = longest.since().get(forms);
        seconds.set(1_100);
        Instant later = longest.since().get(forms);

        assertEquals(before, meanwhile);
        assertEquals(longAgo, later);
    }

    @Test
    void readsAnewWhatItWasToForget() {
        AtomicLong seconds = new AtomicLong();
        LongestWaits longest = new LongestWaits(sql, () -> TimeUnit.SECONDS.toNanos(seconds.getAndAdd(10)));
        Waits forms = new Waits("PRODUCTION", "FORM");
        Instant longBefore = longest.since().get(forms).minusSeconds(86_400);
        sql.update("update workfloo_execution set modified_at = ? where id = ?", longBefore, "0".repeat(22) + "44");

        longest.forget();

        assertEquals(longBefore, longest.since().get(forms));
    }

    @Test
    void correctsWhatMovedWithoutItsKnowing() {
        sql.update("update workfloo_execution set status = 'SUCCESS' where id = ?", "0".repeat(23) + "1");
        sql.update("update workfloo_execution set waiting_for = null where id = ?", "0".repeat(23) + "2");

        store.tidy();

        assertEquals(inProgress(), counted());
        assertEquals(
                number("select count(*) from workfloo_execution where status = 'PROGRESS' and waiting_for is null"),
                store.census(NOON).waiting().stream()
                        .filter(it -> it.waitingFor().equals("UNKNOWN"))
                        .mapToLong(Census.Waiting::count)
                        .sum());
    }

    @Test
    void countsOnceWhatMovesWhileItCorrectsAndFolds() {
        sql.update(
                "insert into workfloo_open_count select 'PRODUCTION', 'FORM', 1 - 2 * mod(x, 2) from system_range(1, 2000)");

        Race.of(4, number -> {
            for (int i = 0; i < 10; i++) {
                if (number == 0) store.tidy();
                else aStartedExecution(store, aWorkspace());
                if (number == 1) counted();
            }
            return number;
        });

        assertEquals(inProgress(), counted());
        assertTrue(number("select count(*) from workfloo_open_count") < 1_100);
    }
}
