package dev.workfloo.rule.decision.proof;

import dev.workfloo.rule.decision.DecisionTable;
import dev.workfloo.rule.decision.DecisionTable.Conclusion;
import dev.workfloo.rule.decision.proof.TableAnalysis.Overlap;
import dev.workfloo.rule.decision.space.Box;
import dev.workfloo.rule.decision.space.BoxIndex;
import dev.workfloo.rule.decision.space.Deadline;
import dev.workfloo.rule.expression.UnaryTests;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds overlaps: rules that match the same input although the hit policy says that none do, or that such rules agree. */
final class Overlaps {

    private static final int PAIRS_PER_WORK = 4;

    private final DecisionTable table;
    private final TableSpace space;
    private final int most;
    private final List<Overlap> found = new ArrayList<>();
    private final BitSet uncertain = new BitSet();
    private final BitSet doubts = new BitSet();

    /** By rule, the number of its plain conclusion: rules that plainly conclude the same have one number. */
    private final List<Integer> plain;

    private final Set<String> open = new LinkedHashSet<>();
    private boolean disjoint = true;
    private boolean outOfTime;

    Overlaps(DecisionTable table, TableSpace space, int most) {
        this.table = table;
        this.space = space;
        this.most = most;
        Map<Object, Integer> numbers = new HashMap<>();
        this.plain = table.rules().stream()
                .map(rule -> numbers.computeIfAbsent(Difference.plain(rule.then()), says -> numbers.size()))
                .toList();
    }

    void search(Deadline deadline) {
        BoxIndex boxes = new BoxIndex(space.possible(), space.dimensions().size());
        for (int rule = 0; rule < space.rules() && !isDone(); rule++) {
            int later = space.rules() - rule;
            if (!deadline.allows(1 + later / PAIRS_PER_WORK)) {
                outOfTime = mattersAtAll();
                disjoint = false;
                return;
            }
            int[] others = boxes.intersecting(space.possible().get(rule), rule + 1, space.rules());
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

    private Difference difference(int rule, int other) {
        return switch (table.hitPolicy()) {
            case UNIQUE -> Difference.CERTAIN;
            case ANY ->
                open.size() < most ? Difference.between(conclusion(rule), conclusion(other)) : plainly(rule, other);
            case FIRST, PRIORITY, RULE_ORDER, COLLECT -> Difference.NONE;
        };
    }

    /** Comparing formulas is costly, and enough is open already. */
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
