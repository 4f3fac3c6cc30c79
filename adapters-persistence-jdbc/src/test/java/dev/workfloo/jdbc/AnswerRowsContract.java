package dev.workfloo.jdbc;

import static dev.workfloo.testkit.contract.fixture.Fixtures.aStartedExecution;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.answered;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.application.port.out.RepeatableAnswer;
import dev.workfloo.application.port.out.Standing;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.rule.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What stands in the database of an answer that is given again. */
abstract class AnswerRowsContract {

    private static final Value.Context TYPED = context("nip", "123456");

    private final WorkflooExecution execution = aStartedExecution(store(), aWorkspace());
    private final String name = "GOMA900815 " + UUID.randomUUID();

    abstract JdbcStore store();

    abstract DataSource connections();

    private record Row(String key, String answer) {}

    private List<Row> rows() {
        return new Sql(connections())
                .list(
                        "select call_key, answer from workfloo_answer where execution_id = ?",
                        row -> new Row(row.getString(1), new String(row.getBytes(2), StandardCharsets.ISO_8859_1)),
                        execution.id().hex());
    }

    private IdempotencyKey key() {
        return IdempotencyKey.of(name, TYPED).orElseThrow();
    }

    private void save() {
        Progress moved = answered(execution, "ANA");
        Standing from = store().executions().standing(execution.id()).orElseThrow();
        RepeatableAnswer answer = new RepeatableAnswer("form", key(), context("email", "ana@example.com"));
        assertTrue(store().journal()
                .save(moved, from, Optional.empty(), Optional.of(answer))
                .isRight());
    }

    /** Of six digits a hash without a key hides nothing, so the fingerprint of what was sent is as good as they are. */
    @Test
    void tellsNothingWithoutTheKey() {
        save();

        assertEquals(1, rows().size());
        Row row = rows().get(0);
        assertFalse(row.key().contains("GOMA"), row.key());
        assertFalse(row.answer().contains("ana@"), "the answer is in clear text");
        assertFalse(row.answer().contains(key().fingerprint()), "the fingerprint is in clear text");
    }

    @Test
    void aStepWithoutAKeyHasNone() {
        Standing from = store().executions().standing(execution.id()).orElseThrow();
        store().journal().save(answered(execution, "ANA"), from, Optional.empty());

        assertEquals(List.of(), rows());
    }
}
