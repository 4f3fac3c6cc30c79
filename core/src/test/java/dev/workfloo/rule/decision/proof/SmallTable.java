package dev.workfloo.rule.decision.proof;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.DecisionTable;
import dev.workfloo.rule.decision.DecisionTable.Conclusion;
import dev.workfloo.rule.decision.DecisionTable.Rule;
import dev.workfloo.rule.decision.HitPolicy;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTest;
import dev.workfloo.rule.expression.UnaryTests;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import io.vavr.Lazy;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A table whose inputs have so few different values that all of them can be tried: what the analysis must agree with. */
final class SmallTable {

    private static final Value TRUE = Value.of(true);

    static final EvaluationContext EMPTY =
            new EvaluationContext(Value.Context.EMPTY, Instant.EPOCH.atZone(ZoneOffset.UTC));

    private final DecisionTable table;
    private final List<Type> types;
    private final List<List<Value>> values;
    private final EvaluationContext environment;
    private final Lazy<List<List<Value>>> inputs;

    /** By rule, which of the inputs it matches. */
    private final Lazy<List<BitSet>> matches;

    /**
     * @param values by column, the values that its input can have, or where there are too many, some of each sort
     * @param environment what cells that are not constant compare with
     */
    SmallTable(DecisionTable table, List<Type> types, List<List<Value>> values, EvaluationContext environment) {
        this.table = table;
        this.types = types;
        this.values = values;
        this.environment = environment;
        inputs = Lazy.of(this::allInputs);
        matches = Lazy.of(this::allMatches);
    }

    private SmallTable(SmallTable other, EvaluationContext environment) {
        this.table = other.table;
        this.types = other.types;
        this.values = other.values;
        this.environment = environment;
        inputs = other.inputs;
        matches = Lazy.of(this::allMatches);
    }

    private List<BitSet> allMatches() {
        return table.rules().stream().map(rule -> passing(rule.when())).toList();
    }

    DecisionTable table() {
        return table;
    }

    List<Type> types() {
        return types;
    }

    List<List<Value>> values() {
        return values;
    }

    /** All inputs; columns that test the same have the same value. */
    List<List<Value>> inputs() {
        return inputs.get();
    }

    private List<List<Value>> allInputs() {
        List<List<Value>> inputs = List.of(List.of());
        for (int column = 0; column < types.size(); column++) inputs = extended(inputs, column);
        return inputs;
    }

    private List<List<Value>> extended(List<List<Value>> inputs, int column) {
        int same = table.inputs().indexOf(table.inputs().get(column));
        List<List<Value>> longer = new ArrayList<>();
        for (List<Value> input : inputs) {
            for (Value value : same < column ? List.of(input.get(same)) : values.get(column)) {
                List<Value> more = new ArrayList<>(input);
                more.add(value);
                longer.add(more);
            }
        }
        return longer;
    }

    /** Which of the inputs pass; a value is tested once, however many inputs have it. */
    BitSet passing(List<UnaryTests> row) {
        List<Set<Value>> passing = new ArrayList<>();
        for (int column = 0; column < row.size(); column++) {
            UnaryTests tests = row.get(column);
            passing.add(values.get(column).stream()
                    .filter(value -> passes(tests, value))
                    .collect(Collectors.toSet()));
        }
        BitSet all = new BitSet();
        for (int input = 0; input < inputs().size(); input++) all.set(input, isOf(passing, inputs().get(input)));
        return all;
    }

    private static boolean isOf(List<Set<Value>> passing, List<Value> input) {
        for (int column = 0; column < passing.size(); column++) {
            if (!passing.get(column).contains(input.get(column))) return false;
        }
        return true;
    }

    /** Which of the inputs a rule matches. */
    BitSet matches(int rule) {
        return matches.get().get(rule);
    }

    /** Those of the inputs. */
    Set<List<Value>> inputs(BitSet which) {
        return which.stream().mapToObj(inputs()::get).collect(Collectors.toSet());
    }

    boolean matches(int rule, List<Value> input) {
        return passes(table.rules().get(rule).when(), input);
    }

    boolean passes(List<UnaryTests> row, List<Value> input) {
        for (int column = 0; column < row.size(); column++) {
            if (!passes(row.get(column), input.get(column))) return false;
        }
        return true;
    }

