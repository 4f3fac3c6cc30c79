package dev.workfloo.rule.decision.proof;

import dev.workfloo.rule.decision.DecisionTable;
import dev.workfloo.rule.decision.proof.TableAnalysis.Overlap;
import dev.workfloo.rule.decision.space.Box;
import dev.workfloo.rule.decision.space.BoxIndex;
import dev.workfloo.rule.decision.space.Deadline;
import dev.workfloo.rule.expression.UnaryTests;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds overlaps: rules that match the same input although the hit policy says that none do, or that such rules agree. */
final class Overlaps {

    private static final int PAIRS_PER_WORK = 4;

    private final DecisionTable table;
    private final TableSpace space;
    private final Differences differences;
    private final int most;
    private final List<Overlap> found = new ArrayList<>();
    private final BitSet uncertain = new BitSet();
    private final BitSet doubts = new BitSet();

    private final Set<String> open = new LinkedHashSet<>();
    private boolean disjoint = true;
    private boolean outOfTime;

    Overlaps(DecisionTable table, TableSpace space, int most) {
        this.table = table;
        this.space = space;
        this.most = most;
        this.differences = new Differences(table);
    }

    void search(Deadline deadline) {
        BoxIndex boxes = new BoxIndex(space.possible(), space.dimensions().size());
        for (int rule = 0; rule < space.rules() && !isDone(); rule++) {
            int later = space.rules() - rule;
            if (!deadline.allows(1 + later / PAIRS_PER_WORK)) {
                outOfTime = differences.matter();
                disjoint = false;
                return;
            }
            int[] others = boxes.intersecting(space.possible().get(rule), rule + 1, space.rules());
            disjoint &= others.length == 0;
            for (int other : others) consider(rule, other);
        }
    }

    private boolean isDone() {
        return !disjoint && (!differences.matter() || found.size() >= most);
    }

    private void consider(int rule, int other) {
        Difference difference = differences.between(rule, other, open.size() < most);
        if (difference.isNone()) return;
        Box both = space.sure().get(rule).intersection(space.sure().get(other));
        BitSet columns = both.isEmpty() ? new BitSet() : space.doubts(both);
        boolean proven =
                columns.isEmpty() || found.size() < most && space.witnesses().existsIn(both);
        if (both.isEmpty()) {
            uncertain.or(space.uncertain(rule));
            uncertain.or(space.uncertain(other));
        } else if (!proven
                && !(haveSame(columns, rule, other) && !space.witnesses().areAlwaysFound(both))) {
            doubts.or(columns);
        } else if (!difference.isCertain()) {
            if (open.size() < most) open.add(both(rule, other) + ": " + difference.words());
        } else if (found.size() < most) {
            TableAnalysis.Region where = proven ? space.region(both) : space.unproven(both);
            found.add(new Overlap(rule, other, where, difference.words()));
        }
    }

    /** Whether their cells in these columns are equal, so that the one passes what the other passes. */
    private boolean haveSame(BitSet columns, int rule, int other) {
        return columns.stream().allMatch(it -> cell(rule, it).equals(cell(other, it)));
    }

    private UnaryTests cell(int rule, int column) {
        return table.rules().get(rule).when().get(column);
    }

    private static String both(int rule, int other) {
        return "rules " + (rule + 1) + " and " + (other + 1) + " can both match";
    }

    List<Overlap> found() {
        return found;
    }

    /** The columns that leave it open whether there are overlaps besides those found. */
    BitSet uncertain() {
        return uncertain;
    }

    /** The columns that leave it open whether rules match the same input, since they depend on each other. */
    BitSet doubts() {
        return doubts;
    }

    /** What leaves it open whether rules that match the same input say the same, in words. */
    Set<String> open() {
        return open;
    }

    boolean isOutOfTime() {
        return outOfTime;
    }

    /** Whether it is known that no two rules at all can match the same input. */
    boolean areDisjoint() {
        return disjoint;
    }
}
