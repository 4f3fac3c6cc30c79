package dev.workfloo.rule.decision;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTest;
import dev.workfloo.rule.expression.UnaryTests;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules of a table as boxes in the grid that the slots of its inputs span. Columns that test the same input share a
 * dimension.
 */
final class Grid {

    private final DecisionTable table;
    private final List<Domain> domains = new ArrayList<>();
    private final int[] dimensionOf;
    private final List<Box> sure = new ArrayList<>();
    private final List<Box> possible = new ArrayList<>();
    private final List<BitSet> uncertain = new ArrayList<>();
    private final Kinship kinship;
    private final Witnesses witnesses;

    Grid(DecisionTable table, List<Type> types, Deadline deadline) {
        this.table = table;
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
            List<UnaryTests> all = Stream.concat(cells, marks(input, columns.keySet()))
                    .distinct()
                    .toList();
            domains.add(new Domain(types.get(shared.get(0)), all, deadline));
        });
        List<Expression> inputs = List.copyOf(columns.keySet());
        kinship = new Kinship(inputs, whole());
        witnesses = new Witnesses(inputs, domains, kinship, deadline);
        for (DecisionTable.Rule rule : table.rules()) add(rule);
    }

    private static Stream<UnaryTests> marks(Expression input, Set<Expression> inputs) {
        if (!Kinship.isBare(input)) return Stream.empty();
        return Kinship.marks(input, inputs).stream()
                .map(mark -> new UnaryTests(List.of(new UnaryTest.Equal(new Expression.Literal(mark))), false));
    }

    private void add(DecisionTable.Rule rule) {
        Domain.Reach[] reaches = new Domain.Reach[domains.size()];
        Arrays.setAll(reaches, dimension -> domains.get(dimension).reach(UnaryTests.ANY));
        BitSet unsure = new BitSet();
        for (int column = 0; column < dimensionOf.length; column++) {
            int dimension = dimensionOf[column];
            Domain.Reach reach = domains.get(dimension).reach(rule.when().get(column));
            unsure.set(column, !reach.isCertain());
            reaches[dimension] = reaches[dimension].and(reach);
        }
        Box surely = Box.of(Arrays.stream(reaches).map(Domain.Reach::sure).toArray(Slots[]::new));
        sure.add(surely);
        possible.add(
                unsure.isEmpty()
                        ? surely
                        : Box.of(Arrays.stream(reaches)
                                .map(Domain.Reach::possible)
                                .toArray(Slots[]::new)));
        uncertain.add(unsure);
    }

    /** All inputs that there can be. */
    Box whole() {
        return Box.of(domains.stream().map(Domain::all).toArray(Slots[]::new));
    }

    int dimensions() {
        return domains.size();
    }

    int rules() {
        return sure.size();
    }

    Domain domain(int column) {
        return domains.get(dimensionOf[column]);
    }

    /** By rule, the inputs that it surely matches. */
    List<Box> sure() {
        return sure;
    }

    /** By rule, the inputs that it matches or may match. */
    List<Box> possible() {
        return possible;
    }

    /** The columns in which it is not known what the rule's cell says. */
    BitSet uncertain(int rule) {
        return uncertain.get(rule);
    }

    boolean isCertain() {
        return uncertain.stream().allMatch(BitSet::isEmpty);
    }

    Kinship kinship() {
        return kinship;
    }

    /** The columns on account of which it is not known whether the place holds any input that there can be. */
    BitSet doubts(Box place) {
        BitSet dimensions = kinship.doubts(place);
        BitSet columns = new BitSet();
        for (int column = 0; column < dimensionOf.length; column++) {
            columns.set(column, dimensions.get(dimensionOf[column]));
        }
        return columns;
    }

    /** Whether an input in the place was found that there can be, although columns read the same. */
    boolean isProven(Box place) {
        return witnesses.in(place).isPresent();
    }

    /** Whether an input in the place, were there any, would have been found. */
    boolean isRefuted(Box place) {
        return witnesses.areAll(place);
    }

    /** The columns on account of which the rule never matches; empty when it may match. */
    List<Integer> contradictions(int rule) {
        List<Integer> columns = new ArrayList<>();
        for (int column = 0; column < dimensionOf.length; column++) {
            if (possible.get(rule).side(dimensionOf[column]).isEmpty()) columns.add(column);
        }
        return columns;
    }

    TableAnalysis.Region region(Box place) {
        List<Optional<Value>> values = witnesses.in(place).orElseGet(() -> witnesses.parts(place));
        List<Expression> inputs = new ArrayList<>();
        List<Value> example = new ArrayList<>();
        for (int column = 0; column < dimensionOf.length; column++) {
            Optional<Value> value = values.get(dimensionOf[column]);
            if (value.isEmpty()) continue;
            inputs.add(table.inputs().get(column));
            example.add(value.get());
        }
        return new TableAnalysis.Region(inputs, example, row(place));
    }

    /** The place without an example, since it is not known which there is. */
    TableAnalysis.Region unproven(Box place) {
        return new TableAnalysis.Region(List.of(), List.of(), row(place));
    }

    private List<UnaryTests> row(Box place) {
        return Arrays.stream(dimensionOf)
                .mapToObj(it -> domains.get(it).passing(place.side(it)))
                .toList();
    }
}
