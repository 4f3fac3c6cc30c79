package dev.workfloo.rule.decision;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.ComparisonOperator;
import dev.workfloo.rule.expression.Dependencies;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTest;
import dev.workfloo.rule.expression.UnaryTests;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import dev.workfloo.rule.expression.function.Builtin;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values that an input can have, cut into slots such that every constant test gives one answer to all values of a slot.
 * The answers are those of {@link Evaluation}: it is asked about one value per group of slots.
 */
final class Domain {

    private static final EvaluationContext NOWHERE =
            new EvaluationContext(Value.Context.EMPTY, Instant.EPOCH.atZone(ZoneOffset.UTC));

    private static final UnaryTest IS_NULL = new UnaryTest.Equal(new Expression.Literal(Value.NULL));
    private static final UnaryTest IS_NOT_NULL =
            new UnaryTest.Compares(ComparisonOperator.NOT_EQUAL, new Expression.Literal(Value.NULL));

    /** More single values than these are not tried one by one on a condition. */
    private static final int MOST_TRIED = 1_000;

    private static final int WORK_OF_A_TEST = 50;

    /**
     * Where a cell holds.
     *
     * @param sure where it does whatever it compares with
     * @param possible where it does or may
     */
    record Reach(Slots sure, Slots possible) {

        boolean isCertain() {
            return sure.equals(possible);
        }

        Reach and(Reach other) {
            return new Reach(sure.and(other.sure), possible.and(other.possible));
        }
    }

    private final Partition partition;
    private final boolean nullable;
    private final Deadline deadline;
    private final Map<Expression, Optional<Value>> constants = new HashMap<>();
    private final Map<UnaryTest, Outcomes> tests = new HashMap<>();
    private final Map<UnaryTests, Reach> reaches = new HashMap<>();

    Domain(Type type, Collection<UnaryTests> cells, Deadline deadline) {
        this.nullable = type.isNullable();
        this.deadline = deadline;
        List<Value> mentioned = new ArrayList<>();
        for (UnaryTests cell : cells) {
            for (UnaryTest test : cell.tests()) mentioned.addAll(mentioned(test));
        }
        this.partition = partition(type.present(), mentioned);
    }

    private static Partition partition(Type type, List<Value> mentioned) {
        Optional<Measure> measure = Measure.of(type);
        if (measure.isPresent()) return new OrderedPartition(measure.get(), mentioned);
        if (type == Type.NOTHING) return ListedPartition.only(List.of());
        if (type instanceof Type.Bool) return ListedPartition.only(List.of(Value.of(true), Value.of(false)));
        if (!(type instanceof Type.Text text)) return ListedPartition.unknown(Sample.of(type));
        if (text.options().isEmpty()) return ListedPartition.texts(mentioned);
        return ListedPartition.only(text.options().stream().map(Value::of).toList());
    }

    int size() {
        return partition.size() + (nullable ? 1 : 0);
    }

    Slots all() {
        return Slots.range(0, size());
    }

    private Slots present() {
        return Slots.range(0, partition.size());
    }

    private Slots absent() {
        return nullable ? Slots.only(partition.size()) : Slots.NONE;
    }

    Value example(int slot) {
        return slot < partition.size() ? partition.example(slot) : Value.NULL;
    }

    /** Where the cell holds. Of what is missing, no negated cell does. */
    Reach reach(UnaryTests cell) {
        if (cell.isAny()) return new Reach(all(), all());
        return reaches.computeIfAbsent(cell, this::reachOf);
    }

    private Reach reachOf(UnaryTests cell) {
        Outcomes all = outcomes(cell.tests().get(0));
        for (UnaryTest test : cell.tests().subList(1, cell.tests().size())) all = all.orElse(outcomes(test));
        if (!cell.negated()) return new Reach(all.surelyYes(size()), all.yes());
        Outcomes none = all.negated();
        return new Reach(none.surelyYes(size()).and(present()), none.yes().and(present()));
    }

    /** Whether no value that the input can have passes this test. */
    boolean isIdle(UnaryTest test) {
        return outcomes(test).yes().isEmpty();
    }

    private Outcomes outcomes(UnaryTest test) {
        return tests.computeIfAbsent(test, this::outcomesOf);
    }

    private Outcomes outcomesOf(UnaryTest test) {
        Outcomes outcomes = Outcomes.NONE;
        for (Partition.Zone zone : zones(test)) outcomes = outcomes.and(outcomes(test, zone));
        return outcomes;
    }

