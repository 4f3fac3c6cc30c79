package dev.workfloo.rule.decision;

import dev.workfloo.rule.decision.DecisionTable.Conclusion;
import dev.workfloo.rule.decision.TableAnalysis.Overlap;
import dev.workfloo.rule.expression.UnaryTests;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds rules that match the same input although the hit policy says that they do not, or that they then agree. */
final class Overlaps {

    private static final int PAIRS_PER_WORK = 4;

    private final DecisionTable table;
    private final Grid grid;
    private final int most;
    private final List<Overlap> found = new ArrayList<>();
    private final BitSet uncertain = new BitSet();
    private final BitSet doubts = new BitSet();
    /** By rule, the number of what it says at a glance. */
    private final List<Integer> plain;

    private final Set<String> open = new LinkedHashSet<>();
    private boolean disjoint = true;
    private boolean outOfTime;

    Overlaps(DecisionTable table, Grid grid, int most) {
        this.table = table;
        this.grid = grid;
        this.most = most;
        Map<Object, Integer> numbers = new HashMap<>();
        this.plain = table.rules().stream()
                .map(rule -> numbers.computeIfAbsent(Difference.plain(rule.then()), says -> numbers.size()))
                .toList();
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
        Difference difference = difference(rule, other);
        if (difference.isNone()) return;
        Box both = grid.sure().get(rule).and(grid.sure().get(other));
        BitSet columns = both.isEmpty() ? new BitSet() : grid.doubts(both);
        boolean proven = columns.isEmpty() || found.size() < most && grid.isProven(both);
        if (both.isEmpty()) {
            uncertain.or(grid.uncertain(rule));
            uncertain.or(grid.uncertain(other));
        } else if (!proven && !(haveSame(columns, rule, other) && !grid.isRefuted(both))) {
            doubts.or(columns);
        } else if (!difference.isCertain()) {
            if (open.size() < most) open.add(both(rule, other) + ": " + difference.words());
        } else if (found.size() < most) {
            TableAnalysis.Region where = proven ? grid.region(both) : grid.unproven(both);
            found.add(new Overlap(rule, other, where, difference.words()));
        }
    }

    /** What one of them matches, so does the other, as far as these columns go. */
    private boolean haveSame(BitSet columns, int rule, int other) {
        return columns.stream().allMatch(it -> cell(rule, it).equals(cell(other, it)));
    }

    private UnaryTests cell(int rule, int column) {
        return table.rules().get(rule).when().get(column);
    }

    private static String both(int rule, int other) {
        return "rules " + (rule + 1) + " and " + (other + 1) + " can both match";
    }

    private Difference difference(int rule, int other) {
        return switch (table.hitPolicy()) {
            case UNIQUE -> Difference.CERTAIN;
            case ANY ->
                open.size() < most ? Difference.between(conclusion(rule), conclusion(other)) : plainly(rule, other);
            case FIRST, PRIORITY, RULE_ORDER, COLLECT -> Difference.NONE;
        };
    }

    /** What formulas come to is costly to ask, and enough is open already. */
    private Difference plainly(int rule, int other) {
        return plain.get(rule).equals(plain.get(other))
                ? Difference.NONE
                : Difference.plainly(conclusion(rule), conclusion(other));
    }

    private Conclusion conclusion(int rule) {
        return table.rules().get(rule).then();
    }

    List<Overlap> found() {
        return found;
    }

    /** The columns that leave it open whether there are overlaps besides those found. */
    BitSet uncertain() {
        return uncertain;
    }

    /** The columns that leave it open whether rules match the same input, since their inputs read the same. */
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
