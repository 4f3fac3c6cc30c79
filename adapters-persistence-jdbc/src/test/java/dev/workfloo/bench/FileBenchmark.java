package dev.workfloo.bench;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.Problem;
import dev.workfloo.access.Scope;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.Maintenance;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.jdbc.sql.StoredJson;
import dev.workfloo.retention.RetentionPeriod;
import dev.workfloo.retention.RetentionRule;
import dev.workfloo.retention.RetentionScope;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How large H2's file is while executions come and go: filled, removed, filled again, and closed. */
public final class FileBenchmark {

    private static final Scope LENDER = Scope.production("lender");
    private static final int AT_ONCE = 5_000;

    /** As the service opens it. */
    private static final String SETTINGS =
            ";WRITE_DELAY=0;MAX_LENGTH_INPLACE_LOB=32768;DB_CLOSE_ON_EXIT=FALSE;MAX_COMPACT_TIME=10000";

    private static final List<String> COPY = List.of("""
            insert into workfloo_history (execution_id, revision, at, format, events, events_personal)
            select lpad(cast(x as varchar(24)), 24, '0'), revision, at, format, events, events_personal
            from workfloo_history h, system_range(?, ?) where h.execution_id = ?""", """
            insert into workfloo_execution (id, workspace, environment, definition_id, definition_version, created_at,
              begun_revision, begun_format, begun, begun_personal, format, status, revision, searched_revision, modified_at,
              state, state_personal)
            select lpad(cast(x as varchar(24)), 24, '0'), workspace, environment, definition_id, definition_version, created_at,
              begun_revision, begun_format, begun, begun_personal, format, status, revision, searched_revision, modified_at,
              state, state_personal
            from workfloo_execution e, system_range(?, ?) where e.id = ?""");

    private final Path file;
    private final EncryptionKey key = EncryptionKey.random();
    private final ManualClock clock = new ManualClock(NOON);

    private FileBenchmark(Path file) {
        this.file = file;
    }

    /** @param arguments how many executions are copied, and how many are started and answered one by one */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory(Path.of("."), "file-benchmark");
        Path file = folder.resolve("workfloo.mv.db");
        try {
            FileBenchmark benchmark = new FileBenchmark(file);
            int copies = Integer.parseInt(arguments[0]);
            int steps = Integer.parseInt(arguments[1]);
            benchmark.session("first", copies, steps);
            benchmark.session("second", copies, steps);
            benchmark.session("third", 0, 0);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder.resolve("workfloo.trace.db"));
            Files.delete(folder);
        }
        System.exit(0);
    }

    private void session(String name, int copies, int steps) throws Exception {
        size(name + ": before it is opened");
        long begun = System.nanoTime();
        try (HikariDataSource pool = TestPostgres.pool(
                "jdbc:h2:file:" + file.toAbsolutePath().toString().replace(".mv.db", "") + SETTINGS)) {
            JdbcStore store = JdbcStore.on(pool, key);
            Workfloo workfloo =
                    Workfloo.builder(store, clock, new SecureRandom()).build();
            Sql sql = new Sql(pool);
            say("opened in %.1f s", (System.nanoTime() - begun) / 1e9);
            ExecutionId original = publishedAndEnded(workfloo);
            fill(sql, original, copies);
            tell(sql, name + ": " + copies + " copies");
            for (int i = 0; i < steps; i++) ended(workfloo);
            tell(sql, name + ": " + steps + " started and answered");
            clock.pass(Duration.ofDays(100));
            remove(workfloo, sql, name);
            for (int i = 0; i < 4; i++) {
                Thread.sleep(20_000);
                tell(sql, name + ": 20 s later");
            }
            begun = System.nanoTime();
        }
        say("closed in %.1f s", (System.nanoTime() - begun) / 1e9);
        size(name + ": closed");
    }

    private static ExecutionId publishedAndEnded(Workfloo workfloo) {
        workfloo.definitions()
                .publish(
                        LENDER.workspace(),
                        StoredJson.read(String.format(
                                Locale.ROOT,
                                Originals.CREDIT,
                                Originals.definition("Crédito personal"),
                                "Crédito personal")));
        return ended(workfloo);
    }

    private static ExecutionId ended(Workfloo workfloo) {
        ExecutionId id = workfloo.executions()
                .execute(StartWorkfloo.of(LENDER, Originals.definition("Crédito personal"))
                        .withForm(Map.of("income", 20_000, "first_name", "Guadalupe", "rfc_pf", "KIBA801010BPA")))
                .getOrElseThrow(Problem::toException)
                .id();
        workfloo.steps()
                .answerForm(LENDER, id, Value.Context.of(Map.of("accepted", true)))
                .getOrElseThrow(Problem::toException);
        return id;
    }

    private static void fill(Sql sql, ExecutionId original, int copies) {
        for (int from = 1; from <= copies; from += AT_ONCE) {
            int first = from;
            int last = Math.min(copies, from + AT_ONCE - 1);
            sql.transaction(connection -> {
                for (String copy : COPY) Sql.update(connection, copy, first, last, original.hex());
                return true;
            });
        }
    }

    private void remove(Workfloo workfloo, Sql sql, String name) throws IOException {
        RetentionScope all = RetentionScope.all(LENDER.workspace());
        workfloo.retention().set(RetentionRule.of(all).keepingExecutions(RetentionPeriod.ofDays(90)));
        long begun = System.nanoTime();
        long removed = 0;
        int batches = 0;
        for (int done = 1; done > 0; batches++) {
            done = workfloo.work().perform(Maintenance.RETENTION);
            removed += done;
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        tell(
                sql,
                String.format(Locale.ROOT, "%s: %,d removed in %,d batches, %.0f s", name, removed, batches, seconds));
    }

    private void tell(Sql sql, String when) throws IOException {
        size(when);
        say(
                "    %s",
                String.join(
                        ", ",
                        sql.list(
                                "select setting_name || '=' || setting_value from information_schema.settings"
                                        + " where setting_name like 'info.%' and (setting_name like '%FILL%' or setting_name like '%CHUNK%')",
                                row -> row.getString(1))));
    }

    private void size(String when) throws IOException {
        say("%s: %,d KiB", when, Files.exists(file) ? Files.size(file) / 1024 : 0);
    }

    private static void say(String form, Object... values) {
        System.out.printf(Locale.ROOT, form + "%n", values);
    }
}
