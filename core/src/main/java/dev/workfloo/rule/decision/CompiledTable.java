package dev.workfloo.rule.decision;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import io.vavr.control.Either;
import java.util.Optional;

/**
 * A table made ready to decide fast: constant cells are looked up and not evaluated. It never changes and can be shared by
 * threads.
 */
public final class CompiledTable {

    private static final long STEPS = 100_000;
    private static final long STEPS_PER_CELL = 20;

    private final DecisionTable table;
    private final Expression[] inputs;
    private final TableIndex index;
    private final RuleSelection selection;

    private CompiledTable(DecisionTable table) {
        this.table = table;
        this.inputs = table.inputs().toArray(Expression[]::new);
        this.index = new TableIndex(table);
        this.selection = new RuleSelection(table);
    }

    public static CompiledTable of(DecisionTable table) {
        return new CompiledTable(table);
    }

    public DecisionTable table() {
        return table;
    }

    public Decided decide(EvaluationContext environment) {
        Evaluation evaluation = evaluation(environment);
        Value[] values = new Value[inputs.length];
        for (int i = 0; i < values.length; i++) values[i] = evaluation.evaluate(inputs[i]);
        return decideOn(values, evaluation);
    }

    /** Looking up costs no steps, but in a long table many cells may have to be evaluated. */
    private Evaluation evaluation(EvaluationContext environment) {
        long cells = (long) table.rules().size() * inputs.length;
        return new Evaluation(environment, STEPS + STEPS_PER_CELL * cells);
    }

    /** What the table decides when these are the values of its inputs. The array must not be changed any more. */
    Decided decideOn(Value[] values, EvaluationContext environment) {
        return decideOn(values, evaluation(environment));
    }

    private Decided decideOn(Value[] values, Evaluation evaluation) {
        RuleSearch search = new RuleSearch(index, values, evaluation);
        Optional<String> failure = evaluation.failure();
        return new Decided(table, search, failure.isPresent() ? Either.left(failure.get()) : selection.decide(search));
    }
}
