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

    /**
     * A rule, and what its tests answer. In a trace they were asked from the first column on, up to the one that did not hold.
     *
     * @param rule its index in the table, from 0
     * @param tests one per column
     * @param answers true, false, or null where the tests neither hold nor fail; none to the tests that were not asked
     */
    public record Row(int rule, List<UnaryTests> tests, List<Value> answers) {

        static final Value YES = new Value.Bool(true);

        public Row {
            tests = List.copyOf(tests);
            answers = List.copyOf(answers);
        }

        public boolean matched() {
            return answers.stream().allMatch(YES::equals);
        }
    }
}
