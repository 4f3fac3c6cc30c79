package dev.workfloo.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.jdbc.migration.Migrator;
import dev.workfloo.jdbc.sql.Dialect;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A host whose role has limits of time, as one behind a pooler needs them. */
class UpgradeWaitsTest {

    private static final String SLOW = """
            create function slow() returns trigger language plpgsql as $$
            begin perform pg_sleep(1.2); return new; end $$;
            create trigger slow before insert on workfloo_schema_history for each row execute function slow()""";

    private static Connection limited(String url, String... statements) throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        try (Statement statement = connection.createStatement()) {
            statement.execute("alter database " + connection.getCatalog() + " set statement_timeout = '1000ms'");
            statement.execute("alter database " + connection.getCatalog() + " set lock_timeout = '1000ms'");
            statement.execute("alter database " + connection.getCatalog()
                    + " set idle_in_transaction_session_timeout = '1000ms'");
            for (String each : statements) statement.execute(each);
        }
        return connection;
    }

    private static void bringUpToDate(HikariDataSource pool, CountDownLatch waits) {
        Migrator.bringUpToDate(pool, Dialect.POSTGRESQL, Optional.empty(), told -> {
            if (told.contains("waits for somebody")) waits.countDown();
        });
    }

    @Test
    void aRolesLimitsOfTimeEndNoUpgrade() throws Exception {
        String url = KeptRelease.BEFORE.postgres();
        try (Connection operator = limited(url, SLOW);
                HikariDataSource pool = TestPostgres.pool(url)) {
            bringUpToDate(pool, new CountDownLatch(1));

            assertTrue(JdbcStore.on(pool, KeptRelease.BEFORE.key()).answers(), operator.getCatalog());
        }
    }

    @Test
    void waitsForWhoHoldsATable() throws Exception {
        String url = KeptRelease.BEFORE.postgres();
        try (Connection other = limited(url);
                Statement statement = other.createStatement();
                HikariDataSource pool = TestPostgres.pool(url)) {
            other.setAutoCommit(false);
            statement.execute("lock table workfloo_execution in share mode");
            CountDownLatch waits = new CountDownLatch(1);

            CompletableFuture<Void> upgraded = CompletableFuture.runAsync(() -> bringUpToDate(pool, waits));
            boolean waited = waits.await(60, TimeUnit.SECONDS);
            other.rollback();
            upgraded.get(60, TimeUnit.SECONDS);

            assertEquals(List.of(true, true), List.of(waited, upgraded.isDone()));
        }
    }
}
