package dev.workfloo.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.PerformWork;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.execution.ConnectorAnswer.Answered;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Work;
import dev.workfloo.jdbc.EncryptionKey;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.jdbc.WorkHold;
import dev.workfloo.rule.Value;
import dev.workfloo.wire.JsonReader;
import dev.workfloo.worker.Hold;
import dev.workfloo.worker.Worker;
import dev.workfloo.worker.WorkerSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * The flow form → connector → decision in one process, from its start to its end, against bare JDBC that writes as much in as
 * many transactions on the same pool and database. The connector answers at once.
 */
public final class FlowBenchmark {

    private static final Scope SCOPE = Scope.production("bench");
    private static final String DEFINITION = "657117e1d511b6e54fe2a967";

    private static final String FLOW = """
            {"id": "657117e1d511b6e54fe2a967", "name": "Bureau", "start": "applicant", "nodes": [
              {"id": "applicant", "type": "FORM", "name": "Applicant", "next": "bureau", "sections": [{"section": "All", "fields": [
                {"id": "rfc", "name": "RFC", "type": "TEXT", "required": true, "sensitive": true},
                {"id": "income", "name": "Income", "type": "NUMBER", "required": true}]}]},
              {"id": "bureau", "type": "LINK", "service": "buro-pf", "name": "Bureau", "next": "policy",
               "request": {"rfc": "applicant.rfc"}, "response": {"score": "INTEGER"}},
              {"id": "policy", "type": "RULESET", "name": "Policy", "hitPolicy": "FIRST", "inputs": ["bureau.score"],
               "rules": [{"when": [">= 620"], "exit": "approved", "outputs": {"limit": "applicant.income * 3"}}],
               "default": {"exit": "rejected"}, "exits": {"approved": "welcome", "rejected": "refused"}},
              {"id": "welcome", "type": "LABEL", "name": "Approved", "labels": ["approved"]},
              {"id": "refused", "type": "LABEL", "name": "Refused", "labels": ["rejected"]}]}
            """;

