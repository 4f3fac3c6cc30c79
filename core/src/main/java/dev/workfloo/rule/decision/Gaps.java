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
    private final List<Box> found = new ArrayList<>();

    Gaps(Grid grid, boolean disjoint, Deadline deadline) {
        this.grid = grid;
        this.disjoint = disjoint;
        this.deadline = deadline;
    }

    /** Finds pieces that no rule can match, and that do not meet each other. */
    void search(int most) {
        while (found.size() < most) {
            List<Box> taken = withFound(grid.possible());
            Optional<Box> hole = hole(taken);
            if (hole.isEmpty()) return;
            found.add(grown(hole.get(), taken));
        }
    }

    List<Box> found() {
        return found;
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
