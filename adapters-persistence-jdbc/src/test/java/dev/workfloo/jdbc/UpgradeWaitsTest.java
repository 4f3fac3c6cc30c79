package dev.workfloo.jdbc;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** A host whose role has a limit of time, as one behind a pooler needs it. */
class UpgradeWaitsTest {

    private static final String HELD_UP =
            "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"
                    + " and clock_timestamp() - query_start > interval '1300 ms'";

    @Test
    void aRolesLimitOfTimeEndsNoUpgrade() throws Exception {
        String url = KeptRelease.BEFORE.postgres();
        try (Connection other = DriverManager.getConnection(url);
                Statement statement = other.createStatement()) {
            statement.execute("alter database " + other.getCatalog() + " set statement_timeout = '1000ms'");
            statement.execute("set statement_timeout = 0");
            other.setAutoCommit(false);
            statement.execute("lock table workfloo_execution in share mode");

            CompletableFuture<Boolean> upgraded = CompletableFuture.supplyAsync(() -> upgrade(url));
            try (Connection watcher = DriverManager.getConnection(url)) {
                while (!upgraded.isDone()
                        && Sql.list(watcher, HELD_UP, row -> row.getInt(1)).get(0) == 0) {
                    LockSupport.parkNanos(20_000_000);
                }
            }
            other.rollback();

            assertTrue(upgraded.get(60, TimeUnit.SECONDS));
        }
    }

    private static boolean upgrade(String url) {
        try (HikariDataSource pool = TestPostgres.pool(url)) {
            Schema.bringUpToDate(pool, Dialect.POSTGRESQL);
            return true;
        }
    }
}
