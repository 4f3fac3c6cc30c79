package dev.workfloo.rule.decision;

import dev.workfloo.rule.decision.DecisionTable.Conclusion;
import dev.workfloo.rule.decision.TableAnalysis.Overlap;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Finds rules that match the same input although the hit policy says that they do not, or that they then agree. */
final class Overlaps {

    private static final int PAIRS_PER_WORK = 4;

    private final DecisionTable table;
    private final Grid grid;
    private final int most;
    private final List<Overlap> found = new ArrayList<>();
    private final BitSet uncertain = new BitSet();
    private boolean disjoint = true;
    private boolean outOfTime;

    Overlaps(DecisionTable table, Grid grid, int most) {
        this.table = table;
        this.grid = grid;
        this.most = most;
    }

    void search(Deadline deadline) {
        Meetings meetings = new Meetings(grid.possible(), grid.dimensions());
        for (int rule = 0; rule < grid.rules() && !isDone(); rule++) {
            int later = grid.rules() - rule;
            if (!deadline.allows(1 + later / PAIRS_PER_WORK)) {
                outOfTime = mattersAtAll();
                disjoint = false;
                return;
            }
            int[] others = meetings.with(grid.possible().get(rule), rule + 1, grid.rules());
            disjoint &= others.length == 0;
            for (int other : others) consider(rule, other);
        }
    }

    private boolean isDone() {
        return !disjoint && (!mattersAtAll() || found.size() >= most);
    }

    private boolean mattersAtAll() {
        return switch (table.hitPolicy()) {
            case UNIQUE, ANY -> true;
            case FIRST, PRIORITY, RULE_ORDER, COLLECT -> false;
        };
    }

    private void consider(int rule, int other) {
        if (!matters(rule, other)) return;
        Box both = grid.sure().get(rule).and(grid.sure().get(other));
        if (both.isEmpty()) {
            uncertain.or(grid.uncertain(rule));
            uncertain.or(grid.uncertain(other));
        } else if (found.size() < most) {
            found.add(new Overlap(rule, other, grid.region(both)));
        }
    }

    private boolean matters(int rule, int other) {
        return switch (table.hitPolicy()) {
            case UNIQUE -> true;
            case ANY -> differ(conclusion(rule), conclusion(other));
            case FIRST, PRIORITY, RULE_ORDER, COLLECT -> false;
        };
    }

    private Conclusion conclusion(int rule) {
        return table.rules().get(rule).then();
    }

    private static boolean differ(Conclusion one, Conclusion other) {
        return !one.exit().equals(other.exit())
                || !one.labels().stream()
                        .distinct()
                        .toList()
                        .equals(other.labels().stream().distinct().toList())
                || !one.outputs().equals(other.outputs());
    }

    List<Overlap> found() {
        return found;
    }

    /** The columns that leave it open whether there are overlaps besides those found. */
    BitSet uncertain() {
        return uncertain;
    }

    boolean isOutOfTime() {
        return outOfTime;
    }

    /** Whether it is known that no two rules at all can match the same input. */
    boolean areDisjoint() {
        return disjoint;
    }
}
