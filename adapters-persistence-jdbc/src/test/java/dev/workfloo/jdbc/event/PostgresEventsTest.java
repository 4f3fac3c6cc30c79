package dev.workfloo.jdbc.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.subscription.Subscription.Beginning;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class PostgresEventsTest extends EventsContract {

    /** What costs a step something. */
    private static final String WATCHING = "select count(*) from pg_trigger t join pg_class c on c.oid = t.tgrelid"
            + " where c.relname = 'workfloo_execution' and t.tgname like 'workfloo\\_event\\_%' and t.tgenabled <> 'D'";

    private static final String WAITING = "select count(*) from pg_locks l join pg_class c on c.oid = l.relation"
            + " where c.relname = 'workfloo_execution' and not l.granted";

    private static final String SUBSCRIBE =
            "insert into workfloo_subscription (name, number, since) values (?, 1, current_timestamp)";

    @Override
    HikariDataSource newPool() {
        return TestPostgres.poolWithTables();
    }

    @Override
    JdbcStore another(JdbcStore store, EncryptionKey key) {
        return JdbcStore.on(pool(), key);
    }

    private int count(String query) {
        return new Sql(pool()).list(query, row -> row.getInt(1)).get(0);
    }

    @Override
    void noting(Connection connection, ExecutionId id, int revision) {}

    @Override
    void awaitsWriters() {
        while (count(WAITING) == 0) LockSupport.parkNanos(1_000_000);
    }

    @Test
    void whatIsCommittedLateIsTold() throws Exception {
        workfloo().events().subscribe(BILLING, told()::add);
        ExecutionId late = people().begun();
        ExecutionId early = people().begun();
        workfloo().events().tell();

        during(connection -> {
            move(connection, late);
            people().answerFirst(early);
            workfloo().events().tell();
            assertEquals(to(5), revisions(early));
            assertEquals(to(2), revisions(late));
            connection.commit();
        });
        workfloo().events().tell();

        assertEquals(to(3), revisions(late));
    }

    @Test
    void whatIsRolledBackIsNotTold() throws Exception {
        workfloo().events().subscribe(BILLING, told()::add);
        ExecutionId id = people().begun();

        during(connection -> {
            move(connection, id);
            connection.rollback();
        });
        workfloo().events().tell();

        assertEquals(to(2), revisions(id));
    }

    /** As of a process of an earlier release, or of a host's transaction that began long ago. */
    @Test
    void aTransactionThatSawNoSubscriptionIsToldOfAllTheSame() throws Exception {
        ExecutionId id = people().begun();

        during(connection -> {
            Sql.update(connection, "set transaction isolation level repeatable read");
            Sql.list(connection, "select count(*) from workfloo_definition", row -> row.getInt(1));
            workfloo().events().subscribe(BILLING, told()::add);
            move(connection, id);
            connection.commit();
        });
        workfloo().events().tell();

        assertEquals(List.of(3), revisions(id));
    }

    @Test
    void stepsCostNothingMoreWhereNobodySubscribes() {
        assertEquals(0, count(WATCHING));

        workfloo().events().subscribe(BILLING, told()::add);
        workfloo().events().subscribe("risk", Beginning.FIRST_EXECUTION, told()::add);
        assertEquals(2, count(WATCHING));
        workfloo().events().end("risk");
        assertEquals(1, count(WATCHING));
        workfloo().events().end(BILLING);

        assertEquals(0, count(WATCHING));
        workfloo().events().subscribe("audit", told()::add);
        assertEquals(1, count(WATCHING));
    }

    /** Who may make no tables subscribes all the same, and so does whoever writes. */
    @Test
    void rightsOnRowsAreEnough() throws Exception {
        String role = "rows_" + UUID.randomUUID().toString().replace('-', '_');
        ExecutionId id = people().begun();
        during(connection -> {
            Sql.update(connection, "create role " + role);
            Sql.update(connection, "grant select, insert, update, delete on all tables in schema public to " + role);
            connection.commit();
        });

        during(connection -> {
            Sql.update(connection, "set local role " + role);
            Sql.update(connection, SUBSCRIBE, BILLING);
            connection.commit();
        });
        during(connection -> {
            Sql.update(connection, "set local role " + role);
            move(connection, id);
            connection.commit();
        });

        workfloo().events().subscribe(BILLING, told()::add);
        workfloo().events().tell();
        assertEquals(List.of(3), revisions(id));
        during(connection -> {
            Sql.update(connection, "set local role " + role);
            Sql.update(connection, "delete from workfloo_subscription");
            connection.commit();
        });
        assertEquals(0, count(WATCHING));
    }
}
