package dev.workfloo.jdbc.search;

import dev.workfloo.access.Environment;
import dev.workfloo.application.port.out.ExecutionIndex;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.search.ExecutionCriteria;
import dev.workfloo.execution.search.SearchTerm;
import dev.workfloo.jdbc.search.ListQuery.Way;
import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads lists in the way that reads least. */
final class JdbcExecutionIndex implements ExecutionIndex {

    /** Counting so far takes less than reading a page. */
    private static final int SOME = 1_000;

    /** Of two ways that read more than this it matters little which one is gone. */
    private static final int MANY = 30_000;

    /** Beyond this, a planner may think that all is to be read, and sort it. */
    private static final long DEEP = 1_000;

    private final Sql sql;
    private final Dialect dialect;
    private final IndexKeys keys;

    JdbcExecutionIndex(Sql sql, Dialect dialect, IndexKeys keys) {
        this.sql = sql;
        this.dialect = dialect;
        this.keys = keys;
    }

    @Override
    public List<Place> find(ExecutionCriteria criteria, Beginning from, int most) {
        List<List<Long>> terms = hashed(criteria);
        boolean asksForNone = terms.stream().anyMatch(List::isEmpty)
                || criteria.versions().filter(Set::isEmpty).isPresent();
        if (asksForNone) return List.of();
        ListQuery query = new ListQuery(criteria, terms);
        Clause page = query.page(shortest(query.ways()), from, most);
        return read(page, from.skipped() > DEEP).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private List<Optional<Place>> read(Clause page, boolean isDeep) {
        if (!isDeep) return sql.list(page.text(), JdbcExecutionIndex::place, page.array());
        return sql.transaction(connection -> {
            dialect.keepToIndexes(connection);
            return Sql.list(connection, page.text(), JdbcExecutionIndex::place, page.array());
        });
    }

    /** Empty where an execution is no more there. */
    private static Optional<Place> place(ResultSet row) throws SQLException {
        String id = row.getString("id");
        return id == null
                ? Optional.empty()
                : Optional.of(new Place(Sql.instant(row, "created_at"), row.getLong("number"), new ExecutionId(id)));
    }

    private List<List<Long>> hashed(ExecutionCriteria criteria) {
        if (criteria.terms().isEmpty()) return List.of();
        List<IndexKey> all = keys.of(criteria.scope().workspace());
        Environment environment = criteria.scope().environment();
        return criteria.terms().stream()
                .map(any -> hashed(all, environment, any))
                .toList();
    }

    private static List<Long> hashed(List<IndexKey> keys, Environment environment, Set<SearchTerm> any) {
        return keys.stream()
                .flatMap(key -> Stream.of(key.hashed(environment, any)))
                .distinct()
                .toList();
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
