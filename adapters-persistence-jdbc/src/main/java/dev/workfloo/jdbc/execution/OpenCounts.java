package dev.workfloo.jdbc.execution;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.Environment;
import dev.workfloo.execution.Work;
import dev.workfloo.jdbc.execution.LongestWaits.Waits;
import dev.workfloo.jdbc.search.IndexBacklog;
import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts what is open, and reads neither all executions nor all work for it: a row is kept for each change of the counts. On
 * PostgreSQL triggers write it, whichever process moves an execution; on H2, which one process has to itself, {@link H2RowsBeside}.
 */
final class OpenCounts {

    /** Folding this many rows takes far less time than a statement has. */
    private static final int FOLDED_AT_ONCE = 20_000;

    /** Where it may take as long as it takes. */
    private static final int MANY = 1_000_000;

    private static final int WORTH_FOLDING = 1_000;

    static final String WAITING_ON_POSTGRESQL = """
            select environment, waiting_for, counted, changes, (
                select min(e.modified_at) from workfloo_execution e
                where e.status = 'PROGRESS' and e.environment = c.environment
                  and coalesce(e.waiting_for, 'UNKNOWN') = c.waiting_for) since
            from (select environment, waiting_for, sum(change) counted, count(*) changes
                  from workfloo_open_count group by environment, waiting_for) c""";

    private static final String COUNTED_ON_H2 = """
            select environment, waiting_for, sum(change) counted, count(*) changes
            from workfloo_open_count group by environment, waiting_for""";

    /** One change: environment, waiting_for, change. */
    static final String CHANGE = "insert into workfloo_open_count (environment, waiting_for, change) values (?, ?, ?)";

    /** Two changes: one execution less there, and one more here; environment and waiting_for of each. */
    static final String MOVE =
            "insert into workfloo_open_count (environment, waiting_for, change) values (?, ?, -1), (?, ?, 1)";

    /** A reader meanwhile reads the same sum; rows that another process folds are left to it. */
    private static final String FOLD_ON_POSTGRESQL = """
            with mine as (select ctid from workfloo_open_count limit ? for update skip locked),
              taken as (delete from workfloo_open_count c using mine where c.ctid = mine.ctid
                returning c.environment, c.waiting_for, c.change)
            insert into workfloo_open_count
            select environment, waiting_for, sum(change) from taken group by environment, waiting_for""";

    private static final String FOLD_ON_H2 = """
            insert into workfloo_open_count
            select environment, waiting_for, sum(change)
            from old table (delete from workfloo_open_count fetch first ? rows only) group by environment, waiting_for""";

    /**
     * Adds what is wanting, by reading all that is open: one statement sees one moment, so that what moves meanwhile is counted
     * once. An earlier release that opened the file since, or somebody with SQL of their own, left the counts behind.
     */
    private static final String CORRECT_ON_H2 = """
            insert into workfloo_open_count
            select environment, waiting_for, sum(change) from (
              select environment, coalesce(waiting_for, 'UNKNOWN') waiting_for, count(*) change
              from workfloo_execution where status = 'PROGRESS' group by environment, waiting_for
              union all select environment, waiting_for, -change from workfloo_open_count) wanting
            group by environment, waiting_for having sum(change) <> 0""";

    private static final String GIVEN_UP =
            "select count(*) from (select 1 from workfloo_callback where given_up_at is not null limit ?) given_up";

    private final Sql sql;
    private final Dialect dialect;
    private final String work;
    private final LongestWaits longest;

    OpenCounts(Sql sql, Dialect dialect) {
        this.sql = sql;
        this.dialect = dialect;
        this.work = work(dialect.workKind());
        this.longest = new LongestWaits(sql, System::nanoTime);
    }

    private static String work(String kind) {
        String ofKind = " from " + ExecutionTables.WORK + " where " + kind + " = ?";
        return "select (select count(*) from (select 1" + ofKind + " limit ?) pending) pending, count(*) due,"
                + " min(execution_time) since from (select execution_time" + ofKind
                + " and execution_time <= ? and not picked order by execution_time limit ?) due";
    }

    Census at(Instant now) {
        List<Census.Pending> pending =
                Arrays.stream(Work.Kind.values()).map(kind -> work(kind, now)).toList();
        long givenUp = sql.first(GIVEN_UP, row -> row.getLong(1), Census.MOST).orElse(0L);
        return new Census(waiting(), pending, givenUp, IndexBacklog.count(sql, Census.MOST));
    }

    private record Counted(Census.Waiting waiting, long changes) {}

    private List<Census.Waiting> waiting() {
        List<Counted> counted = dialect == Dialect.POSTGRESQL
                ? sql.list(WAITING_ON_POSTGRESQL, row -> counted(row, Sql.optionalInstant(row, "since")))
                : countedOnH2(longest.since());
        if (counted.stream().mapToLong(Counted::changes).sum() > WORTH_FOLDING) fold(FOLDED_AT_ONCE);
        return counted.stream()
                .map(Counted::waiting)
                .filter(it -> it.count() > 0)
                .toList();
    }

    private List<Counted> countedOnH2(Map<Waits, Instant> since) {
        return sql.list(COUNTED_ON_H2, row -> counted(row, Optional.ofNullable(since.get(Waits.of(row)))));
    }

    private static Counted counted(ResultSet row, Optional<Instant> since) throws SQLException {
        Waits waits = Waits.of(row);
        return new Counted(
                new Census.Waiting(
                        Environment.valueOf(waits.environment()), waits.waitingFor(), row.getLong("counted"), since),
                row.getLong("changes"));
    }

    private Census.Pending work(Work.Kind kind, Instant now) {
        return sql.first(
                        work,
                        row -> new Census.Pending(
                                kind.name(),
                                row.getLong("pending"),
                                row.getLong("due"),
                                Sql.optionalInstant(row, "since")),
                        kind.name(),
                        Census.MOST,
                        kind.name(),
                        now,
                        Census.MOST)
                .orElse(new Census.Pending(kind.name(), 0, 0, Optional.empty()));
    }

    /** A database that takes no writes for now can be read: it is folded another time. */
    private boolean fold(int most) {
        try {
            return sql.update(dialect == Dialect.POSTGRESQL ? FOLD_ON_POSTGRESQL : FOLD_ON_H2, most) > 0;
        } catch (StoreUnavailable e) {
            return false;
        }
    }

    /** For a store that is not asked how much is open, on connections on which a statement takes as long as it takes. */
    void foldAll() {
        foldAll(MANY);
    }

    /** The same, on connections on which a statement has its time. */
    void tidy() {
        foldAll(FOLDED_AT_ONCE);
        if (dialect == Dialect.POSTGRESQL) return;
        sql.update(CORRECT_ON_H2);
        longest.forget();
    }

    private void foldAll(int atOnce) {
        while (changes() > WORTH_FOLDING && fold(atOnce)) {
            // Another part of them.
        }
    }

    private int changes() {
        return sql.list("select 1 from workfloo_open_count limit ?", row -> 1, WORTH_FOLDING + 1)
                .size();
    }
}
