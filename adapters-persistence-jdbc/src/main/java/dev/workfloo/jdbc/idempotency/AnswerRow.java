package dev.workfloo.jdbc.idempotency;

import dev.workfloo.execution.ExecutionId;
import dev.workfloo.jdbc.sql.Columns;
import dev.workfloo.jdbc.sql.Columns.Insert;
import java.time.Instant;

/**
 * What a call was answered, as columns.
 *
 * @param key of the call, hashed
 * @param answer encrypted
 */
public record AnswerRow(ExecutionId execution, String key, Instant at, byte[] answer) {

    public static final Insert<AnswerRow> INSERT = Columns.<AnswerRow>none()
            .with("execution_id", row -> row.execution().hex())
            .with("call_key", AnswerRow::key)
            .with("at", AnswerRow::at)
            .with("answer", AnswerRow::answer)
            .insertInto("workfloo_answer");

    /** As what it is encrypted. */
    public static String associated(String key) {
        return "answer " + key;
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "AnswerRow[" + execution + "]";
    }
}
