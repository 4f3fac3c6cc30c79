package dev.workfloo.jdbc.search;

import dev.workfloo.access.Scope;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The entries of an index that begin alike. In each index of lists they go on with when an execution was created and its
 * number, so that the newest stand at one end.
 *
 * @param leading the columns with which the index begins
 * @param begin what these hold
 */
record IndexRange(String table, List<String> leading, Clause begin) {

    /** How its entries are called where they are read. */
    static final String LISTED = "listed";

    static IndexRange ofTerm(long term) {
        return new IndexRange("workfloo_term", List.of("term"), equal("term", term));
    }

    /** Executions of a scope, those alone that have this in one more column. */
    static IndexRange ofExecutions(Scope scope, String column, String value) {
        return new IndexRange(
                "workfloo_execution",
                List.of("workspace", "environment", column),
                Clause.all(Stream.of(ofScope(LISTED, scope), equal(column, value))));
    }

    static IndexRange ofExecutions(Scope scope) {
        return new IndexRange("workfloo_execution", List.of("workspace", "environment"), ofScope(LISTED, scope));
    }

    /** One execution, which needs no order. */
    static IndexRange ofExecution(Scope scope, String id) {
        return new IndexRange(
                "workfloo_execution", List.of(), Clause.all(Stream.of(equal("id", id), ofScope(LISTED, scope))));
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
