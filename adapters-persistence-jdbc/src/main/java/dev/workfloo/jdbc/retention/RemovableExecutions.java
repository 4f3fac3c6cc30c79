package dev.workfloo.jdbc.retention;

import dev.workfloo.execution.ExecutionId;
import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.retention.Ended;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Which executions may go by their age. Each kind is read in an index that has those that ended first in front, and nothing of what
 * has not ended: what is to stay is not read.
 *
 * <p>H2 has no indexes of some rows only, and one more of all would cost each start. It reads those that were created before, in
 * the index that lists have, and of what ended behind no more than its entry there. Windows are sorted of these entries, and so they
 * are larger.
 */
final class RemovableExecutions {

    /** What is to stay for another reason, with its callbacks, is held by this; nothing is yet. */
    private static final String IS_HELD = "false";

    /** What is still to be told or to be chained keeps its execution. Each is looked up by itself, however many there may be. */
    private static final String MAY_GO = " and not (" + IS_HELD + ")" + """
             and not exists (select 1 from workfloo_callback c
               where c.execution_id = e.id and c.state = 'PENDING' offset 0 rows)
             and not exists (select 1 from workfloo_consent c
               where c.execution_id = e.id and c.waiting_since is not null offset 0 rows)""";

    /** What its rows take, roughly: of a document each piece. */
    private static final String BYTES = """
            coalesce(octet_length(e.begun_personal), 0) + coalesce(octet_length(e.state_personal), 0)
              + (select coalesce(sum(octet_length(h.events_personal)), 0) from workfloo_history h where h.execution_id = e.id)
              + 65536 * (select count(*) from workfloo_document d join workfloo_document_piece p on p.document_id = d.id
                         where d.execution_id = e.id) bytes""";

    private static final String LOCKED = " for update skip locked";
    private static final String LOCK = "select id from workfloo_execution where id = any(?)" + LOCKED;

    private static final String OF_KIND = "e.workspace = ? and e.environment = ? and e.status = ?";
    private static final String BEFORE = " and e.created_at < ? and e.modified_at < ?";

    private static final String SINCE = " and e.modified_at >= ?";

    private static final String ON_POSTGRESQL =
            "workfloo_execution e where " + OF_KIND + " and e.status <> 'PROGRESS'" + BEFORE;
    private static final String ORDERED_ON_POSTGRESQL = " order by e.modified_at fetch first ? rows only";

    private static final String ON_H2 =
            "workfloo_execution e use index (workfloo_execution_standing) where " + OF_KIND + BEFORE;
    private static final String ORDERED_ON_H2 =
            " order by e.status, e.environment, e.workspace, e.created_at desc, e.number desc fetch first ? rows only";

    private static final String WINDOW_ON_POSTGRESQL = "select e.id, e.modified_at from " + ON_POSTGRESQL + SINCE
            + " and not (" + IS_HELD + ")" + ORDERED_ON_POSTGRESQL;

    private static final String WINDOW_ON_H2 =
            """
            select (select e.id from workfloo_execution e where e.status = found.status and e.environment = found.environment
                and e.workspace = found.workspace and e.created_at = found.created_at and e.number = found.number) id,
              found.modified_at
            from (select e.status, e.environment, e.workspace, e.created_at, e.number, e.modified_at
              from\s""" + ON_H2 + SINCE + " and not (" + IS_HELD + ") order by e.modified_at fetch first ? rows only) found"
                    + " order by found.modified_at";

    /** Each kind is read by itself in the index, and all together no further than to the most. */
    private static final String ALL_ON_POSTGRESQL = """
            select count(*) from (select 1
              from unnest(?, ?, ?, cast(? as timestamp with time zone[])) k (workspace, environment, status, before),
                lateral (select 1 from workfloo_execution e
                  where e.workspace = k.workspace and e.environment = k.environment and e.status = k.status
                    and e.status <> 'PROGRESS' and e.created_at < k.before and e.modified_at < k.before
                  fetch first ? rows only) found
              fetch first ? rows only) counted""";

    private static final int WINDOW_OF_POSTGRESQL = 500;
    private static final int WINDOW_OF_H2 = 20_000;

    private final boolean isPostgres;
    private final String oldest;
    private final String executionsCounted;
    private final String callbacksCounted;