    private FlowBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        try (HikariDataSource pool = TestPostgres.newPool()) {
            compare("PostgreSQL, synchronous commit", pool, "bytea", seconds);
        }
        try (HikariDataSource pool =
                TestPostgres.pool("jdbc:h2:mem:bench;DB_CLOSE_DELAY=-1;MAX_LENGTH_INPLACE_LOB=32768")) {
            compare("H2 in memory", pool, "varbinary(100000)", seconds);
        }
        Path folder = Files.createTempDirectory("workfloo-bench");
        String url = "jdbc:h2:file:" + folder.resolve("db") + ";WRITE_DELAY=0;MAX_LENGTH_INPLACE_LOB=32768";
        try (HikariDataSource pool = TestPostgres.pool(url)) {
            compare("H2 in a file, WRITE_DELAY=0", pool, "varbinary(100000)", seconds);
        }
    }

    private static void compare(String title, HikariDataSource pool, String bytes, int seconds) throws Exception {
        pool.setMaximumPoolSize(16);
        JdbcStore store = JdbcStore.on(pool, EncryptionKey.random());
        Value body = Value.of(Map.of("score", 712));
        Outside outside = new Outside(
                call -> new Answered(body, Optional.of(200)), Outside.NOBODY.nips(), Outside.NOBODY.callbacks());
        Workfloo workfloo = Workfloo.on(store, outside, Clock.systemUTC(), new SecureRandom());
        workfloo.definitions()
                .publish(
                        new WorkspaceId("bench"),
                        JsonReader.readDocument(FLOW.getBytes(StandardCharsets.UTF_8))
                                .get())
                .getOrElseThrow(problem -> new IllegalStateException(problem.message()));
        createTables(pool, bytes);
        Ends ends = new Ends(workfloo.work());
        WorkerSettings settings = WorkerSettings.usual(Clock.systemUTC(), (what, cause) -> cause.printStackTrace());
        try (Worker worker = Worker.on(pool, ends, settings)) {
            store.onWorkEnded(worker::ended);
            worker.start();
            for (int clients : new int[] {1, 8}) {
                new Load(clients, 5, seconds)
                        .way("bare JDBC, as many transactions and bytes", bare(pool))
                        .way("Workfloo, done where it was asked for", () -> {
                            take(store, worker);
                            run(workfloo, ends);
                        })
                        .way("Workfloo, found in the table", () -> {
                            find(store, worker);
                            run(workfloo, ends);
                        })
                        .run(title);
            }
        }
    }

    private static void take(JdbcStore store, Worker worker) {
        store.onWork(due -> {
            Hold hold = worker.take(due);
            return new WorkHold(hold.until(), hold.kept(), hold.lost());
        });
    }

    private static void find(JdbcStore store, Worker worker) {
        store.onWork(due -> new WorkHold(due.at(), worker::lookNow, () -> {}));
    }

    private static void run(Workfloo workfloo, Ends ends) throws Exception {
        ExecutionId id = new ExecutionId(workfloo.executions()
                .execute(StartWorkfloo.of(SCOPE, DEFINITION))
                .getOrElseThrow(problem -> new IllegalStateException(problem.message()))
                .id()
                .hex());
        CompletableFuture<Void> end = ends.of(id);
        workfloo.steps()
                .answerForm(SCOPE, id, Value.Context.of(Map.of("rfc", "KIBA801010BPA", "income", 20_000)))
                .getOrElseThrow(problem -> new IllegalStateException(problem.message()));
        end.get(30, TimeUnit.SECONDS);
    }

    /** Tells when an execution's work is done, which here is its end. */
    private record Ends(PerformWork performing, Map<ExecutionId, CompletableFuture<Void>> awaited)
            implements PerformWork {

        Ends(PerformWork performing) {
            this(performing, new ConcurrentHashMap<>());
        }

        CompletableFuture<Void> of(ExecutionId id) {
            return awaited.computeIfAbsent(id, it -> new CompletableFuture<>());
        }

        @Override
        public Optional<Instant> perform(Work work) {
            Optional<Instant> again = performing.perform(work);
            CompletableFuture<Void> end = awaited.remove(work.execution());
            if (end != null) end.complete(null);
            return again;
        }

        @Override
        public int abandonExpired() {
            return performing.abandonExpired();
        }

        @Override
        public int sealConsents() {
            return performing.sealConsents();
        }
    }

    private static void createTables(DataSource pool, String bytes) throws SQLException {
        execute(
                pool,
                "create table bare (id varchar(24) primary key, number bigint generated by default as identity,"
                        + " status varchar(10), revision integer, at timestamp with time zone, begun varchar(10000),"
                        + " state varchar(10000), personal " + bytes + ")");
        execute(
                pool,
                "create table bare_history (id varchar(24), revision integer, at timestamp with time zone,"
                        + " events varchar(10000), personal " + bytes + ", primary key (id, revision))");
        execute(pool, "create table bare_work (name varchar(250) primary key, at timestamp with time zone)");
        execute(pool, "create index bare_work_at on bare_work (at)");
    }

    /** What the flow writes, in three transactions, by statements without any logic around them. */
    private static Load.Work bare(DataSource pool) {
        AtomicLong last = new AtomicLong(System.nanoTime());
        String small = "x".repeat(300);
        String large = "x".repeat(600);
        byte[] personal = new byte[200];
        return () -> {
            String id = "00000000" + HexFormat.of().toHexDigits(last.incrementAndGet());
            OffsetDateTime now = Instant.now().atOffset(ZoneOffset.UTC);
            try (Connection connection = pool.getConnection()) {
                update(
                        connection,
                        "insert into bare (id, status, revision, at, begun, state, personal)"
                                + " values (?, 'PROGRESS', 2, ?, ?, ?, ?)",
                        id,
                        now,
                        small,
                        small,
                        personal);
            }
            transaction(pool, connection -> {
                update(
                        connection,
                        "update bare set status = ?, revision = ?, at = ?, state = ?, personal = ?"
                                + " where id = ? and revision = ?",
                        "PROGRESS",
                        4,
                        now,
                        large,
                        personal,
                        id,
                        2);
                update(
                        connection,
                        "insert into bare_history (id, revision, at, events, personal)" + " values (?, ?, ?, ?, ?)",
                        id,
                        4,
                        now,
                        small,
                        personal);
                update(connection, "insert into bare_work (name, at) values (?, ?)", id + "/CALL", now);
            });
            transaction(pool, connection -> {
                update(
                        connection,
                        "update bare set status = ?, revision = ?, at = ?, state = ?, personal = ?"
                                + " where id = ? and revision = ?",
                        "SUCCESS",
                        8,
                        now,
                        large,
                        personal,
                        id,
                        4);
                update(
                        connection,
                        "insert into bare_history (id, revision, at, events, personal)" + " values (?, ?, ?, ?, ?)",
                        id,
                        8,
                        now,
                        large,
                        personal);
                update(connection, "delete from bare_work where name = ?", id + "/CALL");
            });
        };
    }

    private interface Part {
        void run(Connection connection) throws SQLException;
    }

    private static void transaction(DataSource pool, Part part) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            part.run(connection);
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private static void update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            statement.executeUpdate();
        }
    }

    private static void execute(DataSource pool, String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
