package dev.workfloo.jdbc.person;

import dev.workfloo.application.port.out.person.Drafts;
import dev.workfloo.document.TreeReader;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.ExpectedStep;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.person.StepDraft;
import dev.workfloo.jdbc.encryption.PersonalData;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.rule.Value;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Drafts, each encrypted under its execution's key. */
public final class JdbcDrafts implements Drafts {

    private static final String STEP = "step";
    private static final String TEXTS = "texts";

    /** A step that is taken meanwhile waits, or is waited for. */
    private static final String LOCK = "select 1 from workfloo_execution where id = ? and revision = ? for update";

    private static final String FIND = """
            select d.revision, d.draft from workfloo_draft d
            join workfloo_execution e on e.id = d.execution_id and e.revision = d.revision
            where d.execution_id = ?""";

    private static final int PIECE = 1_000;

    private static final String PIECE_END = "select max(execution_id) from"
            + " (select execution_id from workfloo_draft where execution_id > ? order by execution_id limit ?) piece";

    /** Each is looked up by itself, however many executions there are. */
    private static final String FORGET_LEFT = """
            delete from workfloo_draft d where execution_id > ? and execution_id <= ?
              and not exists (select 1 from workfloo_execution e
                where e.id = d.execution_id and e.revision = d.revision offset 0 rows)""";

    private final Sql sql;
    private final PersonalData personal;

    public JdbcDrafts(Sql sql, PersonalData personal) {
        this.sql = sql;
        this.personal = personal;
    }

    @Override
    public boolean keep(StepDraft draft, WorkflooExecution at) {
        ExecutionId id = at.id();
        int revision = at.revision();
        byte[] sealed = Objects.requireNonNull(personal.encrypt(written(draft), id, DraftRow.associated(revision)));
        DraftRow row = new DraftRow(id, revision, sealed);
        return sql.transaction(connection -> {
            boolean stands =
                    !Sql.list(connection, LOCK, found -> 1, id.hex(), revision).isEmpty();
            if (!stands) return false;
            Sql.update(connection, DraftRow.FORGET, id.hex());
            return Sql.insert(connection, DraftRow.INSERT, row) == 1;
        });
    }

    private static Value.Context written(StepDraft draft) {
        return Value.Context.of(Map.of(STEP, draft.step().text(), TEXTS, draft.texts()));
    }

    @Override
    public Optional<StepDraft> find(ExecutionId execution) {
        return sql.first(
                FIND, Sql.of("the draft of execution " + execution, row -> read(row, execution)), execution.hex());
    }

    private StepDraft read(ResultSet row, ExecutionId execution) throws SQLException {
        Value.Context draft =
                personal.decrypt(row.getBytes("draft"), execution, DraftRow.associated(row.getInt("revision")));
        Value.Context kept = TreeReader.object(draft, TEXTS);
        Map<String, String> texts = new LinkedHashMap<>();
        kept.members().keySet().forEach(path -> texts.put(path, TreeReader.text(kept, path)));
        return new StepDraft(new ExpectedStep(TreeReader.text(draft, STEP)), texts);
    }

    /**
     * Removes drafts of steps that processes of the release before took, which know nothing of drafts. A step that waited for a draft
     * to be kept leaves that too, and what removes an execution does.
     */
    public void tidy() {
        Optional<String> end = Optional.of("");
        while (end.isPresent()) {
            String from = end.get();
            end = sql.apart()
                    .first(PIECE_END, row -> Optional.ofNullable(row.getString(1)), from, PIECE)
                    .flatMap(piece -> piece);
            end.ifPresent(to -> sql.apart().update(FORGET_LEFT, from, to));
        }
    }

    @Override
    public void forget(ExecutionId execution) {
        sql.update(DraftRow.FORGET, execution.hex());
    }
}
