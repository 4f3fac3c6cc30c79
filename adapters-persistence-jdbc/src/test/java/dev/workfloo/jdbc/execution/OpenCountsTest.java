package dev.workfloo.jdbc.execution;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.access.Environment;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.testkit.contract.fixture.Race;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** How PostgreSQL counts what is open, with as many executions as make it choose how it does in production. */
class OpenCountsTest {

    /** One million with {@code -Dworkfloo.census.executions=1000000}, which also tells how long counting takes. */
    private static final int EXECUTIONS = Integer.getInteger("workfloo.census.executions", 50_000);

    private static final HikariDataSource POOL = TestPostgres.newPool();
    private static final JdbcStore STORE = JdbcStore.on(POOL, EncryptionKey.random());
    private static final Sql SQL = new Sql(POOL);

    static {
        SQL.update("""
                insert into workfloo_execution (id, workspace, environment, definition_id, definition_version, created_at,
                  begun_revision, begun_format, begun, format, status, waiting_for, revision, modified_at, state)
                select lpad(to_hex(i), 24, '0'), 'lender', 'PRODUCTION', '657117e1d511b6e54fe2a967', 1, now(), 1, 1, '{}', 1,
                  'PROGRESS', (array['FORM', 'NIP', 'CONNECTOR'])[i % 3 + 1], 1, now() - i * interval '1 second',
                  repeat('y', 100)
                from generate_series(1, ?) i""", EXECUTIONS);
        STORE.tidy();
        SQL.update("vacuum analyze workfloo_execution");
        SQL.update("vacuum analyze workfloo_open_count");
    }

    @AfterAll
    static void close() {
        POOL.close();
    }

    private static long counted() {
        return STORE.census(NOON).waiting().stream()
                .mapToLong(Census.Waiting::count)
                .sum();
    }

    private static long rows() {
        return SQL.first("select count(*) from workfloo_open_count", row -> row.getLong(1))
                .orElseThrow();
    }

    @Test
    void readsNoTableOfExecutionsFromEndToEnd() {
        List<String> plan = SQL.list("explain " + OpenCounts.WAITING_ON_POSTGRESQL, row -> row.getString(1));

        String text = String.join("\n", plan);
        assertFalse(text.contains("Seq Scan on workfloo_execution"), text);
        assertTrue(text.contains("workfloo_execution_waiting"), text);
        long begun = System.nanoTime();
        counted();
        System.out.println(EXECUTIONS + " open: counted in " + (System.nanoTime() - begun) / 1_000_000 + " ms, "
                + rows() + " changes kept");
    }

    @Test
    void manyFoldAtOnceAndNothingIsCountedTwice() {
        long before = counted();
        SQL.update("update workfloo_execution set status = 'SUCCESS' where id in"
                + " (select id from workfloo_execution where status = 'PROGRESS' order by id limit 3000)");

        List<Long> seen = Race.of(4, number -> counted());

        assertEquals(List.of(before - 3_000, before - 3_000, before - 3_000, before - 3_000), seen);
        assertEquals(before - 3_000, counted());
        assertTrue(rows() < 3_000, rows() + " rows");
    }

    @Test
    void whatWasRolledBackIsNotCounted() {
        long before = counted();

        SQL.transaction(connection -> {
            Sql.update(
                    connection,
                    "delete from workfloo_execution where status = 'PROGRESS' and environment = ?",
                    Environment.PRODUCTION.name());
            connection.rollback();
            return true;
        });

        assertEquals(before, counted());
    }
}
