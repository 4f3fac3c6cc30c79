package dev.workfloo.jdbc.execution;

import dev.workfloo.application.port.out.ExecutionJournal;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.jdbc.content.LongTexts;
import dev.workfloo.jdbc.content.WrittenTexts;
import dev.workfloo.jdbc.encryption.PersonalData;
import dev.workfloo.jdbc.search.SearchIndex;
import dev.workfloo.jdbc.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class JdbcJournal implements ExecutionJournal {

    private final Sql sql;
    private final ExecutionWrites writes;
    private final PersonalData personal;
    private final LongTexts texts;
    private final SearchIndex index;
    private final WorkHolds holds;

    JdbcJournal(Sql sql, ExecutionWrites writes, Personal personal, Beside beside) {
        this.sql = sql;
        this.writes = writes;
        this.personal = personal.data();
        this.texts = personal.texts();
        this.index = beside.index();
        this.holds = beside.holds();
    }

    /** What is kept with executions, and known to others. */
    record Beside(SearchIndex index, WorkHolds holds) {}

    @Override
    public StartResult start(Progress started, Optional<IdempotencyKey> key) {
        return holds.during(
                started, work -> writes.insert(row(started, work), key), result -> result instanceof StartResult.Kept);
    }

    @Override
    public boolean save(Progress progress, Optional<Work> done) {
        boolean kept = holds.during(progress, work -> writes.update(row(progress, work), done), saved -> saved);
        if (kept) done.ifPresent(holds::ended);
        return kept;
    }

    private ExecutionRow row(Progress progress, List<KeptWork> work) {
        RowsKeptAlong beside = RowsKeptAlong.of(progress, work, index.changedBy(progress), personal);
        WorkflooExecution execution = progress.execution();
        WrittenTexts written = texts.written(execution.id(), execution.modifiedAt());
        return ExecutionRow.of(progress, beside, new ExecutionRow.Writing(personal, written));
    }

    @Override
    public void forgetKeys(Instant usedBefore) {
        sql.update("delete from workfloo_start_key where at < ?", usedBefore);
    }
}
