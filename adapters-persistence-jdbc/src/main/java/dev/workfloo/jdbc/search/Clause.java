package dev.workfloo.jdbc.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A part of a statement with the values that it binds, in their order.
 *
 * @param text with a mark for each value
 */
record Clause(String text, List<Object> values) {

    static final Clause NONE = of("");

    Clause {
        values = List.copyOf(values);
    }

    static Clause of(String text, Object... values) {
        return new Clause(text, Arrays.asList(values));
    }

    Clause then(Clause next) {
        List<Object> all = new ArrayList<>(values);
        all.addAll(next.values());
        return new Clause(text + next.text(), all);
    }

    Clause then(String next, Object... more) {
        return then(of(next, more));
    }

    Clause inBrackets() {
        return new Clause("(" + text + ")", values);
    }

    static Clause joined(String between, List<Clause> clauses) {
        return new Clause(
                clauses.stream().map(Clause::text).collect(Collectors.joining(between)),
                clauses.stream().flatMap(clause -> clause.values().stream()).toList());
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** Of which all must hold; empty ones hold always. */
    static Clause all(Stream<Clause> conditions) {
        return joined(
                " and ", conditions.filter(condition -> !condition.isEmpty()).toList());
    }

    /** Of which one must hold, at least. */
    static Clause any(Stream<Clause> conditions) {
        return joined(" or ", conditions.toList()).inBrackets();
    }

    Object[] array() {
        return values.toArray();
    }
}
