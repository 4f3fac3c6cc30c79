package dev.workfloo.jdbc.execution;

import dev.workfloo.application.port.out.ExecutionJournal.StartResult;
import dev.workfloo.application.port.out.Standing;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Work;
import dev.workfloo.jdbc.cache.MarkedProgress;
import dev.workfloo.jdbc.search.SearchIndex;
import dev.workfloo.jdbc.sql.Columns;
import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.Sql;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The two writes on which speed depends; each database does them in the way that costs it least.
 */
interface ExecutionWrites extends SearchIndex.Writer {

    /** How long a start waits for another one under the same idempotency key. */
    Duration PATIENCE = Duration.ofSeconds(2);

    /** Where a process of an earlier release has left the index behind, it stays behind. */
    String UPDATE = update("case when searched_revision = revision then cast(? as integer) end");

    /** For a transition that changes what the execution is found by, and writes all of that. */
    String UPDATE_WITH_TERMS = update("?");

    Columns<Standing> STANDING = Columns.<Standing>none()
            .with("id", standing -> standing.execution().id().hex())
            .with("revision", standing -> standing.execution().revision())
            .withNullable("write_mark", standing -> MarkedProgress.stored(standing.mark()));

    /**
     * Whoever writes an execution's terms does this first, or {@link #UPDATE_WITH_TERMS}. The row is written also where it stays as
     * it was, so that others who write these terms find out. It draws no mark: the execution stands as it stood, and what others
     * build on that is right.
     */
    String CATCH_UP = "update workfloo_execution set searched_revision = revision where " + STANDING.conditions()
            + " and exists (select 1 from workfloo_unindexed u where u.execution_id = workfloo_execution.id)";

    String DELETE_WORK = "delete from " + ExecutionTables.WORK + " where task_name = '" + ExecutionTables.WORK_TASK
            + "' and task_instance = ?";

    StartResult insert(ExecutionRow row, Optional<IdempotencyKey> key);

    /** @param done work that is over with the transition */
    Written update(ExecutionRow row, Optional<Work> done);

    /** What became of a transition. */
    enum Written {
        KEPT,
        /** The execution still stood where the transition began when the write did. */
        OVERTAKEN,
        STALE,
        /** An answer stands under its key already. */
        KEY_TAKEN
    }

    static @Nullable Object[] changed(ExecutionRow row) {
        Object[] searched = {row.execution().revision()};
        return Sql.together(Sql.together(ExecutionRow.CHANGING.values(row), searched), ExecutionRow.BEFORE.values(row));
    }

    private static String update(String searchedRevision) {
        return "update workfloo_execution set " + ExecutionRow.CHANGING.assignments() + ", searched_revision = "
                + searchedRevision + "\nwhere " + ExecutionRow.BEFORE.conditions();
    }

    static ExecutionWrites on(Dialect dialect, Sql sql, StartKeys keys) {
        return switch (dialect) {
            case POSTGRESQL -> new PostgresWrites(sql, keys);
            case H2 -> new H2Writes(sql, keys);
        };
    }
}
