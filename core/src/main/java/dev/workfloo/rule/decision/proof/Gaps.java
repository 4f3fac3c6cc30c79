package dev.workfloo.rule.decision.proof;

import dev.workfloo.rule.decision.space.Box;
import dev.workfloo.rule.decision.space.Coverage;
import dev.workfloo.rule.decision.space.Deadline;
import dev.workfloo.rule.decision.space.Segments;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Finds gaps: regions of inputs that no rule matches, each as large as it can be. */
final class Gaps {

    /** So many times more regions are looked at, since in some of them no input may occur. */
    private static final int MORE = 10;

    private final TableSpace space;
    private final boolean disjoint;
    private final Deadline deadline;
    private final List<Box> found = new ArrayList<>();
    private final List<Box> sure = new ArrayList<>();
    private final BitSet doubts = new BitSet();

    Gaps(TableSpace space, boolean disjoint, Deadline deadline) {
        this.space = space;
        this.disjoint = disjoint;
        this.deadline = deadline;
    }

    /** Finds regions that no rule can match, and that do not intersect each other. */
    void search(int most) {
        while (sure.size() < most && found.size() < (long) MORE * most) {
            List<Box> taken = withFound(space.possible());
            Optional<Box> hole = hole(taken);
            if (hole.isEmpty()) return;
            Box gap = grown(hole.get(), taken);
            found.add(gap);
            sort(gap);
        }
    }

    /** Where columns depend on each other, no input of the gap may occur at all; a wider region then may still hold some. */
    private void sort(Box gap) {
        BitSet columns = space.doubts(gap);
        Optional<Box> certain =
                columns.isEmpty() || space.witnesses().existsIn(gap) ? Optional.of(gap) : sureAround(gap);
        if (certain.isEmpty()) doubts.or(columns);
        else if (!sure.contains(certain.get())) sure.add(certain.get());
    }

    private Optional<Box> sureAround(Box gap) {
        return space.dependence().sureAround(gap).stream()
                .filter(region -> space.possible().stream().noneMatch(rule -> rule.intersects(region)))
                .findFirst();
    }

    /** Gaps in which inputs surely occur. */
    List<Box> found() {
        return sure;
    }

    /** The columns that leave it open whether inputs occur in other gaps. */
    BitSet doubts() {
        return doubts;
    }

    /** Whether every input is surely matched by a rule. */
    boolean areImpossible() {
        return hole(space.sure()).isEmpty() && !deadline.isOver();
    }

    boolean isOutOfTime() {
        return deadline.isOver();
    }

    /** The columns that leave it open whether there is any gap; none if it is certain that there is one. */
    BitSet uncertainIfNone() {
        return space.isCertain() || hole(space.possible()).isPresent() ? new BitSet() : uncertain();
    }

    /** The columns that leave it open whether there are gaps besides those found. */
    BitSet uncertain() {
        BitSet columns = new BitSet();
        if (space.isCertain()) return columns;
        hole(withFound(space.sure())).ifPresent(hole -> {
            for (int rule = 0; rule < space.rules(); rule++) {
                if (space.possible().get(rule).intersects(hole)) columns.or(space.uncertain(rule));
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
                .hole(space.dimensions().whole());
    }

    /** Extends the hole, one dimension after the other, up to what is taken. */
    private Box grown(Box hole, List<Box> taken) {
        Box grown = hole;
        Box whole = space.dimensions().whole();
        for (int dimension = 0; dimension < space.dimensions().size(); dimension++) {
            List<Segments> obstacles = new ArrayList<>();
            for (Box box : taken) {
                if (box.intersectsExceptIn(dimension, grown)) obstacles.add(box.side(dimension));
            }
            Segments all = whole.side(dimension);
            int size = all.end(all.ranges() - 1);
            grown = grown.with(dimension, Segments.union(obstacles).complement(size));
        }
        return grown;
    }
}
