package dev.workfloo.rule.decision.proof;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.DecisionTable;
import dev.workfloo.rule.decision.DecisionTable.Conclusion;
import dev.workfloo.rule.decision.DecisionTable.Rule;
import dev.workfloo.rule.decision.DecisionTable.Selection;
import dev.workfloo.rule.decision.HitPolicy;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTest;
import dev.workfloo.rule.expression.UnaryTests;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Tables of intervals of which exactly one rule matches each input: a box cut in two again and again. */
final class Partitions {

    private static final int END = 1_000_000;
    private static final Type TYPE =
            new Type.Num(true, Optional.of(BigDecimal.ZERO), Optional.of(BigDecimal.valueOf(END - 1)));

    private Partitions() {}

    static Arbitrary<SmallTable> partitions() {
        return Arbitraries.randomValue(
                random -> small(cut(2 + random.nextInt(120), 1 + random.nextInt(4), random), HitPolicy.UNIQUE));
    }

    /** By rule and column, from where to where it reaches. */
    static List<int[][]> cut(int rules, int columns, Random random) {
        List<int[][]> boxes = new ArrayList<>();
        int[][] whole = new int[columns][];
        for (int i = 0; i < columns; i++) whole[i] = new int[] {0, END};
        boxes.add(whole);
        while (boxes.size() < rules) {
            int[][] box = boxes.get(random.nextInt(boxes.size()));
            int column = random.nextInt(columns);
            if (box[column][1] - box[column][0] > 1) boxes.add(cutOff(box, column, random));
        }
        Collections.shuffle(boxes, random);
        return boxes;
    }

    private static int[][] cutOff(int[][] box, int column, Random random) {
        int at = box[column][0] + 1 + random.nextInt(box[column][1] - box[column][0] - 1);
        int[][] other = new int[box.length][];
        for (int i = 0; i < box.length; i++) other[i] = box[i].clone();
        other[column][0] = at;
        box[column][1] = at;
        return other;
    }

    static List<Integer> shuffled(int size, Random random) {
        List<Integer> numbers = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(numbers, random);
        return numbers;
    }

    /** Of as many equal intervals as there are rules, each rule has one of its own in every column. */
    static List<int[][]> apart(List<List<Integer>> columns) {
        int rules = columns.get(0).size();
        int length = END / rules;
        return IntStream.range(0, rules)
                .mapToObj(rule -> columns.stream()
                        .map(places -> new int[] {places.get(rule) * length, (places.get(rule) + 1) * length})
                        .toArray(int[][]::new))
                .toList();
    }

    static SmallTable small(List<int[][]> boxes, HitPolicy policy) {
        int columns = boxes.get(0).length;
        List<Expression> inputs =
                IntStream.range(0, columns).mapToObj(SmallTable::input).toList();
        List<Rule> rules = boxes.stream().map(Partitions::rule).toList();
        DecisionTable table = new DecisionTable(inputs, rules, Selection.by(policy), Optional.empty());
        return new SmallTable(table, Collections.nCopies(columns, TYPE), List.of(), SmallTable.EMPTY);
    }

    private static Rule rule(int[][] box) {
        List<UnaryTests> cells = new ArrayList<>();
        for (int[] side : box) cells.add(cell(side[0], side[1]));
        return new Rule(cells, new Conclusion(Optional.empty(), Optional.empty(), List.of(), Map.of()));
    }

    private static UnaryTests cell(int from, int end) {
        if (from == 0 && end == END) return UnaryTests.ANY;
        return new UnaryTests(List.of(new UnaryTest.Within(true, number(from), number(end), false)), false);
    }

    private static Expression number(int number) {
        return new Expression.Literal(Value.of(number));
    }

    /** The same rule, but reaching one step further down where it can. */
    static Rule widened(Rule rule, int column) {
        List<UnaryTests> cells = new ArrayList<>(rule.when());
        if (!cells.get(column).isAny()) {
            UnaryTest.Within within =
                    (UnaryTest.Within) cells.get(column).tests().get(0);
            int from = number(within.low());
            if (from > 0) cells.set(column, cell(from - 1, number(within.high())));
        }
        return new Rule(cells, rule.then());
    }

    private static int number(Expression expression) {
        return ((Value.Num) ((Expression.Literal) expression).value()).number().intValueExact();
    }
}
