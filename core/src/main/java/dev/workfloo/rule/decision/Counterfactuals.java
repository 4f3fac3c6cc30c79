package dev.workfloo.rule.decision;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.Counterfactual.Reach;
import dev.workfloo.rule.decision.Counterfactual.Target;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds what would have changed a table's decision: the nearest values of a single input that lead to another exit, while
 * all other inputs stay as they are. They are looked for at the boundaries that the table's cells draw.
 *
 * <p>Columns with the same input change together and are reported as the first of them. The input's value changes and not
 * what it is computed from, so other cells that read the same names read them as they are. A condition on {@code ?} draws a
 * boundary where it compares {@code ?} itself with something, not where it computes with it.
 */
public final class Counterfactuals {

    private final CompiledTable table;
    private final EvaluationContext environment;
    private final List<Value> inputs;
    private final Optional<String> exit;

    private Counterfactuals(CompiledTable table, EvaluationContext environment) {
        Decided decided = table.decide(environment);
        this.table = table;
        this.environment = environment;
        this.inputs = decided.inputs();
        this.exit = exitOf(decided);
    }

    /**
     * For each numeric column and each of dates, the nearest change, if there is one; for each of booleans or of text with
     * options, every option that changes the exit. Values outside the columns' types are not proposed. A missing value has
     * no distance to others, so numbers and dates that are null have none; nor have tables that choose no exit.
     *
     * @param columns the types of the inputs
     */
    public static List<Counterfactual> of(CompiledTable table, List<Type> columns, EvaluationContext environment) {
        if (!table.table().hitPolicy().isSingle()) return List.of();
        Counterfactuals counterfactuals = new Counterfactuals(table, environment);
        List<Counterfactual> found = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (counterfactuals.columnsLike(i).get(0) == i) {
                found.addAll(counterfactuals.of(i, columns.get(i).present()));
            }
        }
        return List.copyOf(found);
    }

    private List<Integer> columnsLike(int column) {
        List<Expression> expressions = table.table().inputs();
        return Stream.iterate(0, i -> i < expressions.size(), i -> i + 1)
                .filter(i -> expressions.get(i).equals(expressions.get(column)))
                .toList();
    }

    private List<Counterfactual> of(int column, Type type) {
        if (type instanceof Type.Bool) return options(column, Stream.of(new Value.Bool(true), new Value.Bool(false)));
        if (type instanceof Type.Text text)
            return options(column, text.options().stream().map(Value.Text::new));
        return CandidateChanges.of(type).flatMap(changes -> nearest(column, changes)).stream()
                .toList();
    }

    private List<Counterfactual> options(int column, Stream<? extends Value> options) {
        Value from = inputs.get(column);
        return options.filter(to -> !to.equals(from))
                .flatMap(to -> otherExit(column, to)
                        .map(there ->
                                new Counterfactual(column, from, new Target(to, Reach.AT, Optional.empty()), there))
                        .stream())
                .toList();
    }

    private Optional<Counterfactual> nearest(int column, CandidateChanges changes) {
        Value from = inputs.get(column);
        for (CandidateChanges.Candidate candidate : changes.from(from, boundaries(column))) {
            Optional<String> there = otherExit(column, candidate.probe());
            if (there.isPresent()) {
                return Optional.of(new Counterfactual(column, from, candidate.target(), there.get()));
            }
        }
        return Optional.empty();
    }

    private List<Value> boundaries(int column) {
        return columnsLike(column).stream()
                .flatMap(like ->
                        table.table().rules().stream().map(rule -> rule.when().get(like)))
                .flatMap(cell -> Boundaries.of(cell, environment))
                .toList();
    }

    /** The exit where this column's value leads, if it is another. */
    private Optional<String> otherExit(int column, Value value) {
        Value[] values = inputs.toArray(Value[]::new);
        for (int like : columnsLike(column)) values[like] = value;
        return exitOf(table.decideOn(values, environment)).filter(it -> !exit.equals(Optional.of(it)));
    }

    private static Optional<String> exitOf(Decided decided) {
        return decided.outcome().toJavaOptional().flatMap(Decision::exit);
    }
}
