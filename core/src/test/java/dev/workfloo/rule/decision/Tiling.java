package dev.workfloo.rule.decision;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.DecisionTable.Rule;
import dev.workfloo.rule.expression.ComparisonOperator;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTest;
import dev.workfloo.rule.expression.UnaryTests;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Boxes that share no point and leave none out. */
record Tiling(List<Tiling.Box> boxes) {

    static final int COLUMNS = 3;

    /** From low, which belongs to it, to high, which does not; without an end, on and on. */
    private record Side(int low, int high) {

        static final Side ALL = new Side(Integer.MIN_VALUE, Integer.MAX_VALUE);

        UnaryTests tests() {
            if (equals(ALL)) return UnaryTests.ANY;
            return new UnaryTests(List.of(test()), false);
        }

        private UnaryTest test() {
            if (low == ALL.low) return new UnaryTest.Compares(ComparisonOperator.LESS, literal(high));
            if (high == ALL.high) return new UnaryTest.Compares(ComparisonOperator.AT_LEAST, literal(low));
            return new UnaryTest.Within(true, literal(low), literal(high), false);
        }

        private static Expression literal(int number) {
            return TableSamples.literal(Value.of(number));
        }
    }

    record Box(List<Side> sides) {

        private Box with(int column, Side side) {
            List<Side> changed = new ArrayList<>(sides);
            changed.set(column, side);
            return new Box(changed);
        }
    }

    static Tiling of(int cuts, Random random) {
        List<Box> boxes = new ArrayList<>(List.of(new Box(Collections.nCopies(COLUMNS, Side.ALL))));
        for (int i = 0; i < cuts; i++) {
            Box box = boxes.get(random.nextInt(boxes.size()));
            int column = random.nextInt(COLUMNS);
            Side side = box.sides().get(column);
            int at = random.nextInt(9) - 2;
            if (at <= side.low() || at >= side.high()) continue;
            boxes.remove(box);
            boxes.add(box.with(column, new Side(side.low(), at)));
            boxes.add(box.with(column, new Side(at, side.high())));
        }
        return new Tiling(boxes);
    }

    /** One rule for each box, with an exit of its own. */
    List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        for (Box box : boxes) {
            List<UnaryTests> when = box.sides().stream().map(Side::tests).toList();
            rules.add(new Rule(when, Tables.exit("exit " + rules.size())));
        }
        return rules;
    }
}
