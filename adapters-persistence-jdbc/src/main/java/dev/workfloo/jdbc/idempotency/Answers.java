package dev.workfloo.jdbc.idempotency;

import dev.workfloo.access.Scope;
import dev.workfloo.application.port.out.RepeatableAnswer;
import dev.workfloo.document.TreeReader;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.jdbc.encryption.KeyedHashes;
import dev.workfloo.jdbc.encryption.Keyring;
import dev.workfloo.jdbc.encryption.PersonalData;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.rule.Value;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What calls were answered, by their idempotency keys. These are hashed as those of starts are, and while the encryption key has just
 * been changed kept under both.
 */
public final class Answers {

    private static final String FINGERPRINT = "fingerprint";
    private static final String ANSWER = "answer";

    private static final String FIND = """
            select call_key, answer, at from workfloo_answer a
            where exists (select 1 from workfloo_execution where id = execution_id and workspace = ? and environment = ?)
              and execution_id = ? and call_key in\s""";

    private final KeyedHashes hashes;
    private final PersonalData personal;

    public Answers(Keyring keys, PersonalData personal) {
        this.hashes = KeyedHashes.ofStartKeys(keys);
        this.personal = personal;
    }

    /** None of a start's has so many parts. */
    private KeyedHashes.Forms forms(Scope scope, ExecutionId id, String operation, String key) {
        String of = scope.workspace().name() + "\n" + scope.environment().name();
        return hashes.forms(of + "\n" + id.hex() + "\n" + operation + "\n" + key);
    }

    /** What is to be kept of an answer. */
    public Kept kept(WorkflooExecution execution, RepeatableAnswer answer) {
        return kept(execution.start().scope(), execution.id(), execution.modifiedAt(), answer);
    }

    /** The same where the execution did not move. */
    public Kept kept(Scope scope, ExecutionId execution, Instant at, RepeatableAnswer answer) {
        KeyedHashes.Forms forms =
                forms(scope, execution, answer.operation(), answer.key().key());
        Value.Context sealed = new Value.Context(
                Map.of(FINGERPRINT, new Value.Text(answer.key().fingerprint()), ANSWER, answer.answer()));
        List<AnswerRow> rows = forms.written().stream()
                .map(form -> new AnswerRow(execution, form, at, sealed(sealed, execution, form)))
                .toList();
        return new Kept(rows, execution, forms.all().toList());
    }

    private byte[] sealed(Value.Context answer, ExecutionId execution, String form) {
        return Objects.requireNonNull(personal.encrypt(answer, execution, AnswerRow.associated(form)));
    }

    public Optional<RepeatableAnswer.Kept> find(Sql sql, Scope scope, ExecutionId id, Call call) {
        List<String> forms =
                forms(scope, id, call.operation(), call.key()).all().toList();
        Object[] place = {scope.workspace().name(), scope.environment().name(), id.hex()};
        return sql.first(FIND + Sql.marks(forms.size()), row -> read(row, id), Sql.together(place, forms.toArray()));
    }

    /** Of one execution. */
    public record Call(String operation, String key) {

        /** Clients make their keys of what they know of a person. */
        @Override
        public String toString() {
            return "Call[" + operation + "]";
        }
    }

    private RepeatableAnswer.Kept read(ResultSet row, ExecutionId id) throws SQLException {
        Value.Context sealed =
                personal.decrypt(row.getBytes("answer"), id, AnswerRow.associated(row.getString("call_key")));
        return new RepeatableAnswer.Kept(
                TreeReader.text(sealed, FINGERPRINT), TreeReader.object(sealed, ANSWER), Sql.instant(row, "at"));
    }

    /**
     * @param rows what is written
     * @param forms under which an earlier answer may have been kept
     */
    public record Kept(List<AnswerRow> rows, ExecutionId execution, List<String> forms) {

        /** Behind a select. */
        public String before() {
            return "from workfloo_answer where execution_id = ? and call_key in " + Sql.marks(forms.size());
        }

        public Object[] values() {
            return Sql.together(new Object[] {execution.hex()}, forms.toArray());
        }

        /** Says nothing of the person. */
        @Override
        public String toString() {
            return "Kept[" + execution + "]";
        }
    }
}
