package dev.workfloo.rule.decision;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.TableTrace.Row;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.List;

/**
 * One walk through the rules for one set of input values, in the order of the table: what the index leaves is evaluated
 * where it must be, and what was looked at is remembered for the trace.
 */
final class Search {

    /** There are no more rules that match. */
    static final int NONE = -1;

    private final TableIndex index;
    private final Value[] inputs;
    private final Evaluation evaluation;
    private final int[] slots;
    private final Rows[] sets;
    private final boolean plain;
    private final List<Row> looked = new ArrayList<>(4);
    private int word = -1;
    private long bits;

    Search(TableIndex index, Value[] inputs, Evaluation evaluation) {
        this.index = index;
        this.inputs = inputs;
        this.evaluation = evaluation;
        this.slots = index.slotsOf(inputs);
        this.sets = index.candidates(slots);
        this.plain = index.isPlain(slots);
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
                word = Rows.commonWord(sets, word + 1);
                if (word == sets[0].words()) return NONE;
                bits = Rows.common(sets, word);
            }
            int row = word * Long.SIZE + Long.numberOfTrailingZeros(bits);
            bits &= bits - 1;
            if (plain || index.mayMatch(row, slots) && matches(row)) {
                looked.add(index.matched(row));
                return row;
            }
        }
    }

    private boolean matches(int row) {
        for (int column = 0; column < inputs.length; column++) {
            if (!index.mustEvaluate(row, column, slots[column])) continue;
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
