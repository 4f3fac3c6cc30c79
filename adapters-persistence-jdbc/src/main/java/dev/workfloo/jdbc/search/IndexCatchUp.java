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
 * What the index does not know as it stands, of which a table has a row each: a process of an earlier release moved it, or it is to
 * come under another key. Whoever writes its terms takes the row away in the same transaction, so that nobody's terms are left
 * over; where nothing was missing it is only indexed once more.
 */
public final class IndexCatchUp implements IndexUpkeep {

    private static final String MISSING = """
            select created_at, number, execution_id from workfloo_unindexed where number < ?
            order by number desc fetch first ? rows only""";

    /** Whoever deletes an execution may know nothing of the index. */
    private static final String FORGET_GONE = "delete from workfloo_unindexed where execution_id = ?"
            + " and not exists (select 1 from workfloo_execution where id = ?)";

    /** Keys after which another one was drawn; a condition may follow. */
    static final String REPLACED = "select k.id from workfloo_index_key k where exists (select 1"
            + " from workfloo_index_key n where n.workspace = k.workspace and n.number > k.number";

    /** Those, when all processes write under the other one. */
    private static final String REPLACED_FOR_ALL =
            REPLACED + " and n.created_at <= current_timestamp - interval '60' second) order by k.id";

    /** In the index's own order, so that the index is read however many a planner believes there to be. */
    static final String NEWEST_FIRST = " order by s.index_key, s.number desc fetch first ? rows only";

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

    /** As many as are asked for, of those that are not missing yet. */
    private static final String LEAVE_BEHIND = """
            insert into workfloo_unindexed (execution_id, created_at, number)
            select s.execution_id, s.created_at, s.number from workfloo_searched s where s.index_key = ?
              and exists (select 1 from workfloo_execution e where e.id = s.execution_id offset 0 rows)
              and not exists (select 1 from workfloo_unindexed u where u.execution_id = s.execution_id offset 0 rows)
            """ + NEWEST_FIRST;

    private static final String FORGET = "delete from workfloo_index_key where id = ? and (select s.number"
            + " from workfloo_searched s where s.index_key = ?" + NEWEST_FIRST + ") is null";

    private final Sql sql;
    private final IndexKeys keys;
    private final Predicate<ExecutionId> adding;
    private final LeftByOthers leftByOthers;

    /** @param adding has the index know an execution as it stands, and says whether anything was missing */
    IndexCatchUp(Sql sql, Dialect dialect, IndexKeys keys, Predicate<ExecutionId> adding) {
        this.sql = sql;
        this.keys = keys;
        this.adding = adding;
        this.leftByOthers = LeftByOthers.on(dialect, sql);
    }

    @Override
    public List<Place> missing(Optional<Place> behind, int most) {
        return sql.list(
                MISSING,
                row -> new Place(
                        Sql.instant(row, "created_at"),
                        row.getLong("number"),
                        new ExecutionId(row.getString("execution_id"))),
                behind.map(Place::number).orElse(Long.MAX_VALUE),
                most);
    }

    @Override
    public boolean add(ExecutionId id) {
        if (adding.test(id)) return true;
        sql.update(FORGET_GONE, id.hex(), id.hex());
        return false;
    }

    @Override
    public Optional<Integer> changeKey(WorkspaceId workspace) {
        return keys.change(workspace);
    }

    @Override
    public int renew(int most) {
        int left = leftByOthers.find();
        List<Long> keysToLeave = new ArrayList<>(sql.list(LOST, row -> row.getLong(1)));
        keysToLeave.addAll(sql.list(REPLACED_FOR_ALL, row -> row.getLong(1)));
        for (long key : keysToLeave) {
            if (left < most) left += renew(key, most - left);
        }
        return left;
    }

    private int renew(long key, int most) {
        int left = sql.update(LEAVE_BEHIND, key, most);
        if (left == 0 && sql.update(FORGET, key, key, 1) > 0) keys.forget();
        return left;
    }
}
