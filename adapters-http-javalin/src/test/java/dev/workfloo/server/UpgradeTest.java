package dev.workfloo.server;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.cluster.Awaiting;
import dev.workfloo.jdbc.EarlierReleases;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.jdbc.execution.Census;
import dev.workfloo.server.database.Database;
import dev.workfloo.server.settings.Settings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Databases of earlier releases, brought up to date by a service. */
class UpgradeTest {

    /** 300,000 with {@code -Dworkfloo.upgrade.executions=300000}. */
    private static final int EXECUTIONS = Integer.getInteger("workfloo.upgrade.executions", 3_000);

    private final String url = TestPostgres.newDatabase();

    private Database opened() {
        String key = Base64.getEncoder().encodeToString(new byte[32]);
        return Database.open(Settings.of(Map.of(), Map.of("WORKFLOO_JDBC_URL", url, "WORKFLOO_ENCRYPTION_KEY", key)));
    }

    private boolean lastsForLongerThanAStatementMay() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) from pg_locks join pg_stat_activity using (pid) where locktype = 'advisory'"
                                + " and datname = current_database() and clock_timestamp() - xact_start > interval '2700 ms'")) {
            return row.next() && row.getInt(1) > 0;
        }
    }

    @Test
    void takesAsLongAsItTakes() throws Exception {
        EarlierReleases.BEFORE.bringUpToDate(url);
        try (Connection other = DriverManager.getConnection(url);
                Statement statement = other.createStatement()) {
            statement.execute("alter database " + other.getCatalog() + " set statement_timeout = '2000ms'");
            other.setAutoCommit(false);
            statement.execute("lock table workfloo_execution in share mode");
            CompletableFuture<Database> opening = CompletableFuture.supplyAsync(this::opened);

            Awaiting.until(
                    "an upgrade that waits",
                    Duration.ofSeconds(30),
                    () -> opening.isDone() || lastsForLongerThanAStatementMay());
            other.rollback();

            try (Database database = opening.get(60, TimeUnit.SECONDS)) {
                assertTrue(database.store().answers());
            }
        }
    }

    @Test
    void bringsManyOpenExecutionsUpToDate() throws Exception {
        EarlierReleases.BEFORE.upTo("3", url);
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("insert into workfloo_execution (id, workspace, environment, definition_id,"
                    + " definition_version, created_at, begun_revision, begun_format, begun, format, status, revision,"
                    + " modified_at, state) select lpad(to_hex(i), 24, '0'), 'lender', 'PRODUCTION',"
                    + " '657117e1d511b6e54fe2a967', 1, now(), 1, 1, repeat('x', 500), 1, 'PROGRESS', 1, now(),"
                    + " '{\"position\":{\"at\":\"form\"}' || repeat('y', 800) from generate_series(1, " + EXECUTIONS
                    + ") i");
        }

        try (Database database = opened()) {
            assertEquals(
                    EXECUTIONS,
                    database.store().census(NOON).waiting().stream()
                            .mapToLong(Census.Waiting::count)
                            .sum());
        }
    }
}
