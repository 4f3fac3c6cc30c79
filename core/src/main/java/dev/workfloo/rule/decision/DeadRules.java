package dev.workfloo.rule.decision;

import dev.workfloo.rule.decision.TableAnalysis.DeadRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Finds rules that never count, whatever the input: they match nothing, or better ones match whenever they do. */
final class DeadRules {

    /** More covering rules than these are not named. */
    private static final int MOST_NAMED = 10;

    /** One rule that is hard to decide must not use up the time of the others. */
    private static final long MOST_WORK_PER_RULE = 20_000_000;

    private static final int PAIRS_PER_WORK = 4;

    private final DecisionTable table;
    private final Grid grid;
    private final Deadline deadline;
    private final List<DeadRule> found = new ArrayList<>();
    private final BitSet uncertain = new BitSet();
    private boolean outOfTime;

    DeadRules(DecisionTable table, Grid grid, Deadline deadline) {
        this.table = table;
        this.grid = grid;
        this.deadline = deadline;
    }

    /** @param shadows whether a rule can be in the way of another at all */
    void search(int most, boolean shadows) {
        for (int rule = 0; rule < grid.rules(); rule++) {
            List<Integer> columns = grid.contradictions(rule);
            if (!columns.isEmpty() && found.size() < most) found.add(new DeadRule(rule, columns, List.of()));
        }
        if (shadows) searchShadowed(most, order());
        found.sort(Comparator.comparingInt(DeadRule::rule));
    }

    /** The rules that choose one another out, each behind those that count rather than it does. */
    private int[] order() {
        return switch (table.hitPolicy()) {
            case FIRST -> Coverage.all(grid.rules());
            case PRIORITY -> bestFirst();
            case UNIQUE, ANY, RULE_ORDER, COLLECT -> new int[0];
        };
    }

    private int[] bestFirst() {
        return IntStream.range(0, grid.rules())
                .boxed()
                .sorted(Comparator.comparingInt(this::rank))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private int rank(int rule) {
        int rank = table.rules()
                .get(rule)
                .then()
                .exit()
                .map(table.priority()::indexOf)
                .orElse(-1);
        return rank < 0 ? table.priority().size() : rank;
    }

    private void searchShadowed(int most, int[] order) {
        Box[] sure = boxes(grid.sure(), order);
        Box[] possible = boxes(grid.possible(), order);
        Meetings meetings = new Meetings(Arrays.asList(possible), grid.dimensions());
        for (int i = 0; i < order.length && found.size() < most; i++) {
            if (!deadline.allows(1 + i / PAIRS_PER_WORK)) {
                outOfTime = true;
                return;
            }
            if (possible[i].isEmpty()) continue;
            int[] better = meetings.with(possible[i], 0, i);
            Deadline own = deadline.forAtMost(MOST_WORK_PER_RULE);
            Shadow shadow = new Shadow(possible[i], new Coverage(sure, false, own), better);
            if (shadow.isComplete()) found.add(new DeadRule(order[i], List.of(), named(shadow, sure, order)));
            else {
                addUncertain(new Coverage(possible, false, own), possible[i], better, order);
                outOfTime |= own.isOver();
            }
        }
    }

    private static Box[] boxes(List<Box> boxes, int[] order) {
        return Arrays.stream(order).mapToObj(boxes::get).toArray(Box[]::new);
    }

    private void addUncertain(Coverage possible, Box box, int[] better, int[] order) {
        BitSet columns = new BitSet();
        for (int other : better) columns.or(grid.uncertain(order[other]));
        if (columns.isEmpty()) return;
        if (new Shadow(box, possible, better).isComplete()) uncertain.or(columns);
    }

    private List<Integer> named(Shadow shadow, Box[] sure, int[] order) {
        int[] covering = shadow.few(sure);
        if (covering.length > MOST_NAMED) return List.of();
        return Arrays.stream(covering).map(i -> order[i]).sorted().boxed().toList();
    }

    List<DeadRule> found() {
        return found;
    }

    /** The columns that leave it open whether there are dead rules besides those found. */
    BitSet uncertain() {
        return uncertain;
    }

    /** Whether some rules were too hard to decide. */
    boolean isOutOfTime() {
        return outOfTime;
    }
}
