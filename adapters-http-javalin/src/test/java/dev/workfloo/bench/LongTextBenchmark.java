package dev.workfloo.bench;

import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aField;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aFormNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.Problem;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.TestPostgres;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.LetterRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;

/** Later steps and polls of an execution that holds an answer of 10 MiB, against one that holds a short one; and what is stored. */
public final class LongTextBenchmark {

    private static final EncryptionKey KEY = EncryptionKey.random();
    private static final Scope SCOPE = Scope.production("bench");
    private static final String LETTER = "0123456789abcdef".repeat((10 << 20) / 16);

    /** Of PostgreSQL, with all that belongs to the tables. */
    private static final String STORED = """
            select coalesce(sum(pg_total_relation_size(oid)), 0) from pg_class
            where relkind = 'r' and relname like 'workfloo%'""";

    private LongTextBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        try (HikariDataSource pool = TestPostgres.newPool()) {
            stored(pool);
            compare("PostgreSQL, synchronous commit", pool, seconds);
        }
        Path folder = Files.createTempDirectory("workfloo-bench");
        try (HikariDataSource pool = TestPostgres.pool("jdbc:h2:file:" + folder.resolve("db") + ";WRITE_DELAY=0")) {
            compare("H2 in a file, WRITE_DELAY=0", pool, seconds);
        }
        System.exit(0);
    }

    private static void stored(DataSource pool) {
        JdbcStore store = JdbcStore.on(pool, KEY);
        Sql sql = new Sql(pool);
        long before = bytes(sql);
        LetterRun run = LetterRun.begun(store, new WorkspaceId("stored"));
        run.toItsEnd(new Value.Text(LETTER));
        double mebibytes = (bytes(sql) - before) / 1024.0 / 1024;
        System.out.printf(Locale.ROOT, "%nPostgreSQL holds %.1f MiB of an answer of 10 MiB and six steps%n", mebibytes);
    }

    private static long bytes(Sql sql) {
        return sql.first(STORED, row -> row.getLong(1)).orElseThrow();
    }

    private static void compare(String title, DataSource pool, int seconds) throws Exception {
        Workfloo workfloo = Workfloo.builder(JdbcStore.on(pool, KEY), Clock.systemUTC(), new SecureRandom())
                .build();
        ExecutionId plain = begun(workfloo, "short");
        ExecutionId with = begun(workfloo, LETTER);
        new Load(1, 5, seconds)
                .way("a step without", () -> answer(workfloo, plain, "word", "again"))
                .way("a step behind an answer of 10 MiB", () -> answer(workfloo, with, "word", "again"))
                .run(title);
        new Load(1, 5, seconds)
                .way("a poll without", () -> poll(workfloo, plain))
                .way("a poll behind an answer of 10 MiB", () -> poll(workfloo, with))
                .run(title);
    }

    /** An execution whose first form is answered, and that asks for a word from then on, again and again. */
    private static ExecutionId begun(Workfloo workfloo, String letter) {
        Map<String, Object> document = object(
                "id",
                aDefinitionId().hex(),
                "name",
                "A letter, and words",
                "start",
                "letter",
                "nodes",
                List.of(
                        aFormNode("letter", "word", aField("letter", "TEXT", "maxLength", LetterRun.LONGEST)),
                        aFormNode("word", "which", aField("word", "TEXT", "required", true)),
                        which()));
        workfloo.definitions().publish(SCOPE.workspace(), Value.of(document)).getOrElseThrow(Problem::toException);
        ExecutionId id = workfloo.executions()
                .execute(StartWorkfloo.of(SCOPE, (String) document.get("id")))
                .getOrElseThrow(Problem::toException)
                .id();
        answer(workfloo, id, "letter", letter);
        return id;
    }

    private static Map<String, Object> which() {
        return object(
                "id",
                "which",
                "type",
                "DECISION_TREE",
                "name",
                "Which",
                "tree",
                object(
                        "name",
                        "more",
                        "if",
                        "word.word = \"end\"",
                        "message",
                        "No more",
                        "then",
                        object("exit", "done"),
                        "else",
                        object("exit", "again")),
                "exits",
                object("done", null, "again", "word"));
    }

    private static void answer(Workfloo workfloo, ExecutionId id, String field, String text) {
        workfloo.steps()
                .answerForm(SCOPE, id, new Value.Context(Map.of(field, new Value.Text(text))))
                .getOrElseThrow(problem -> new IllegalStateException(problem.message() + problem.fields()));
    }

    private static void poll(Workfloo workfloo, ExecutionId id) {
        workfloo.following().status(SCOPE, id).getOrElseThrow(Problem::toException);
    }
}