    RemovableExecutions(Dialect dialect) {
        isPostgres = dialect == Dialect.POSTGRESQL;
        String from = isPostgres ? ON_POSTGRESQL : ON_H2;
        String ordered = isPostgres ? ORDERED_ON_POSTGRESQL : ORDERED_ON_H2;
        oldest = "select e.id, e.modified_at, " + BYTES + " from " + from + (isPostgres ? SINCE : "") + MAY_GO
                + " and not (e.id = any(?))" + ordered + (isPostgres ? LOCKED : "");
        String some = "(select e.id from " + from + ordered + ") counted";
        executionsCounted = "select count(*) from " + some;
        callbacksCounted = "select count(*) from " + some + " join workfloo_callback c on c.execution_id = counted.id";
    }

    /** @param at when it ended */
    record Candidate(ExecutionId id, Instant at, long bytes) {}

    /**
     * Some that ended first, locked: those that somebody else has locked are left out.
     *
     * @param since before which none is looked for, where that is in the order of the index
     */
    List<Candidate> oldest(Connection connection, Ended ended, Instant since, Asked asked) throws SQLException {
        Object[] from = isPostgres ? new Object[] {since} : new Object[0];
        List<Candidate> found = Sql.list(
                connection,
                oldest,
                row -> new Candidate(
                        new ExecutionId(row.getString("id")), Sql.instant(row, "modified_at"), row.getLong("bytes")),
                Sql.together(Sql.together(of(ended), from), new Object[] {ids(asked.but()), asked.most()}));
        return isPostgres ? found : locked(connection, found);
    }

    /** H2 sorts what it locks: so that comes second. */
    private static List<Candidate> locked(Connection connection, List<Candidate> found) throws SQLException {
        String[] ids = ids(found.stream().map(Candidate::id).toList());
        Set<String> locked = Set.copyOf(Sql.list(connection, LOCK, row -> row.getString(1), (Object) ids));
        return found.stream()
                .filter(candidate -> locked.contains(candidate.id().hex()))
                .toList();
    }

    /** @param but those that are left alone */
    record Asked(Set<ExecutionId> but, int most) {
        Asked atMost(int fewer) {
            return new Asked(but, fewer);
        }
    }

    private static Object[] of(Ended ended) {
        Ended.Kind kind = ended.kind();
        return new Object[] {
            kind.workspace().name(), kind.environment().name(), kind.outcome().name(), ended.before(), ended.before()
        };
    }

    static String[] ids(Collection<ExecutionId> ids) {
        return ids.stream().map(ExecutionId::hex).toArray(String[]::new);
    }

    record Place(ExecutionId id, Instant at) {}

    /** Some that ended first since a moment. */
    List<Place> window(Connection connection, Ended ended, Instant from, int most) throws SQLException {
        return Sql.list(
                connection,
                isPostgres ? WINDOW_ON_POSTGRESQL : WINDOW_ON_H2,
                row -> new Place(new ExecutionId(row.getString("id")), Sql.instant(row, "modified_at")),
                Sql.together(of(ended), new Object[] {from, most}));
    }

    /** How many are read at once. */
    int window() {
        return isPostgres ? WINDOW_OF_POSTGRESQL : WINDOW_OF_H2;
    }

    /** Counting ends at the most. */
    long count(Sql sql, Ended ended, long most) {
        return count(sql, executionsCounted, ended, most);
    }

    /** Of all of these together. */
    long count(Sql sql, List<Ended> over, long most) {
        if (over.isEmpty()) return 0;
        if (isPostgres) {
            return sql.first(
                            ALL_ON_POSTGRESQL,
                            row -> row.getLong(1),
                            each(over, ended -> ended.kind().workspace().name()),
                            each(over, ended -> ended.kind().environment().name()),
                            each(over, ended -> ended.kind().outcome().name()),
                            each(over, ended -> ended.before().toString()),
                            most,
                            most)
                    .orElse(0L);
        }
        long counted = 0;
        for (Ended ended : over) if (counted < most) counted += count(sql, ended, most - counted);
        return counted;
    }

    private static Object each(List<Ended> over, Function<Ended, String> text) {
        return over.stream().map(text).toArray(String[]::new);
    }

    /** Of so many executions at most. */
    long countCallbacks(Sql sql, Ended ended, long most) {
        return count(sql, callbacksCounted, ended, most);
    }

    private static long count(Sql sql, String counted, Ended ended, long most) {
        return sql.first(counted, row -> row.getLong(1), Sql.together(of(ended), new Object[] {most}))
                .orElse(0L);
    }
}
