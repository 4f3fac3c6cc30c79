package dev.workfloo.jdbc.search;

import dev.workfloo.application.port.out.ExecutionIndex;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.search.ExecutionCriteria;
import dev.workfloo.jdbc.search.ListQuery.Way;
import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.LargeReads;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads lists in the way that reads least. */
final class JdbcExecutionIndex implements ExecutionIndex {

    /** Counting so far takes less than reading a page. */
    private static final int SOME = 1_000;

    /** Of two ways that read more than this it matters little which one is gone. */
    private static final int MANY = 30_000;

    /** What a place is in a row; whoever reads a page keeps the places of all of it. */
    private static final long PLACE_BYTES = 40;

    /** Beyond this, a planner may think that all is to be read, and sort it. */
    private static final long DEEP = 1_000;

    private static final ExecutionId NOBODY = new ExecutionId("0".repeat(24));

    private final Sql sql;
    private final Dialect dialect;
    private final ExecutionRanges ranges;
    private final HashedCriteria terms;
    private final LargeReads reads;

    JdbcExecutionIndex(Sql sql, Dialect dialect, IndexKeys keys, LargeReads reads) {
        this.sql = sql;
        this.dialect = dialect;
        this.ranges = ExecutionRanges.on(dialect);
        this.terms = new HashedCriteria(keys);
        this.reads = reads;
    }

    @Override
    public List<Place> find(ExecutionCriteria criteria, Beginning from, int most) {
        List<List<Long>> terms = this.terms.of(criteria);
        boolean asksForNone = terms.stream().anyMatch(List::isEmpty)
                || criteria.versions().filter(Set::isEmpty).isPresent();
        if (asksForNone) return List.of();
        if (most > SOME) reads.ask(most * PLACE_BYTES);
        ListQuery query = new ListQuery(ranges, criteria, terms);
        return find(query, shortest(query.ways()), from, most);
    }

    /** As many as are asked for, if there are as many: where an execution is gone, the list is read on. */
    private List<Place> find(ListQuery query, Way way, Beginning from, int most) {
        List<Place> found = new ArrayList<>();
        Beginning next = from;
        while (true) {
            int missing = most - found.size();
            List<Entry> entries = read(query.page(way, next, missing), isDeep(way, next, missing));
            entries.stream().filter(Entry::isThere).map(Entry::place).forEach(found::add);
            if (entries.size() < missing || found.size() == most) return found;
            next = new Beginning(Optional.of(entries.get(missing - 1).place()), 0);
        }
    }

    /** @param isThere whether the execution is still there to which it belongs */
    private record Entry(Place place, boolean isThere) {}

    /** Of several ranges, what is shown is merged too. */
    private static boolean isDeep(Way way, Beginning from, int most) {
        return from.skipped() + (way.ranges().size() > 1 ? most : 0) > DEEP;
    }

    private List<Entry> read(Clause page, boolean isDeep) {
        if (!isDeep) return sql.list(page.text(), JdbcExecutionIndex::entry, page.array());
        return sql.transaction(
                connection -> {
                    dialect.keepToIndexes(connection);
                    return Sql.list(connection, page.text(), JdbcExecutionIndex::entry, page.array());
                },
                dialect.indexSettings());
    }

    private static Entry entry(ResultSet row) throws SQLException {
        Optional<ExecutionId> id = Optional.ofNullable(row.getString("id")).map(ExecutionId::new);
        Place place = new Place(Sql.instant(row, "created_at"), row.getLong("number"), id.orElse(NOBODY));
        return new Entry(place, id.isPresent());
    }

    private Way shortest(List<Way> ways) {
        if (ways.size() == 1) return ways.get(0);
        List<Long> counted = counted(ways, SOME);
        if (Collections.min(counted) >= SOME) counted = counted(ways, MANY);
        return ways.get(counted.indexOf(Collections.min(counted)));
    }

    private List<Long> counted(List<Way> ways, int most) {
        Clause counts = ListQuery.counts(ways, most);
        return sql.first(counts.text(), row -> numbers(row, ways.size()), counts.array())
                .orElseThrow();
    }

    private static List<Long> numbers(ResultSet row, int columns) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        for (int column = 1; column <= columns; column++) numbers.add(row.getLong(column));
        return numbers;
    }
}
