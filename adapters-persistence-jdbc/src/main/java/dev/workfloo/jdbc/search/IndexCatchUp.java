package dev.workfloo.jdbc.search;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.ExecutionIndex.Place;
import dev.workfloo.application.port.out.IndexUpkeep;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the index does not know yet. An execution is behind where {@code searched_revision} is not its revision: a process of an
 * earlier release moved it, or it is to come under another key. Whoever changes its terms has it catch up in the same
 * transaction, so that nobody's terms are left over.
 */
public final class IndexCatchUp implements IndexUpkeep {

    /** Ordered as the index of H2 is. */
    private static final String MISSING_ON_H2 = """
            select created_at, number, id from workfloo_execution where unsearched = 1 and number < ?
            order by unsearched, number desc fetch first ? rows only""";

    private static final String MISSING_ON_POSTGRESQL = """
            select created_at, number, id from workfloo_execution
            where searched_revision is distinct from revision and number < ?
            order by number desc fetch first ? rows only""";

    private static final String REPLACED = "select k.id from workfloo_index_key k where exists (select 1"
            + " from workfloo_index_key n where n.workspace = k.workspace and n.number > k.number";

    /** Keys after which another one was drawn. */
    private static final String REPLACED_AT_ALL = REPLACED + ") order by k.id";

    /** The same, when all processes write under the other one. */
    private static final String REPLACED_FOR_ALL =
            REPLACED + " and n.created_at <= current_timestamp - interval '60' second) order by k.id";

    /** In the index's own order, so that the index is read however many a planner believes there to be. */
    private static final String NEWEST_FIRST = " order by s.index_key, s.number desc fetch first ? rows only";

    /**
     * Keys that are gone, though a process that was halted for long has written under them since: between any two that are there,
     * the first one.
     */
    private static final String LOST = """
            select lost from (
              select (
                select s.index_key from workfloo_searched s where s.index_key > k.id and s.index_key < k.behind
                order by s.index_key, s.number desc fetch first 1 rows only) lost
              from (
                select id, lead(id, 1, 9223372036854775807) over (order by id) behind
                from (select id from workfloo_index_key union all select cast(-9223372036854775807 as bigint)) known) k) gaps
            where lost is not null""";

    private static final String UNDER_KEY = """
            select s.execution_id from workfloo_searched s where s.index_key = ? and exists (
              select 1 from workfloo_execution e where e.id = s.execution_id and e.searched_revision = e.revision offset 0 rows)
            """ + NEWEST_FIRST;

    private static final String COUNT_UNDER_KEY =
            "select count(*) from (select 1 one from workfloo_searched s where s.index_key = ?" + NEWEST_FIRST
                    + ") under_key";

    private static final String LEAVE_BEHIND =
            "update workfloo_execution set searched_revision = null where id = any(?) and searched_revision = revision";

    private static final String FORGET = "delete from workfloo_index_key where id = ? and (select s.number"
            + " from workfloo_searched s where s.index_key = ?" + NEWEST_FIRST + ") is null";

    private final Sql sql;
    private final IndexKeys keys;
    private final Predicate<ExecutionId> adding;
    private final String missing;

    /** @param adding has the index know an execution as it stands, and says whether anything was missing */
    IndexCatchUp(Sql sql, Dialect dialect, IndexKeys keys, Predicate<ExecutionId> adding) {
        this.sql = sql;
        this.keys = keys;
        this.adding = adding;
        this.missing = dialect == Dialect.H2 ? MISSING_ON_H2 : MISSING_ON_POSTGRESQL;
    }

    @Override
    public List<Place> missing(Optional<Place> behind, int most) {
        return sql.list(
                missing,
                row -> new Place(
                        Sql.instant(row, "created_at"), row.getLong("number"), new ExecutionId(row.getString("id"))),
                behind.map(Place::number).orElse(Long.MAX_VALUE),
                most);
    }

    @Override
    public boolean add(ExecutionId id) {
        return adding.test(id);
    }

    @Override
    public Optional<Integer> changeKey(WorkspaceId workspace) {
        return keys.change(workspace);
    }

    @Override
    public int renew(int most) {
        int left = 0;
        List<Long> keysToLeave = new ArrayList<>(sql.list(LOST, row -> row.getLong(1)));
        keysToLeave.addAll(sql.list(REPLACED_FOR_ALL, row -> row.getLong(1)));
        for (long key : keysToLeave) {
            if (left < most) left += renew(key, most - left);
        }
        return left;
    }

    private int renew(long key, int most) {
        String[] under = sql.list(UNDER_KEY, row -> row.getString("execution_id"), key, most)
                .toArray(String[]::new);
        if (under.length > 0) return sql.update(LEAVE_BEHIND, (Object) under);
        if (sql.update(FORGET, key, key, 1) > 0) keys.forget();
        return 0;
    }

    /** How many are missing, or are to come under another key; counting ends at the most. */
    public static long count(Sql sql, Dialect dialect, int most) {
        String missing = dialect == Dialect.H2 ? "unsearched = 1" : "searched_revision is distinct from revision";
        long counted = sql.first(
                        "select count(*) from (select 1 one from workfloo_execution where " + missing
                                + " fetch first ? rows only) missing",
                        row -> row.getLong(1),
                        most)
                .orElse(0L);
        return counted + countReplaced(sql, most);
    }

    private static long countReplaced(Sql sql, int most) {
        long counted = 0;
        for (long key : sql.list(REPLACED_AT_ALL, row -> row.getLong("id"))) {
            counted += sql.first(COUNT_UNDER_KEY, row -> row.getLong(1), key, most - counted)
                    .orElse(0L);
        }
        return counted;
    }
}
