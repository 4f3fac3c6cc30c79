package dev.workfloo.rule.decision;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.UnaryTests;
import java.util.List;

/**
 * Why a table decided as it did.
 *
 * @param inputs the value of each input
 * @param rows the rules that were looked at, in the order of the table
 * @param remarks why nulls came out where something went wrong, a sentence each
 */
public record TableTrace(List<Value> inputs, List<Row> rows, List<String> remarks) {

    public TableTrace {
        inputs = List.copyOf(inputs);
        rows = List.copyOf(rows);
        remarks = List.copyOf(remarks);
    }

    /** @param rule its place in the table, from 0 */
    public record Row(int rule, boolean matched, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * One condition of a row.
     *
     * @param answer true, false, or null where the tests neither hold nor fail
     */
    public record Cell(Value input, UnaryTests tests, Value answer) {}
}
