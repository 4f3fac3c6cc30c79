package dev.workfloo.rule.decision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Finds inputs that no rule matches, in pieces as large as they can be had. */
final class Gaps {

    private final Grid grid;
    private final boolean disjoint;
    private final Deadline deadline;
    /** So many more pieces are looked at where some of them may be none. */
    private static final int MORE = 10;

    private final List<Box> found = new ArrayList<>();
    private final List<Box> sure = new ArrayList<>();
    private final BitSet doubts = new BitSet();

    Gaps(Grid grid, boolean disjoint, Deadline deadline) {
        this.grid = grid;
        this.disjoint = disjoint;
        this.deadline = deadline;
    }

    /** Finds pieces that no rule can match, and that do not meet each other. */
    void search(int most) {
        while (sure.size() < most && found.size() < (long) MORE * most) {
            List<Box> taken = withFound(grid.possible());
            Optional<Box> hole = hole(taken);
            if (hole.isEmpty()) return;
            Box piece = grown(hole.get(), taken);
            found.add(piece);
            sort(piece);
        }
    }

    /** Where columns read the same, a piece may hold no input that there can be; some in it, and beside it, surely are. */
    private void sort(Box piece) {
        BitSet columns = grid.doubts(piece);
        Optional<Box> certain = columns.isEmpty() || grid.isProven(piece) ? Optional.of(piece) : sureIn(piece);
        if (certain.isEmpty()) doubts.or(columns);
        else if (!sure.contains(certain.get())) sure.add(certain.get());
    }

    private Optional<Box> sureIn(Box piece) {
        return grid.kinship().sureAround(piece).stream()
                .filter(place -> grid.possible().stream().noneMatch(rule -> rule.meets(place)))
                .findFirst();
    }

    /** Pieces that surely hold inputs. */
    List<Box> found() {
        return sure;
    }

    /** The columns that leave it open whether other pieces hold any. */
    BitSet doubts() {
        return doubts;
    }

    /** Whether every input is surely matched by a rule. */
    boolean areImpossible() {
        return hole(grid.sure()).isEmpty() && !deadline.isOver();
    }

    boolean isOutOfTime() {
        return deadline.isOver();
    }

    /** The columns that leave it open whether there is any gap; none if it is certain that there is one. */
    BitSet uncertainIfNone() {
        return grid.isCertain() || hole(grid.possible()).isPresent() ? new BitSet() : uncertain();
    }

    /** The columns that leave it open whether there are gaps besides those found. */
    BitSet uncertain() {
        BitSet columns = new BitSet();
        if (grid.isCertain()) return columns;
        hole(withFound(grid.sure())).ifPresent(hole -> {
            for (int rule = 0; rule < grid.rules(); rule++) {
                if (grid.possible().get(rule).meets(hole)) columns.or(grid.uncertain(rule));
            }
        });
        return columns;
    }

    private List<Box> withFound(List<Box> boxes) {
        List<Box> all = new ArrayList<>(boxes);
        all.addAll(found);
        return all;
    }

    private Optional<Box> hole(List<Box> boxes) {
        return new Coverage(boxes.toArray(Box[]::new), disjoint, deadline)
                .hole(grid.whole(), Coverage.all(boxes.size()));
    }

    /** Reaches as far as nothing is in the way, one dimension after the other. */
    private Box grown(Box hole, List<Box> taken) {
        Box grown = hole;
        for (int dimension = 0; dimension < grid.dimensions(); dimension++) {
            List<Slots> inTheWay = new ArrayList<>();
            for (Box box : taken) {
                if (box.meetsBeside(dimension, grown)) inTheWay.add(box.side(dimension));
            }
            Slots all = grid.whole().side(dimension);
            int size = all.end(all.ranges() - 1);
            grown = grown.with(dimension, Slots.union(inTheWay).complement(size));
        }
        return grown;
    }
}
