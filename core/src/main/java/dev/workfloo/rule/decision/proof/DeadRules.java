package dev.workfloo.rule.decision.proof;

import dev.workfloo.rule.decision.DecisionTable;
import dev.workfloo.rule.decision.proof.TableAnalysis.DeadRule;
import dev.workfloo.rule.decision.space.Box;
import dev.workfloo.rule.decision.space.BoxIndex;
import dev.workfloo.rule.decision.space.Coverage;
import dev.workfloo.rule.decision.space.Deadline;
import dev.workfloo.rule.decision.space.Subsumption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Finds dead rules: they match no input, or they are masked, since better rules match all that they match. */
final class DeadRules {

    /** More masking rules than these are not named. */
    private static final int MOST_NAMED = 10;

    /** One rule that is hard to decide must not use up the time of the others. */
    private static final long MOST_WORK_PER_RULE = 20_000_000;

    private static final int PAIRS_PER_WORK = 4;

    private final DecisionTable table;
    private final TableSpace space;
    private final Deadline deadline;
    private final List<DeadRule> found = new ArrayList<>();
    private final BitSet uncertain = new BitSet();
    private boolean outOfTime;

    DeadRules(DecisionTable table, TableSpace space, Deadline deadline) {
        this.table = table;
        this.space = space;
        this.deadline = deadline;
    }

    /** @param overlaps whether any two rules can match the same input */
    void search(int most, boolean overlaps) {
        for (int rule = 0; rule < space.rules(); rule++) {
            List<Integer> columns = space.contradictions(rule);
            if (!columns.isEmpty() && found.size() < most) found.add(new DeadRule(rule, columns, List.of()));
        }
        if (overlaps) searchMasked(most, order());
        found.sort(Comparator.comparingInt(DeadRule::rule));
    }

    /** The rules that can mask each other, each after those that it gives way to. */
    private int[] order() {
        return switch (table.hitPolicy()) {
            case FIRST -> IntStream.range(0, space.rules()).toArray();
            case PRIORITY -> bestFirst();
            case UNIQUE, ANY, RULE_ORDER, COLLECT -> new int[0];
        };
    }

    private int[] bestFirst() {
        return IntStream.range(0, space.rules())
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

    private void searchMasked(int most, int[] order) {
        Box[] sure = boxes(space.sure(), order);
        Box[] possible = boxes(space.possible(), order);
        BoxIndex index =
                new BoxIndex(Arrays.asList(possible), space.dimensions().size());
        for (int i = 0; i < order.length && found.size() < most; i++) {
            if (!deadline.allows(1 + i / PAIRS_PER_WORK)) {
                outOfTime = true;
                return;
            }
            if (possible[i].isEmpty()) continue;
            int[] better = index.intersecting(possible[i], 0, i);
            Deadline own = deadline.forAtMost(MOST_WORK_PER_RULE);
            Subsumption masking = new Subsumption(possible[i], new Coverage(sure, false, own), better);
            if (masking.isProven()) found.add(new DeadRule(order[i], List.of(), named(masking, order)));
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
        for (int other : better) columns.or(space.uncertain(order[other]));
        if (columns.isEmpty()) return;
        if (new Subsumption(box, possible, better).isProven()) uncertain.or(columns);
    }

    private List<Integer> named(Subsumption masking, int[] order) {
        int[] rules = masking.reduced();
        if (rules.length > MOST_NAMED) return List.of();
        return Arrays.stream(rules).map(i -> order[i]).sorted().boxed().toList();
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