    private Outcomes outcomes(UnaryTest test, Partition.Zone zone) {
        if (!zone.uniform() || !deadline.allows(WORK_OF_A_TEST)) return Outcomes.unknown(zone.slots());
        Evaluation evaluation = new Evaluation(NOWHERE);
        Value answer = evaluation.test(test, example(zone.slots().from(0)));
        if (evaluation.failure().isPresent()) return Outcomes.unknown(zone.slots());
        if (!(answer instanceof Value.Bool bool)) return new Outcomes(Slots.NONE, Slots.NONE, zone.slots());
        return bool.truth()
                ? new Outcomes(zone.slots(), Slots.NONE, Slots.NONE)
                : new Outcomes(Slots.NONE, zone.slots(), Slots.NONE);
    }

    private List<Partition.Zone> zones(UnaryTest test) {
        Dependencies reading = Dependencies.of(test);
        if (reading.outside()) return outside(test);
        List<Partition.Zone> zones = new ArrayList<>(
                reading.input() || test instanceof UnaryTest.Holds
                        ? singles()
                        : partition.zones(test, mentioned(test)));
        if (nullable) zones.add(new Partition.Zone(absent(), true));
        return zones;
    }

    /** What compares with something from outside may say anything, but of what is missing. */
    private List<Partition.Zone> outside(UnaryTest test) {
        return nullable && !(test instanceof UnaryTest.Holds)
                ? List.of(new Partition.Zone(present(), false), new Partition.Zone(absent(), true))
                : List.of(new Partition.Zone(all(), false));
    }

    /** A condition may say anything of values of which there are many; it is tried on those that stand alone. */
    private List<Partition.Zone> singles() {
        List<Partition.Zone> zones = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        for (int slot = 0; slot < partition.size(); slot++) {
            if (partition.isSingle(slot) && zones.size() < MOST_TRIED)
                zones.add(new Partition.Zone(Slots.only(slot), true));
            else others.add(slot);
        }
        if (!others.isEmpty()) zones.add(new Partition.Zone(Slots.of(others), false));
        return zones;
    }

    private List<Value> mentioned(UnaryTest test) {
        List<Value> mentioned = new ArrayList<>();
        for (Expression operand : test.fold(Operands.OF)) {
            constants.computeIfAbsent(operand, Domain::constant).ifPresent(value -> addAll(value, mentioned));
        }
        return mentioned;
    }

    private static void addAll(Value value, List<Value> mentioned) {
        mentioned.add(value);
        if (value instanceof Value.Sequence sequence) sequence.items().forEach(item -> addAll(item, mentioned));
    }

    /** The value of what reads nothing from outside. */
    static Optional<Value> constant(Expression expression) {
        if (expression instanceof Expression.Literal literal) return Optional.of(literal.value());
        if (!Dependencies.of(expression).isNothing()) return Optional.empty();
        Evaluation evaluation = new Evaluation(NOWHERE);
        Value value = evaluation.evaluate(expression);
        return evaluation.failure().isPresent() ? Optional.empty() : Optional.of(value);
    }

    /** A cell that exactly the values in these slots pass. */
    UnaryTests passing(Slots slots) {
        if (slots.equals(all())) return UnaryTests.ANY;
        Partition.Passing passing = partition.passing(slots.and(present()));
        boolean withNull = nullable && slots.contains(partition.size());
        List<UnaryTest> tests = new ArrayList<>();
        if (withNull) tests.add(IS_NULL);
        if (!passing.others()) tests.addAll(passing.tests());
        else if (passing.tests().isEmpty()) tests.add(IS_NOT_NULL);
        else if (withNull) tests.add(noneOf(passing.tests()));
        else return new UnaryTests(passing.tests(), true);
        return new UnaryTests(tests, false);
    }

    /** Null passes no negated cell, so beside a test for null the negation must be a condition. */
    private static UnaryTest noneOf(List<UnaryTest> tests) {
        Expression among = new Expression.In(new Expression.Input(), tests);
        return new UnaryTest.Holds(new Expression.Call(Builtin.NOT, List.of(among)));
    }

    /** What a test compares with. */
    private static final class Operands implements UnaryTest.Cases<List<Expression>> {

        static final Operands OF = new Operands();

        @Override
        public List<Expression> compares(UnaryTest.Compares test) {
            return List.of(test.to());
        }

        @Override
        public List<Expression> within(UnaryTest.Within test) {
            return List.of(test.low(), test.high());
        }

        @Override
        public List<Expression> equal(UnaryTest.Equal test) {
            return List.of(test.to());
        }

        @Override
        public List<Expression> holds(UnaryTest.Holds test) {
            return List.of();
        }
    }
}
