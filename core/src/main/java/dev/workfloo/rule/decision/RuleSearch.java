package dev.workfloo.rule.decision;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.TableTrace.Row;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.List;

/**
 * The search for the rules that match one set of input values, in the order of the table. Of the rules that the index leaves,
 * cells that are not constant are evaluated; the rules that were looked at are kept for the trace.
 */
final class RuleSearch {

    /** There are no more rules that match. */
    static final int NONE = -1;

    private final TableIndex index;
    private final Value[] inputs;
    private final Evaluation evaluation;
    private final int[] segments;
    private final RowSet[] sets;
    private final boolean plain;
    private final List<Row> looked = new ArrayList<>(4);
    private int word = -1;
    private long bits;

    RuleSearch(TableIndex index, Value[] inputs, Evaluation evaluation) {
        this.index = index;
        this.inputs = inputs;
        this.evaluation = evaluation;
        this.segments = index.segmentsOf(inputs);
        this.sets = index.candidates(segments);
        this.plain = index.isPlain(segments);
    }

    Value[] inputs() {
        return inputs;
    }

    Evaluation evaluation() {
        return evaluation;
    }

    List<Row> looked() {
        return looked;
    }

    /** The next rule that matches. */
    int next() {
        while (true) {
            while (bits == 0) {
                word = RowSet.commonWord(sets, word + 1);
                if (word == sets[0].words()) return NONE;
                bits = RowSet.common(sets, word);
            }
            int row = word * Long.SIZE + Long.numberOfTrailingZeros(bits);
            bits &= bits - 1;
            if (plain || index.mayMatch(row, segments) && matches(row)) {
                looked.add(index.matched(row));
                return row;
            }
        }
    }

    private boolean matches(int row) {
        for (int column = 0; column < inputs.length; column++) {
            if (!index.mustEvaluate(row, column, segments[column])) continue;
            Value answer = evaluation.test(index.cell(row, column), inputs[column]);
            if (Row.YES.equals(answer)) continue;
            looked.add(index.failed(row, column, answer));
            if (evaluation.failure().isPresent()) end();
            return false;
        }
        return true;
    }

    /** A failed evaluation has nothing more to say. */
    private void end() {
        word = sets[0].words() - 1;
        bits = 0;
    }
}
