package dev.workfloo.rule.decision;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.space.Segments;
import dev.workfloo.rule.expression.UnaryTests;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The cells of one column, indexed by the value of its input.
 *
 * <p>Where there are many segments, neighbours share a bin, which keeps as bits the rows whose cell some value in it passes (a
 * binned bitmap index: Rotem, Stockinger and Wu 2005). So the index grows with the number of rows and not with its square. Rows
 * that a bin has in excess are recognized by their own segments.
 */
final class ColumnIndex {

    private static final int MOST_BINS = 512;

    private final Axis axis;
    private final Segments[] passing;
    private final RowSet evaluated;
    private final int shift;
    private final RowSet[] bins;

    private ColumnIndex(Axis axis, Segments[] passing, RowSet evaluated) {
        this.axis = axis;
        this.passing = passing;
        this.evaluated = evaluated;
        int bits = 0;
        while ((axis.size() - 1) >>> bits >= MOST_BINS) bits++;
        this.shift = bits;
        this.bins = binned();
    }

    static ColumnIndex of(List<UnaryTests> cells) {
        List<Optional<List<Value>>> constants =
                cells.stream().map(ConstantCell::of).toList();
        List<Value> literals = new ArrayList<>();
        constants.forEach(constant -> constant.ifPresent(literals::addAll));
        Axis axis = new Axis(literals);
        Segments[] passing = new Segments[cells.size()];
        RowSet evaluated = new RowSet(cells.size());
        Segments all = axis.all();
        for (int row = 0; row < passing.length; row++) {
            boolean constant = constants.get(row).isPresent();
            if (!constant) evaluated.add(row);
            boolean always = !constant || cells.get(row).isAny();
            passing[row] = always ? all : CellAnswers.of(cells.get(row), axis).yes();
        }
        return new ColumnIndex(axis, passing, evaluated);
    }

    private RowSet[] binned() {
        RowSet always = new RowSet(passing.length);
        RowSet[] binned = new RowSet[((axis.size() - 1) >>> shift) + 1];
        for (int bin = 0; bin < binned.length; bin++) binned[bin] = new RowSet(passing.length);
        Segments all = axis.all();
        for (int row = 0; row < passing.length; row++) {
            if (passing[row].equals(all)) always.add(row);
            else addTo(binned, row);
        }
        for (RowSet bin : binned) bin.addAll(always);
        return binned;
    }

    private void addTo(RowSet[] binned, int row) {
        Segments segments = passing[row];
        for (int range = 0; range < segments.ranges(); range++) {
            int last = (segments.end(range) - 1) >>> shift;
            for (int bin = segments.from(range) >>> shift; bin <= last; bin++) binned[bin].add(row);
        }
    }

    /** The value's segment, or {@link Axis#NOWHERE} when its cells must all be evaluated. */
    int segmentOf(Value value) {
        return axis.segmentOf(value);
    }

    /** All rows that a value in the segment may pass, and perhaps some more. */
    RowSet candidates(int segment) {
        return bins[segment >>> shift];
    }

    /** Whether {@link #candidates} has no other rows in excess than those that must be evaluated. */
    boolean isExact() {
        return shift == 0;
    }

    /** Whether a value in the segment passes the row's cell, as far as that can be looked up. */
    boolean mayPass(int row, int segment) {
        return passing[row].contains(segment);
    }

    boolean mustEvaluate(int row) {
        return evaluated.has(row);
    }

    boolean mustEvaluateSome() {
        return evaluated.size() > 0;
    }
}
