package dev.workfloo.cluster;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Holds a service in the middle of a write, from the database's side: a trigger of the test's waits there for a lock that the
 * test has. When the service is dead, the write is either rolled back, as when its connection broke before the commit, or let
 * through, as when the process died after the commit and before it knew of it. However slow the machine is, the write is held until
 * then: where PostgreSQL ends the wait, after the time that the service has set for statements and for locks, the trigger waits
 * again, and PostgreSQL does not count a second time.
 */
final class Barriers implements AutoCloseable {

    private static final String INSTALL = """
            create schema crash;
            create table crash.barrier (place text, subject text, event text, lock bigint, lasting boolean);
            create sequence crash.cut_off;
            create function crash.pass() returns trigger language plpgsql as $$
            declare
              held record;
            begin
              for held in
                select lock, lasting from crash.barrier
                where place = tg_table_name and subject = to_jsonb(new) ->> tg_argv[0]
                  and position(event in to_jsonb(new) ->> tg_argv[1]) > 0
              loop
                loop
                  begin
                    perform pg_advisory_xact_lock_shared(held.lock);
                    exit;
                  exception when query_canceled or lock_not_available then
                    if not held.lasting then raise; end if;
                    perform nextval('crash.cut_off');
                  end;
                end loop;
              end loop;
              return new;
            end $$;
            create trigger crash before insert on workfloo_history
              for each row execute function crash.pass('execution_id', 'events');
            create trigger crash before insert on workfloo_start_key
              for each row execute function crash.pass('start_key', 'start_key');
            create trigger crash before update on workfloo_document
              for each row execute function crash.pass('execution_id', 'id');
            create trigger crash before update on workfloo_consent
              for each row execute function crash.pass('execution_id', 'node');
            """;

    private static final String LOCKS = "select l.pid from pg_locks l join pg_database d on d.oid = l.database"
            + " where l.locktype = 'advisory' and d.datname = current_database() and l.objid = ? and ";

    private static final String WAITING = "select pid from pg_stat_activity where ?::int = any(pg_blocking_pids(pid))";

    private final Duration patience;
    private final Connection connection;
    private final List<Barrier> barriers = new ArrayList<>();

    Barriers(String url) throws SQLException {
        this(url, Duration.ofSeconds(60));
    }

    /** @param patience with what the database has to do */
    Barriers(String url, Duration patience) throws SQLException {
        this.patience = patience;
        connection = DriverManager.getConnection(url);
    }

    /** Makes a database ready, once its tables are there. */
    static void install(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(INSTALL);
        }
    }

    /** What becomes of the write that is held. */
    enum Fate {
        ROLLED_BACK,
        COMMITTED
    }

    final class Barrier {

        private final long lock;
        private final Fate fate;
        private final boolean isLasting;

        private Barrier(long lock, Fate fate, boolean isLasting) {
            this.lock = lock;
            this.fate = fate;
            this.isLasting = isLasting;
        }

        /** Whether a write is held now. */
        boolean holds() throws SQLException {
            return !holding(lock).isEmpty();
        }
    }

    /** Holds the transition of this execution that brings such an event. */
    Barrier event(String execution, String event, Fate fate) throws SQLException {
        return raise("workfloo_history", execution, "\"" + event + "\"", fate);
    }

    /** Holds a start under this idempotency key. */
    Barrier start(String key, Fate fate) throws SQLException {
        return raise("workfloo_start_key", TestDeployment.kept(key), "", fate);
    }

    /** Holds whoever has brought in all of a file of this execution, before it counts as being there. */
    Barrier file(String execution, Fate fate) throws SQLException {
        return raise("workfloo_document", execution, "", fate);
    }

    /** Holds whoever seals this execution's consent, for as long as the service waits for that: then it tries again. */
    void seal(String execution) throws SQLException {
        raise("workfloo_consent", execution, "", new Barrier(barriers.size() + 1L, Fate.ROLLED_BACK, false));
    }

    /** How often PostgreSQL ended a wait that went on all the same. */
    long cutOff() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select case when is_called then last_value else 0 end from crash.cut_off")) {
            row.next();
            return row.getLong(1);
        }
    }

    private Barrier raise(String place, String subject, String event, Fate fate) throws SQLException {
        return raise(place, subject, event, new Barrier(barriers.size() + 1L, fate, true));
    }

    private synchronized Barrier raise(String place, String subject, String event, Barrier barrier)
            throws SQLException {
        barriers.add(barrier);
        execute("select pg_advisory_lock(?)", barrier.lock);
        try (PreparedStatement insert =
                connection.prepareStatement("insert into crash.barrier values (?, ?, ?, ?, ?)")) {
            insert.setString(1, place);
            insert.setString(2, subject);
            insert.setString(3, event);
            insert.setLong(4, barrier.lock);
            insert.setBoolean(5, barrier.isLasting);
            insert.executeUpdate();
        }
        return barrier;
    }

    /** Lets the dead process's writes meet their fate; afterwards nothing is held any more. */
    synchronized void lift() throws Exception {
        for (Barrier barrier : barriers) {
            if (barrier.isLasting) Awaiting.until("the write is still held", patience, barrier::holds);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("delete from crash.barrier");
        }
        for (Barrier barrier : barriers) {
            if (barrier.fate == Fate.ROLLED_BACK) {
                for (int pid : behind(barrier.lock)) execute("select pg_terminate_backend(?)", pid);
                Awaiting.until("the write is rolled back", patience, () -> !barrier.holds());
            }
            execute("select pg_advisory_unlock(?)", barrier.lock);
            Awaiting.until("the write is let through", patience, () -> !isLocked(barrier.lock));
        }
        barriers.clear();
    }

    private synchronized List<Integer> holding(long lock) throws SQLException {
        return pids(lock, "not granted");
    }

    /**
     * Those too that wait for one who is held, the last first: a process that waited no longer may have tried the same again before
     * it died.
     */
    private List<Integer> behind(long lock) throws SQLException {
        List<Integer> pids = new ArrayList<>(holding(lock));
        for (int next = 0; next < pids.size(); next++) {
            for (int pid : numbers(WAITING, pids.get(next))) if (!pids.contains(pid)) pids.add(pid);
        }
        Collections.reverse(pids);
        return pids;
    }

    private synchronized boolean isLocked(long lock) throws SQLException {
        return !pids(lock, "true").isEmpty();
    }

    private List<Integer> pids(long lock, String which) throws SQLException {
        return numbers(LOCKS + which, lock);
    }

    private List<Integer> numbers(String sql, long value) throws SQLException {
        List<Integer> numbers = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, value);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) numbers.add(rows.getInt(1));
            }
        }
        return numbers;
    }

    private void execute(String sql, long value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.replace("backend(?)", "backend(?::int)"))) {
            statement.setLong(1, value);
            statement.execute();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
