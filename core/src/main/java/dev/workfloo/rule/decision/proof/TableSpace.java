package dev.workfloo.rule.decision.proof;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.DecisionTable;
import dev.workfloo.rule.decision.space.Box;
import dev.workfloo.rule.decision.space.Deadline;
import dev.workfloo.rule.decision.space.Domain;
import dev.workfloo.rule.decision.space.Segments;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTests;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** The space of a table's inputs, with its rules as boxes in it. */
final class TableSpace {

    private final DecisionTable table;
    private final Dimensions dimensions;
    private final List<Box> sure = new ArrayList<>();
    private final List<Box> possible = new ArrayList<>();
    private final List<BitSet> uncertain = new ArrayList<>();
    private final DependentInputs dependence;
    private final Witnesses witnesses;

    TableSpace(DecisionTable table, List<Type> types, Deadline deadline) {
        this.table = table;
        dimensions = new Dimensions(table, types, deadline);
        dependence = new DependentInputs(dimensions.inputs(), dimensions.whole());
        witnesses = new Witnesses(dimensions, dependence, deadline);
        for (DecisionTable.Rule rule : table.rules()) add(rule);
    }

    private void add(DecisionTable.Rule rule) {
        Domain.Reach[] reaches = new Domain.Reach[dimensions.size()];
        Arrays.setAll(reaches, dimension -> dimensions.domains().get(dimension).reach(UnaryTests.ANY));
        BitSet unsure = new BitSet();
        for (int column = 0; column < dimensions.columns(); column++) {
            int dimension = dimensions.of(column);
            Domain.Reach reach = domain(column).reach(rule.when().get(column));
            unsure.set(column, !reach.isCertain());
            reaches[dimension] = reaches[dimension].and(reach);
        }
        Box surely = Box.of(Arrays.stream(reaches).map(Domain.Reach::sure).toArray(Segments[]::new));
        sure.add(surely);
        possible.add(
                unsure.isEmpty()
                        ? surely
                        : Box.of(Arrays.stream(reaches)
                                .map(Domain.Reach::possible)
                                .toArray(Segments[]::new)));
        uncertain.add(unsure);
    }

    Dimensions dimensions() {
        return dimensions;
    }

    int rules() {
        return sure.size();
    }

    Domain domain(int column) {
        return dimensions.domains().get(dimensions.of(column));
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

    DependentInputs dependence() {
        return dependence;
    }

    Witnesses witnesses() {
        return witnesses;
    }

    /** The columns that leave it open whether any input of the region can occur: they depend on each other. */
    BitSet doubts(Box region) {
        return dimensions.columns(dependence.doubts(region));
    }

    /** The columns whose cells no input passes, so that the rule never matches; empty when it may match. */
    List<Integer> contradictions(int rule) {
        List<Integer> columns = new ArrayList<>();
        for (int column = 0; column < dimensions.columns(); column++) {
            if (possible.get(rule).side(dimensions.of(column)).isEmpty()) columns.add(column);
        }
        return columns;
    }

    /** The region as a finding shows it, with an example. */
    TableAnalysis.Region region(Box region) {
        List<Optional<Value>> values = witnesses.in(region).orElseGet(() -> witnesses.parts(region));
        List<Expression> inputs = new ArrayList<>();
        List<Value> example = new ArrayList<>();
        for (int column = 0; column < dimensions.columns(); column++) {
            Optional<Value> value = values.get(dimensions.of(column));
            if (value.isEmpty()) continue;
            inputs.add(table.inputs().get(column));
            example.add(value.get());
        }
        return new TableAnalysis.Region(inputs, example, dimensions.row(region));
    }

    /** The region without an example, since none is known. */
    TableAnalysis.Region unproven(Box region) {
        return new TableAnalysis.Region(List.of(), List.of(), dimensions.row(region));
    }
}