    private boolean passes(UnaryTests tests, Value value) {
        return new Evaluation(environment).test(tests, value).equals(TRUE);
    }

    List<Integer> matching(List<Value> input) {
        List<Integer> matching = new ArrayList<>();
        for (int rule = 0; rule < table.rules().size(); rule++) if (matches(rule, input)) matching.add(rule);
        return matching;
    }

    /** The inputs for which the table has no answer. */
    BitSet gaps() {
        boolean isTotal = table.otherwise().isPresent() || !table.hitPolicy().isSingle();
        return isTotal ? new BitSet() : unmatched();
    }

    private BitSet unmatched() {
        BitSet unmatched = new BitSet();
        unmatched.set(0, inputs().size());
        matches.get().forEach(unmatched::andNot);
        return unmatched;
    }

    boolean isDefaultDead() {
        return table.otherwise().isPresent() && unmatched().isEmpty();
    }

    /** Pairs of rules that overlap in a way that the hit policy does not allow. */
    Set<String> overlaps() {
        Set<String> pairs = new TreeSet<>();
        for (int one = 0; one < table.rules().size(); one++) {
            for (int other = one + 1; other < table.rules().size(); other++) {
                boolean meet = matches(one).intersects(matches(other));
                if (meet && isForbidden(one, other)) pairs.add(one + " and " + other);
            }
        }
        return pairs;
    }

    private boolean isForbidden(int one, int other) {
        Conclusion says = table.rules().get(one).then();
        Conclusion objects = table.rules().get(other).then();
        return switch (table.hitPolicy()) {
            case UNIQUE -> true;
            case ANY ->
                !List.of(says.exit(), says.labels(), says.outputs())
                        .equals(List.of(objects.exit(), objects.labels(), objects.outputs()));
            case FIRST, PRIORITY, RULE_ORDER, COLLECT -> false;
        };
    }

    /** The rules that count for no input. */
    Set<Integer> deadRules() {
        boolean oneCounts = List.of(HitPolicy.FIRST, HitPolicy.PRIORITY).contains(table.hitPolicy());
        Set<Integer> dead = new TreeSet<>();
        BitSet taken = new BitSet();
        for (int rule : byPrecedence()) {
            BitSet left = (BitSet) matches(rule).clone();
            left.andNot(taken);
            if (left.isEmpty()) dead.add(rule);
            if (oneCounts) taken.or(matches(rule));
        }
        return dead;
    }

    private List<Integer> byPrecedence() {
        Stream<Integer> rules = IntStream.range(0, table.rules().size()).boxed();
        boolean isRanked = table.hitPolicy() == HitPolicy.PRIORITY;
        return (isRanked ? rules.sorted(Comparator.comparing(this::rank)) : rules).toList();
    }

    /** Where its exit stands among those that are preferred; all others come last. */
    private int rank(int rule) {
        return table.rules()
                .get(rule)
                .then()
                .exit()
                .map(table.priority()::indexOf)
                .filter(place -> place >= 0)
                .orElse(Integer.MAX_VALUE);
    }

    /** Tests that no value of their column passes. */
    Set<String> idleTests() {
        Set<String> idle = new TreeSet<>();
        for (int rule = 0; rule < table.rules().size(); rule++) {
            for (int column = 0; column < types.size(); column++) {
                for (UnaryTest test : table.rules().get(rule).when().get(column).tests()) {
                    if (isIdle(test, column)) idle.add(new TableAnalysis.IdleTest(rule, column, test).toString());
                }
            }
        }
        return idle;
    }

    private boolean isIdle(UnaryTest test, int column) {
        return values.get(column).stream()
                .noneMatch(
                        value -> new Evaluation(environment).test(test, value).equals(Value.of(true)));
    }

    SmallTable in(EvaluationContext other) {
        return new SmallTable(this, other);
    }

    @Override
    public String toString() {
        return table + " of " + types + ", each of " + values + ", where " + environment;
    }

    /** The same with other rules. */
    SmallTable withRules(List<Rule> rules) {
        DecisionTable changed = new DecisionTable(table.inputs(), rules, table.selection(), table.otherwise());
        return new SmallTable(changed, types, values, environment);
    }

    static Expression input(int column) {
        return new Expression.Name("input" + column);
    }
}
