package dev.workfloo.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.sql.Failures;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;

/** A PostgreSQL that answers, and does not keep what it is given. */
class TroubledPostgresTest {

    private static final String OPERATOR = "&options=-c%20default_transaction_read_only=off";
    private static final Instant LONG_AGO = Instant.EPOCH;

    private final String url = TestPostgres.withTables();
    private final PGSimpleDataSource database = new PGSimpleDataSource();
    private final JdbcStore store;
    private final Sql sql = new Sql(database);

    /** Without a pool: each connection is a new one, and knows what was just set. */
    TroubledPostgresTest() {
        database.setUrl(url);
        store = JdbcStore.on(database, EncryptionKey.random());
    }

    private void other(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url + OPERATOR);
                Statement operator = connection.createStatement()) {
            operator.execute(statement);
        }
    }

    private void onEachWrite(String what) throws SQLException {
        other("create function trouble() returns trigger language plpgsql as $$ begin " + what
                + "; return null; end $$");
        for (String table : new String[] {"workfloo_history", "workfloo_start_key"}) {
            other("create trigger trouble after insert or update or delete on " + table
                    + " for each statement execute function trouble()");
        }
    }

    private void write() {
        store.journal().forgetKeys(LONG_AGO);
    }

    @Test
    void aReadOnlyDatabaseIsAwayUntilItIsWritable() throws Exception {
        String name = url.replaceFirst(".*/([^?]*).*", "$1");
        assertTrue(store.answers());

        other("alter database " + name + " set default_transaction_read_only = on");
        assertThrows(StoreUnavailable.class, this::write);
        boolean whileReadOnly = store.answers();
        other("alter database " + name + " reset default_transaction_read_only");

        assertFalse(whileReadOnly);
        assertTrue(store.answers());
        write();
    }

    @Test
    void aFullDiskIsAwayUntilThereIsSpace() throws Exception {
        onEachWrite("raise exception 'could not extend file' using errcode = '53100'");

        assertThrows(StoreUnavailable.class, this::write);
        boolean whileFull = store.answers();
        other("drop function trouble cascade");

        assertFalse(whileFull);
        assertTrue(store.answers());
        assertEquals(
                0,
                sql.list("select 1 from workfloo_history", row -> row.getInt(1)).size());
    }

    /** As the server says it; that it does when a wait is cancelled, a test of the service shows. */
    @Test
    void whatIsNotAtTheStandbyIsNotKept() {
        String said =
                "SWARNING\0C01000\0Mcanceling wait for synchronous replication due to user request\0RSyncRepWaitForLSN\0";
        SQLWarning warning = new PSQLWarning(new ServerErrorMessage(said));

        assertThrows(SQLException.class, () -> Failures.requireKept(warning));
    }

    /** Such as that a database should be vacuumed soon, or what a host's own trigger says. */
    @Test
    void whatIsKeptWithAnotherWarningIsKept() throws Exception {
        onEachWrite("raise warning 'database must be vacuumed within 39999999 transactions'");

        write();

        assertTrue(store.answers());
    }

    @Test
    void whoLostToOthersComesAgainAtOnce() throws Exception {
        other("create table counter as select 0 as number");
        AtomicInteger tries = new AtomicInteger();

        int counted = sql.transaction(connection -> {
            Sql.update(connection, "set transaction isolation level repeatable read");
            Sql.list(connection, "select number from counter", row -> row.getInt(1));
            if (tries.incrementAndGet() == 1) other("update counter set number = number + 10");
            return Sql.list(connection, "update counter set number = number + 1 returning number", row -> row.getInt(1))
                    .get(0);
        });

        assertEquals(11, counted);
        assertEquals(2, tries.get());
    }

    @Test
    void whoLosesForGoodFindsTheDatabaseAway() throws Exception {
        onEachWrite("raise exception 'deadlock detected' using errcode = '40P01'");

        assertThrows(StoreUnavailable.class, this::write);
    }
}
