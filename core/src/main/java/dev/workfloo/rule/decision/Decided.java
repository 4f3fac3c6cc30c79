package dev.workfloo.rule.decision;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.TableTrace.Cell;
import dev.workfloo.rule.decision.TableTrace.Row;
import dev.workfloo.rule.expression.Environment;
import dev.workfloo.rule.expression.Evaluation;
import dev.workfloo.rule.expression.UnaryTests;
import io.vavr.control.Either;
import java.util.Arrays;
import java.util.List;

/** What came of asking a table: a decision, or in words why there is none; and either way why. */
public final class Decided {

    private final DecisionTable table;
    private final Environment environment;
    private final Value[] inputs;
    private final Either<String, Decision> outcome;
    private final List<Search.Looked> looked;
    private final List<String> remarks;

    Decided(
            DecisionTable table,
            Value[] inputs,
            Either<String, Decision> outcome,
            List<Search.Looked> looked,
            Evaluation evaluation) {
        this.table = table;
        this.environment = evaluation.environment();
        this.inputs = inputs;
        this.outcome = outcome;
        this.looked = looked;
        this.remarks = evaluation.remarks();
    }

    public Either<String, Decision> outcome() {
        return outcome;
    }

    /** The values that the table was asked about, one per column. */
    List<Value> inputs() {
        return List.of(inputs);
    }

    /** The trace, whose rows are put together when it is asked for. */
    public TableTrace trace() {
        Row[] rows = new Row[looked.size()];
        for (int i = 0; i < rows.length; i++) rows[i] = row(looked.get(i));
        return new TableTrace(List.of(inputs), List.of(rows), remarks);
    }

    private Row row(Search.Looked looked) {
        List<UnaryTests> when = table.rules().get(looked.rule()).when();
        Cell[] cells = new Cell[looked.last() + 1];
        for (int i = 0; i < cells.length; i++) cells[i] = new Cell(inputs[i], when.get(i), Search.YES);
        boolean matched = looked.answer() == Search.YES;
        if (!matched) cells[looked.last()] = new Cell(inputs[looked.last()], when.get(looked.last()), looked.answer());
        return new Row(looked.rule(), matched, List.of(cells));
    }

    /**
     * Any rule of the table with all its cells, whether it was looked at or not: each is evaluated anew.
     *
     * @param rule its place in the table, from 0
     * @throws IndexOutOfBoundsException if the table has no such rule
     */
    public Row row(int rule) {
        Evaluation evaluation = new Evaluation(environment);
        List<UnaryTests> when = table.rules().get(rule).when();
        Cell[] cells = new Cell[when.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = new Cell(inputs[i], when.get(i), evaluation.test(when.get(i), inputs[i]));
        }
        return new Row(rule, Arrays.stream(cells).allMatch(it -> Search.YES.equals(it.answer())), List.of(cells));
    }
}
