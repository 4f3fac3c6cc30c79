package dev.workfloo.jdbc.retention;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.application.port.out.Retention.Removed;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.jdbc.content.DocumentRemoval;
import dev.workfloo.jdbc.event.EventRows;
import dev.workfloo.jdbc.execution.ExecutionTables;
import dev.workfloo.jdbc.execution.KeptConsents;
import dev.workfloo.jdbc.person.PersonRows;
import dev.workfloo.jdbc.retention.RemovableExecutions.Asked;
import dev.workfloo.jdbc.retention.RemovableExecutions.Candidate;
import dev.workfloo.jdbc.search.TermRows;
import dev.workfloo.jdbc.sql.Failures;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.retention.Ended;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Removes executions with all that belongs to them, in one transaction. What has ended is written by nobody any more, so that no step
 * waits for it; processes that remove at the same time take others. Counts of what is open know nothing of them.
 */
final class ExecutionRemoval {

    /** One execution may have more than this: then it goes alone. */
    private static final long MOST_BYTES = 8L * 1024 * 1024;

    /** So many times fewer are tried where some together fail. */
    private static final int FEWER = 10;

    /** What databases say when a statement was given up. */
    private static final String TOO_LONG = "57014";

    private static final String WITH_DOCUMENTS =
            "select distinct execution_id from workfloo_document where execution_id = any(?)";

    /** In the order of the key, whatever the database's collation is; the rest of the name tells exactly. */
    private static final String DELETE_WORK = "delete from " + ExecutionTables.WORK + " where task_name = '"
            + ExecutionTables.WORK_TASK + "' and task_instance >= ? and task_instance < ? and task_instance like ?";

    private static final List<String> DELETE = List.of(
            "delete from workfloo_history where execution_id = any(?)",
            "delete from workfloo_callback where execution_id = any(?)",
            "delete from workfloo_unindexed where execution_id = any(?)",
            EventRows.REMOVE,
            EventRows.REMOVE_HELD,
            "delete from workfloo_execution where id = any(?)");

    private final Sql sql;
    private final RemovableExecutions executions;
    private final KeptConsents consents;
    private final Map<Ended.Kind, Reached> reached = new ConcurrentHashMap<>();

    ExecutionRemoval(Sql sql, RemovableExecutions executions, KeptConsents consents) {
        this.sql = sql;
        this.executions = executions;
        this.consents = consents;
    }

    /**
     * Up to where it came a moment ago. What is gone stands in the index until PostgreSQL has cleaned up, and would be passed again
     * each time; what was left there is looked for again when nothing is found behind it, or a minute has passed.
     */
    private record Reached(Instant at, long nanos) {

        private static final long COUNTS = Duration.ofMinutes(1).toNanos();

        boolean counts() {
            return System.nanoTime() - nanos < COUNTS;
        }
    }

    /** Where several together take too long, say, fewer are tried; one that cannot go by itself is left alone. */
    Removed remove(Ended ended, Asked asked) {
        List<ExecutionId> tried = new ArrayList<>();
        try {
            return remove(ended, asked, tried);
        } catch (RuntimeException e) {
            if (tried.isEmpty()) throw e;
            if (tried.size() > 1) return remove(ended, asked.atMost(Math.max(1, tried.size() / FEWER)));
            if (!isOfTheExecution(e)) throw e;
            return new Removed(0, Map.of(tried.get(0), e));
        }
    }

    /** What passes by itself is no fault of one execution's, unless it takes too long. */
    private static boolean isOfTheExecution(RuntimeException e) {
        return !(e instanceof StoreUnavailable)
                || Failures.sqlIn(e)
                        .filter(said -> TOO_LONG.equals(said.getSQLState()))
                        .isPresent();
    }

    private Removed remove(Ended ended, Asked asked, List<ExecutionId> tried) {
        Instant since = Optional.ofNullable(reached.get(ended.kind()))
                .filter(Reached::counts)
                .map(Reached::at)
                .orElse(Instant.EPOCH);
        return sql.transaction(connection -> {
            List<Candidate> batch = batch(executions.oldest(connection, ended, since, asked));
            tried.clear();
            batch.forEach(candidate -> tried.add(candidate.id()));
            Removed removed = remove(connection, List.copyOf(tried));
            if (batch.isEmpty()) reached.remove(ended.kind());
            else if (since.equals(Instant.EPOCH))
                reached.put(ended.kind(), new Reached(lastOf(batch), System.nanoTime()));
            else reached.computeIfPresent(ended.kind(), (kind, before) -> new Reached(lastOf(batch), before.nanos()));
            return removed;
        });
    }

    private static Instant lastOf(List<Candidate> batch) {
        return batch.get(batch.size() - 1).at();
    }

    private static List<Candidate> batch(List<Candidate> oldest) {
        List<Candidate> batch = new ArrayList<>();
        long bytes = 0;
        for (Candidate candidate : oldest) {
            bytes += candidate.bytes();
            if (bytes > MOST_BYTES && !batch.isEmpty()) break;
            batch.add(candidate);
        }
        return batch;
    }

    private Removed remove(Connection connection, List<ExecutionId> batch) throws SQLException {
        if (batch.isEmpty()) return Removed.NOTHING;
        Map<ExecutionId, Throwable> failed = consents.keep(connection, batch);
        List<ExecutionId> going =
                batch.stream().filter(id -> !failed.containsKey(id)).toList();
        if (!going.isEmpty()) delete(connection, going);
        return new Removed(going.size(), failed);
    }

    private static void delete(Connection connection, List<ExecutionId> going) throws SQLException {
        String[] ids = RemovableExecutions.ids(going);
        TermRows.forget(connection, going.toArray(ExecutionId[]::new));
        for (String id : Sql.list(connection, WITH_DOCUMENTS, row -> row.getString(1), (Object) ids)) {
            DocumentRemoval.forget(connection, new ExecutionId(id));
        }
        deleteWork(connection, ids);
        for (String delete : PersonRows.REMOVE) Sql.update(connection, delete, (Object) ids);
        for (String delete : DELETE) Sql.update(connection, delete, (Object) ids);
    }

    private static void deleteWork(Connection connection, String[] ids) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(DELETE_WORK)) {
            for (String id : ids) {
                Sql.bind(delete, id, behind(id), id + "/%");
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    /** Comes after all names that begin with the id, and before those of all later ids. */
    private static String behind(String id) {
        char last = id.charAt(id.length() - 1);
        return id.substring(0, id.length() - 1) + (last == '9' ? 'a' : (char) (last + 1));
    }
}
