package dev.workfloo.rule.decision;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.TableTrace.Row;
import dev.workfloo.rule.expression.UnaryTests;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import io.vavr.control.Either;
import java.util.List;

/** What came of asking a table: a decision, or in words why there is none; and in either case the trace. */
public final class Decided {

    private final DecisionTable table;
    private final EvaluationContext environment;
    private final Value[] inputs;
    private final Either<String, Decision> outcome;
    private final List<Row> looked;
    private final List<String> remarks;

    Decided(DecisionTable table, RuleSearch search, Either<String, Decision> outcome) {
        this.table = table;
        this.environment = search.evaluation().environment();
        this.inputs = search.inputs();
        this.outcome = outcome;
        this.looked = search.looked();
        this.remarks = search.evaluation().remarks();
    }

    public Either<String, Decision> outcome() {
        return outcome;
    }

    /** The values that the table was asked about, one per column. */
    public List<Value> inputs() {
        return List.of(inputs);
    }

    public TableTrace trace() {
        return new TableTrace(inputs(), looked, remarks);
    }

    /**
     * Any rule of the table with the answers of all its tests, whether it was looked at or not: each is evaluated anew.
     *
     * @param rule its index in the table, from 0
     * @throws IndexOutOfBoundsException if the table has no such rule
     */
    public Row row(int rule) {
        Evaluation evaluation = new Evaluation(environment);
        List<UnaryTests> tests = table.rules().get(rule).when();
        Value[] answers = new Value[inputs.length];
        for (int i = 0; i < answers.length; i++) answers[i] = evaluation.test(tests.get(i), inputs[i]);
        return new Row(rule, tests, List.of(answers));
    }
}
