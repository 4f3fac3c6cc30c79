package dev.workfloo.rule.decision.proof;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.decision.DecisionTable;
import dev.workfloo.rule.decision.space.Box;
import dev.workfloo.rule.decision.space.Deadline;
import dev.workfloo.rule.decision.space.Domain;
import dev.workfloo.rule.decision.space.Segments;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTest;
import dev.workfloo.rule.expression.UnaryTests;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The dimensions of a table's space, one for each input, divided into segments. Columns that test the same input share one. */
final class Dimensions {

    private final List<Expression> inputs;
    private final List<Domain> domains = new ArrayList<>();
    private final int[] dimensionOf;

    /** @param types one for each column */
    Dimensions(DecisionTable table, List<Type> types, Deadline deadline) {
        Map<Expression, List<Integer>> columns = new LinkedHashMap<>();
        dimensionOf = new int[table.inputs().size()];
        for (int column = 0; column < dimensionOf.length; column++) {
            columns.computeIfAbsent(table.inputs().get(column), input -> new ArrayList<>())
                    .add(column);
        }
        columns.forEach((input, shared) -> {
            shared.forEach(column -> dimensionOf[column] = domains.size());
            Stream<UnaryTests> cells = table.rules().stream()
                    .flatMap(rule -> shared.stream().map(column -> rule.when().get(column)));
            List<UnaryTests> all = Stream.concat(cells, breakpoints(input, columns.keySet()))
                    .distinct()
                    .toList();
            domains.add(new Domain(types.get(shared.get(0)), all, deadline));
        });
        inputs = List.copyOf(columns.keySet());
    }

    private static Stream<UnaryTests> breakpoints(Expression input, Set<Expression> inputs) {
        if (!DependentInputs.isReference(input)) return Stream.empty();
        return DependentInputs.breakpoints(input, inputs).stream()
                .map(value -> new UnaryTests(List.of(new UnaryTest.Equal(new Expression.Literal(value))), false));
    }

    int size() {
        return domains.size();
    }

    /** By dimension. */
    List<Expression> inputs() {
        return inputs;
    }

    /** By dimension. */
    List<Domain> domains() {
        return domains;
    }

    int columns() {
        return dimensionOf.length;
    }

    int of(int column) {
        return dimensionOf[column];
    }

    /** The columns of these dimensions. */
    BitSet columns(BitSet dimensions) {
        BitSet columns = new BitSet();
        for (int column = 0; column < dimensionOf.length; column++) {
            columns.set(column, dimensions.get(dimensionOf[column]));
        }
        return columns;
    }

    /** All inputs, each value being one of its domain. */
    Box whole() {
        return Box.of(domains.stream().map(Domain::all).toArray(Segments[]::new));
    }

    /** A row of cells that exactly the inputs of the region pass. */
    List<UnaryTests> row(Box region) {
        return Arrays.stream(dimensionOf)
                .mapToObj(it -> domains.get(it).passing(region.side(it)))
                .toList();
    }
}
