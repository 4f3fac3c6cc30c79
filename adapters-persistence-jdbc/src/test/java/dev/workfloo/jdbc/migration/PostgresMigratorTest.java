package dev.workfloo.jdbc.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.jdbc.EarlierReleases;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.SchemaName;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class PostgresMigratorTest extends MigratorContract {

    private static final String INDEX = "create index concurrently if not exists workfloo_made on workfloo_key (name)";

    private final String url = TestPostgres.newDatabase();
    private final MortalConnections database = MortalConnections.immortal(url);
    private final Sql sql = new Sql(database);
    private int schemas;

    @Override
    Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    String url() {
        String schema = "s" + ++schemas;
        sql.update("create schema " + schema);
        return url + "&options=-c%20synchronous_commit=off&currentSchema=" + schema;
    }

    @Override
    String schema(String url) {
        return url.replaceFirst(".*currentSchema=", "");
    }

    @Override
    int step() {
        return 29;
    }

    @Override
    int closeStep() {
        return 9;
    }

    private void upgrade() {
        Migrator.bringUpToDate(database, Dialect.POSTGRESQL, Optional.empty(), told -> {});
    }

    private void run(CountDownLatch waits, String... statements) throws SQLException {
        run(database, waits, statements);
    }

    private static void run(DataSource jobs, CountDownLatch waits, String... statements) throws SQLException {
        Migration next = Migration.of("V1000__next", String.join(";\n", statements), Map.of());
        new Migrator(
                        jobs,
                        new SchemaName("public", Dialect.POSTGRESQL),
                        told -> {
                            if (told.contains("waits for somebody")) waits.countDown();
                        },
                        List.of(next))
                .run();
    }

    private CompletableFuture<Boolean> running(CountDownLatch waits, String... statements) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                run(waits, statements);
                return true;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private boolean isTrue(String asked) {
        return sql.first("select " + asked, row -> row.getBoolean(1)).orElseThrow();
    }

    private void until(String isSo) {
        while (!isTrue(isSo)) LockSupport.parkNanos(10_000_000);
    }

    /** As a service writes, which gives up after a second. */
    private int written(Statement writer) throws SQLException {
        writer.execute("set statement_timeout = 1000");
        return writer.executeUpdate("insert into workfloo_key (hash, workspace, name, rights, created_at)"
                + " values (gen_random_uuid(), 'lender', 'any', '', now())");
    }

    @Test
    void keepNoWriterWaitingBehindALongReader() throws Exception {
        upgrade();
        try (Connection reader = DriverManager.getConnection(url);
                Statement reads = reader.createStatement();
                Connection writer = DriverManager.getConnection(url);
                Statement writes = writer.createStatement()) {
            reader.setAutoCommit(false);
            reads.execute("select count(*) from workfloo_key");
            CountDownLatch waits = new CountDownLatch(1);

            CompletableFuture<Boolean> upgraded =
                    running(waits, "alter table workfloo_key add column next_one integer");
            assertTrue(waits.await(60, TimeUnit.SECONDS));
            for (int i = 0; i < 50; i++) assertEquals(1, written(writes));
            reader.rollback();

            assertTrue(upgraded.get(60, TimeUnit.SECONDS));
        }
    }

    @Test
    void makeAnIndexAnewThatWasLeftInvalid() throws Exception {
        upgrade();
        sql.update(INDEX);
        sql.update("update pg_index set indisvalid = false where indexrelid = 'workfloo_made'::regclass");

        run(new CountDownLatch(1), "-- outside a transaction\n" + INDEX);

        assertTrue(isTrue("indisvalid from pg_index where indexrelid = 'workfloo_made'::regclass"));
    }

    /** The lock is held on one, and all else is done on the other. */
    @Test
    void needTwoConnectionsAlsoForWhatWasLeft() throws Exception {
        upgrade();
        sql.update(INDEX);
        sql.update("update pg_index set indisvalid = false where indexrelid = 'workfloo_made'::regclass");

        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(2);
        config.setConnectionTimeout(20_000);
        try (HikariDataSource two = new HikariDataSource(config)) {
            run(two, new CountDownLatch(1), "-- outside a transaction\n" + INDEX);
        }

        assertTrue(isTrue("indisvalid from pg_index where indexrelid = 'workfloo_made'::regclass"));
    }

    /** The server goes on making an index for a process that was killed. */
    @Test
    void waitForAnIndexThatIsStillMade() throws Exception {
        upgrade();
        try (Connection reader = DriverManager.getConnection(url);
                Statement reads = reader.createStatement();
                Connection killed = DriverManager.getConnection(url);
                Statement makes = killed.createStatement()) {
            reader.setAutoCommit(false);
            reads.execute("lock table workfloo_key in row exclusive mode");
            CompletableFuture<Boolean> making = CompletableFuture.supplyAsync(() -> {
                try {
                    return makes.execute(INDEX);
                } catch (SQLException e) {
                    return false;
                }
            });
            until("count(*) = 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
            killed.abort(Runnable::run);
            making.get(60, TimeUnit.SECONDS);
            long made = sql.first("select 'workfloo_made'::regclass::oid::bigint", row -> row.getLong(1))
                    .orElseThrow();

            CompletableFuture<Boolean> upgraded = running(new CountDownLatch(1), "-- outside a transaction\n" + INDEX);
            until("count(*) = 2 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
            reader.rollback();

            assertTrue(upgraded.get(60, TimeUnit.SECONDS));
            assertTrue(isTrue("count(*) = 1 from pg_index where indisvalid and indexrelid = " + made));
        }
    }

    /** Whoever makes an index lets go of its table first, and then commits that it is valid. */
    @Test
    void waitForAnIndexThatIsAboutToBeValid() throws Exception {
        upgrade();
        sql.update(INDEX);
        long made = sql.first("select 'workfloo_made'::regclass::oid::bigint", row -> row.getLong(1))
                .orElseThrow();
        sql.update("update pg_index set indisvalid = false where indexrelid = 'workfloo_made'::regclass");
        try (Connection maker = DriverManager.getConnection(url);
                Statement makes = maker.createStatement()) {
            maker.setAutoCommit(false);
            makes.execute("update pg_index set indisvalid = true where indexrelid = 'workfloo_made'::regclass");

            CompletableFuture<Boolean> upgraded = running(new CountDownLatch(1), "-- outside a transaction\n" + INDEX);
            until("count(*) > 0 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
                    + " and (wait_event_type = 'Lock' or query like '%i.xmax%')");
            maker.commit();

            assertTrue(upgraded.get(60, TimeUnit.SECONDS));
            assertTrue(isTrue("count(*) = 1 from pg_index where indisvalid and indexrelid = " + made));
        }
    }

    /** Another process may have the lock then. */
    @Test
    void stayAsTheyAreOnceTheLockIsLost() throws Exception {
        upgrade();

        assertThrows(
                SQLException.class,
                () -> run(
                        new CountDownLatch(1),
                        "-- outside a transaction\n"
                                + "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'"
                                + " and database = (select oid from pg_database where datname = current_database())",
                        "create table workfloo_never (one integer)"));

        assertTrue(isTrue("to_regclass('workfloo_never') is null"));
        assertTrue(isTrue("count(*) = 0 from workfloo_schema_history where version = '1000'"));
    }

    @Test
    void areNotChangedByARoleThatMayNot() throws Exception {
        upgrade();
        String role = "rows_" + TestPostgres.newDatabase().replaceAll(".*test_(\\w+).*", "$1");
        sql.update("create role " + role);
        sql.update("grant usage on schema public to " + role);
        sql.update("revoke create on schema public from public");
        sql.update("grant select, insert, update, delete on all tables in schema public to " + role);

        Migrator.bringUpToDate(
                MortalConnections.immortal(url + "&options=-c%20role=" + role),
                Dialect.POSTGRESQL,
                Optional.empty(),
                told -> {
                    throw new AssertionError(told);
                });

        assertTrue(isTrue("not has_schema_privilege('" + role + "', 'public', 'create')"));
    }

    /** The row that says so, and what was to be counted, are in one transaction with the rest, or in none. */
    @Test
    void noteWhatMovesMeanwhile() throws Exception {
        EarlierReleases.BEFORE.bringUpToDate(url);
        String insert = "insert into workfloo_execution (id, workspace, environment, definition_id, definition_version,"
                + " created_at, begun_revision, begun_format, begun, format, status, revision, modified_at, state,"
                + " waiting_for) values (?, 'lender', 'SANDBOX', '657117e1d511b6e54fe2a967', 1, now(), 1, 1, '{}', 1,"
                + " 'PROGRESS', 1, now(), '{}', 'FORM')";
        for (int i = 0; i < 100; i++) sql.update(insert, "before " + i);
        CompletableFuture<Void> upgraded = CompletableFuture.runAsync(this::upgrade);

        int meanwhile = 0;
        while (!upgraded.isDone()) {
            sql.update(insert, "meanwhile " + meanwhile);
            sql.update(
                    "update workfloo_execution set status = 'SUCCESS', waiting_for = null where id = ?",
                    "before " + meanwhile % 100);
            meanwhile++;
        }
        upgraded.get();

        assertTrue(isTrue("(select sum(change) from workfloo_open_count) ="
                + " (select count(*) from workfloo_execution where status = 'PROGRESS')"));
        assertTrue(isTrue("not exists (select from workfloo_execution"
                + " where id not in (select execution_id from workfloo_unindexed))"));
    }

    @Test
    void giveAPoolsSessionItsLimitsBack() throws Exception {
        try (Connection connection = database.getConnection()) {
            Sql.update(connection, "set statement_timeout = 700");

            PostgresLimits.liftDuring(connection, () -> MigrationRun.execute(connection, "select pg_sleep(1)"));

            assertEquals(List.of("700ms"), Sql.list(connection, "show statement_timeout", row -> row.getString(1)));
        }
    }
}
