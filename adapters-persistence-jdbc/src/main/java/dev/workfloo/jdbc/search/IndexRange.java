package dev.workfloo.jdbc.search;

import dev.workfloo.access.Scope;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The entries of an index that begin alike. In each index of lists they go on with when an execution was created and its
 * number, so that the newest stand at one end.
 *
 * @param leading the columns with which the index begins
 * @param begin what these hold
 * @param beside further columns of the index
 */
record IndexRange(String table, List<String> leading, Clause begin, Set<String> beside) {

    /** How its entries are called where they are read. */
    static final String LISTED = "listed";

    static IndexRange ofTerm(long term) {
        return new IndexRange("workfloo_term", List.of("term"), equal("term", term), Set.of());
    }

    /** Executions, in an index that begins with these columns. */
    static IndexRange ofExecutions(List<String> leading, List<String> values) {
        Stream<Clause> begin = IntStream.range(0, leading.size()).mapToObj(i -> equal(leading.get(i), values.get(i)));
        return new IndexRange("workfloo_execution", leading, Clause.all(begin), Set.of());
    }

    /** The same, in an index that has these columns too. */
    IndexRange with(String... more) {
        return new IndexRange(table, leading, begin, Set.of(more));
    }

    /** One execution, which needs no order. */
    static IndexRange ofExecution(Scope scope, String id) {
        Clause one = Clause.all(Stream.of(equal("id", id), ofScope(LISTED, scope)));
        return new IndexRange("workfloo_execution", List.of(), one, Set.of());
    }

    static Clause ofScope(String alias, Scope scope) {
        return Clause.of(
                alias + ".workspace = ? and " + alias + ".environment = ?",
                scope.workspace().name(),
                scope.environment().name());
    }

    private static Clause equal(String column, Object value) {
        return Clause.of(LISTED + "." + column + " = ?", value);
    }

    boolean isOf(String column) {
        return leading.contains(column);
    }

    /** Whether its index has the column, so that an entry can be judged by it without its row. */
    boolean has(String column) {
        return isOf(column) || beside.contains(column);
    }

    /** What one of the leading columns holds. */
    String leads(String column) {
        return String.valueOf(begin.values().get(leading.indexOf(column)));
    }

    /** The newest of its entries that meet the condition. All columns of the index are named, since H2 sees its order only so. */
    Clause newest(String selected, Clause condition) {
        return Clause.of("select " + selected + " from " + table + " " + LISTED + " where ")
                .then(Clause.all(Stream.of(begin, condition)))
                .then(leading.isEmpty() ? "" : "\norder by " + order());
    }

    private String order() {
        return Stream.concat(leading.stream(), Stream.of("created_at desc", "number desc"))
                .map(column -> LISTED + "." + column)
                .collect(Collectors.joining(", "));
    }
}
