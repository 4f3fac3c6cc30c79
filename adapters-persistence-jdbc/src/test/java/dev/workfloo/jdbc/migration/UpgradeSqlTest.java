package dev.workfloo.jdbc.migration;

import static dev.workfloo.testkit.contract.fixture.Fixtures.saved;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult;
import dev.workfloo.execution.nip.NipRequest;
import dev.workfloo.jdbc.EarlierReleases;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.StoreSettings;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.testkit.contract.fixture.BureauRun;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tables that somebody else makes, of what is printed. */
class UpgradeSqlTest {

    /** A test that would wait for ever fails. */
    private static final String GIVE_UP = "&options=-c%20statement_timeout=20000";

    private static void run(String url, String script) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            for (String statement : SqlText.statements(script)) MigrationRun.execute(connection, statement);
        }
    }

    private static List<String> shapes(String url, Dialect dialect, String schema) {
        return TableShapes.in(MortalConnections.immortal(url), dialect, schema);
    }

    private static List<String> madeByAStore(String url, Dialect dialect) {
        Migrator.bringUpToDate(MortalConnections.immortal(url), dialect, Optional.of("lending"), told -> {});
        return shapes(url, dialect, dialect == Dialect.H2 ? "LENDING" : "lending");
    }

    private static String h2() {
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    }

    @Test
    void makesOnPostgresWhatAStoreMakes() throws Exception {
        String url = TestPostgres.newDatabase();

        run(url, UpgradeSql.onPostgresql().inSchema("printed").fromNothing());

        assertEquals(
                madeByAStore(TestPostgres.newDatabase(), Dialect.POSTGRESQL),
                shapes(url, Dialect.POSTGRESQL, "printed"));
    }

    @Test
    void makesOnH2WhatAStoreMakes() throws Exception {
        String url = h2();

        run(url, UpgradeSql.onH2().inSchema("printed").fromNothing());

        assertEquals(madeByAStore(h2(), Dialect.H2), shapes(url, Dialect.H2, "PRINTED"));
    }

    @Test
    void bringsUpToDateWhatWasThere() throws Exception {
        String url = TestPostgres.newDatabase();
        EarlierReleases.BEFORE.bringUpToDate(url);

        run(url, UpgradeSql.onPostgresql().from(4));

        assertEquals(
                madeByAStore(TestPostgres.newDatabase(), Dialect.POSTGRESQL),
                shapes(url, Dialect.POSTGRESQL, "public"));
    }

    @Test
    void letsAStoreOpenWithRightsOnRowsAlone() throws Exception {
        String url = TestPostgres.newDatabase();
        String owner = "owner_" + UUID.randomUUID().toString().replace("-", "");
        String service = owner.replace("owner", "service");
        run(
                url,
                "create role " + owner + "; create role " + service + "; grant create on database "
                        + url.replaceFirst("jdbc:postgresql://[^/]*/([^?]*).*", "$1") + " to " + owner);
        run(
                url + "&options=-c%20role=" + owner,
                UpgradeSql.onPostgresql().inSchema("lending").fromNothing());
        run(
                url,
                "grant usage on schema lending to " + service
                        + "; grant select, insert, update, delete on all tables in schema lending to " + service);

        try (HikariDataSource pool = TestPostgres.pool(url + "&options=-c%20role=" + service)) {
            JdbcStore store =
                    JdbcStore.on(StoreSettings.on(pool, EncryptionKey.random()).inSchema("lending"));
            BureauRun run = BureauRun.begun(store, new WorkspaceId("lender"));

            assertTrue(store.journal().start(run.latest(), Optional.empty()) instanceof StartResult.Kept);
            assertTrue(saved(store, run.request(NipRequest.PLAIN), Optional.empty()));
            assertTrue(store.answers());
        }
    }

    private static int newest() {
        List<Migration> all = Migration.all(Dialect.POSTGRESQL);
        return all.get(all.size() - 1).version();
    }

    @Test
    void saysWhatNeedsNoTransaction() {
        String sql = UpgradeSql.onPostgresql().from(10);

        assertEquals(
                """
                -- Workfloo's tables in the schema "public", up to V%d, from V10 on.
                -- Run it as the role that is to own them, statement by statement, and stop at the first that fails:
                -- psql -v ON_ERROR_STOP=1 -f this-file
                -- No step waits long for a table, as all who come later would wait behind it. After "canceling statement due to lock
                -- timeout" print what is left, with --from and the newest version in workfloo_schema_history, and run that.

                -- V11 (counts of what was open)
                -- Each of the next statements outside a transaction. When an index fails, drop it, and make it again.
                """.formatted(newest()),
                sql.lines().limit(8).map(line -> line + "\n").reduce("", String::concat));
        assertTrue(
                sql.contains(
                        "create index concurrently if not exists workfloo_work_kind\n    on \"public\".workfloo_work ("),
                sql);
        assertTrue(sql.contains("'11', 'counts of what was open', 'SQL', 'V11__counts_of_what_was_open.sql', "), sql);
    }

    /** All who come later would wait behind it. */
    @Test
    void waitsAMomentOnlyForATable() throws Exception {
        String url = TestPostgres.newDatabase();
        EarlierReleases.BEFORE.bringUpToDate(url);
        String printed = UpgradeSql.onPostgresql().from(4);
        try (Connection reader = DriverManager.getConnection(url)) {
            reader.setAutoCommit(false);
            MigrationRun.execute(reader, "lock table workfloo_execution in access share mode");

            SQLException thrown = assertThrows(SQLException.class, () -> run(url + GIVE_UP, printed));

            assertEquals("55P03", thrown.getSQLState());
        }
    }

    @Test
    void goesOnWhereItGaveWay() throws Exception {
        String url = TestPostgres.newDatabase();
        EarlierReleases.BEFORE.bringUpToDate(url);
        try (Connection reader = DriverManager.getConnection(url)) {
            reader.setAutoCommit(false);
            MigrationRun.execute(reader, "lock table workfloo_execution in access share mode");
            assertThrows(
                    SQLException.class,
                    () -> run(url + GIVE_UP, UpgradeSql.onPostgresql().from(4)));
        }
        int newest = new Sql(MortalConnections.immortal(url))
                .first("select max(version::int) from workfloo_schema_history", row -> row.getInt(1))
                .orElseThrow();

        run(url, UpgradeSql.onPostgresql().from(newest));

        assertTrue(newest < 11, () -> "V" + newest);
        assertEquals(
                madeByAStore(TestPostgres.newDatabase(), Dialect.POSTGRESQL),
                shapes(url, Dialect.POSTGRESQL, "public"));
    }

    @Test
    void takesNoNameThatWouldNeedQuotes() {
        assertThrows(
                IllegalArgumentException.class, () -> UpgradeSql.onPostgresql().inSchema("Lending; drop table x"));
    }
}
