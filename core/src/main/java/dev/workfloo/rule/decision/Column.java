package dev.workfloo.rule.decision;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.UnaryTests;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The cells below one input, indexed by its value.
 *
 * <p>Neighbouring slots share a bin as soon as there are many, and a bin keeps, as bits, the rows that some value in it
 * passes (a binned bitmap index: Rotem, Stockinger and Wu 2005). So its size grows with the number of rows and not with its
 * square; the rows that a bin has in excess are told by their own slots.
 */
final class Column {

    private static final int MOST_BINS = 512;

    private final Line line;
    private final Slots[] passing;
    private final Rows evaluated;
    private final int shift;
    private final Rows[] bins;

    private Column(Line line, Slots[] passing, Rows evaluated) {
        this.line = line;
        this.passing = passing;
        this.evaluated = evaluated;
        int bits = 0;
        while ((line.size() - 1) >>> bits >= MOST_BINS) bits++;
        this.shift = bits;
        this.bins = binned();
    }

    static Column of(List<UnaryTests> cells) {
        List<Optional<List<Value>>> constants =
                cells.stream().map(Constants::of).toList();
        List<Value> literals = new ArrayList<>();
        constants.forEach(constant -> constant.ifPresent(literals::addAll));
        Line line = new Line(literals);
        Slots[] passing = new Slots[cells.size()];
        Rows evaluated = new Rows(cells.size());
        Slots all = line.all();
        for (int row = 0; row < passing.length; row++) {
            boolean constant = constants.get(row).isPresent();
            if (!constant) evaluated.add(row);
            boolean always = !constant || cells.get(row).isAny();
            passing[row] = always ? all : Answers.of(cells.get(row), line).yes();
        }
        return new Column(line, passing, evaluated);
    }

    private Rows[] binned() {
        Rows always = new Rows(passing.length);
        Rows[] binned = new Rows[((line.size() - 1) >>> shift) + 1];
        for (int bin = 0; bin < binned.length; bin++) binned[bin] = new Rows(passing.length);
        Slots all = line.all();
        for (int row = 0; row < passing.length; row++) {
            if (passing[row].equals(all)) always.add(row);
            else addTo(binned, row);
        }
        for (Rows bin : binned) bin.addAll(always);
        return binned;
    }

    private void addTo(Rows[] binned, int row) {
        Slots slots = passing[row];
        for (int range = 0; range < slots.ranges(); range++) {
            int last = (slots.end(range) - 1) >>> shift;
            for (int bin = slots.from(range) >>> shift; bin <= last; bin++) binned[bin].add(row);
        }
    }

    /** The value's slot, or {@link Line#NOWHERE} when its cells must all be evaluated. */
    int slotOf(Value value) {
        return line.slotOf(value);
    }

    /** All rows that a value in the slot may pass, and perhaps some more. */
    Rows candidates(int slot) {
        return bins[slot >>> shift];
    }

    /** Whether {@link #candidates} has no rows in excess, but for those that must be evaluated. */
    boolean isExact() {
        return shift == 0;
    }

    /** Whether a value in the slot passes the row's cell, as far as that can be looked up. */
    boolean mayPass(int row, int slot) {
        return passing[row].contains(slot);
    }

    boolean mustEvaluate(int row) {
        return evaluated.has(row);
    }

    boolean mustEvaluateSome() {
        return evaluated.size() > 0;
    }
}
