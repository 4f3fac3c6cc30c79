package dev.workfloo.jdbc.execution;

import dev.workfloo.access.Scope;
import dev.workfloo.application.port.out.ExecutionJournal;
import dev.workfloo.application.port.out.RepeatableAnswer;
import dev.workfloo.application.port.out.Standing;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.jdbc.cache.ExecutionCache;
import dev.workfloo.jdbc.cache.MarkedProgress;
import dev.workfloo.jdbc.content.LongTexts;
import dev.workfloo.jdbc.content.WrittenTexts;
import dev.workfloo.jdbc.encryption.PersonalData;
import dev.workfloo.jdbc.execution.ExecutionWrites.Written;
import dev.workfloo.jdbc.idempotency.Answers;
import dev.workfloo.jdbc.search.SearchIndex;
import dev.workfloo.jdbc.sql.Sql;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class JdbcJournal implements ExecutionJournal {

    private final Sql sql;
    private final ExecutionWrites writes;
    private final PersonalData personal;
    private final LongTexts texts;
    private final Answers answers;
    private final SearchIndex index;
    private final WorkHolds holds;
    private final ExecutionCache cache;

    JdbcJournal(Sql sql, ExecutionWrites writes, Personal personal, Beside beside) {
        this.sql = sql;
        this.writes = writes;
        this.personal = personal.data();
        this.texts = personal.texts();
        this.answers = personal.answers();
        this.index = beside.index();
        this.holds = beside.holds();
        this.cache = beside.cache();
    }

    /** What is kept with executions, and known to others. */
    record Beside(SearchIndex index, WorkHolds holds, ExecutionCache cache) {}

    @Override
    public StartResult start(Progress started, Optional<IdempotencyKey> key) {
        MarkedProgress marked = MarkedProgress.of(started, Optional.empty());
        return holds.during(
                started,
                work -> writes.insert(row(marked, work, Optional.empty()), key),
                result -> result instanceof StartResult.Kept);
    }

    @Override
    public Either<NotKept, Standing> save(
            Progress progress, Standing from, Optional<Work> done, Optional<RepeatableAnswer> answer) {
        MarkedProgress marked = MarkedProgress.of(progress, from.mark());
        Written written = holds.during(
                progress, work -> writes.update(row(marked, work, answer), done), result -> result == Written.KEPT);
        return switch (written) {
            case KEPT -> {
                done.ifPresent(holds::ended);
                yield Either.right(marked.standing());
            }
            case OVERTAKEN -> Either.left(NotKept.OVERTAKEN);
            case STALE -> Either.left(NotKept.STALE);
            case KEY_TAKEN -> Either.left(NotKept.KEY_TAKEN);
        };
    }

    @Override
    public Optional<Standing> takeRemembered(Scope scope, ExecutionId id) {
        return cache.take(id, it -> it.start().scope().equals(scope));
    }

    @Override
    public Optional<Standing> takeRemembered(ExecutionId id) {
        return cache.take(id, it -> true);
    }

    private ExecutionRow row(MarkedProgress marked, List<KeptWork> work, Optional<RepeatableAnswer> answer) {
        Progress progress = marked.progress();
        WorkflooExecution execution = progress.execution();
        RowsKeptAlong beside = RowsKeptAlong.of(progress, work, index.changedBy(progress), personal)
                .with(answer.map(it -> answers.kept(execution, it)));
        WrittenTexts written = texts.written(execution.id(), execution.modifiedAt());
        written.take(progress.takes());
        return ExecutionRow.of(marked, beside, new ExecutionRow.Writing(personal, written));
    }

    @Override
    public void forgetKeys(Instant usedBefore) {
        sql.update("delete from workfloo_start_key where at < ?", usedBefore);
        sql.update("delete from workfloo_answer where at < ?", usedBefore);
    }
}
