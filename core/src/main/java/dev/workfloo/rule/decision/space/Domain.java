package dev.workfloo.rule.decision.space;

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
 * The values that an input can have, divided into segments: every constant test gives one answer to all values of a segment.
 * Null, where the input can have it, is the last segment.
 */
public final class Domain {

    static final EvaluationContext NOTHING_KNOWN =
            new EvaluationContext(Value.Context.EMPTY, Instant.EPOCH.atZone(ZoneOffset.UTC));

    private static final UnaryTest IS_NULL = new UnaryTest.Equal(new Expression.Literal(Value.NULL));
    private static final UnaryTest IS_NOT_NULL =
            new UnaryTest.Compares(ComparisonOperator.NOT_EQUAL, new Expression.Literal(Value.NULL));

    /**
     * Where a cell holds.
     *
     * @param sure where it does for all values from outside
     * @param possible where it does or may
     */
    public record Reach(Segments sure, Segments possible) {

        public boolean isCertain() {
            return sure.equals(possible);
        }

        public Reach and(Reach other) {
            return new Reach(sure.and(other.sure), possible.and(other.possible));
        }
    }

    private final Partition partition;
    private final Segments absent;
    private final Segments all;
    private final TestAnswers answers;
    private final Map<UnaryTests, Reach> reaches = new HashMap<>();

    public Domain(Type type, Collection<UnaryTests> cells, Deadline deadline) {
        Operands operands = new Operands();
        List<Value> breakpoints = new ArrayList<>();
        for (UnaryTests cell : cells) {
            for (UnaryTest test : cell.tests()) breakpoints.addAll(operands.values(test));
        }
        partition = Partition.of(type.present(), breakpoints);
        absent = type.isNullable() ? Segments.only(partition.size()) : Segments.NONE;
        all = partition.all().or(absent);
        answers = new TestAnswers(partition, absent, operands, deadline);
    }

    public Segments all() {
        return all;
    }

    /** A value of the segment. */
    public Value example(int segment) {
        return segment < partition.size() ? partition.example(segment) : Value.NULL;
    }

    /** Where the cell holds. Of what is missing, no negated cell does. */
    public Reach reach(UnaryTests cell) {
        if (cell.isAny()) return new Reach(all, all);
        return reaches.computeIfAbsent(cell, this::reachOf);
    }

    private Reach reachOf(UnaryTests cell) {
        PossibleAnswers any = answers.to(cell.tests().get(0));
        for (UnaryTest test : cell.tests().subList(1, cell.tests().size())) any = any.orElse(answers.to(test));
        if (!cell.negated()) return new Reach(any.surelyYes(), any.yes());
        PossibleAnswers none = any.negated();
        return new Reach(none.surelyYes().and(partition.all()), none.yes().and(partition.all()));
    }

    /** Whether no value that the input can have passes this test. */
    public boolean isIdle(UnaryTest test) {
        return answers.to(test).yes().isEmpty();
    }

    /** The value of what reads nothing from outside. */
    public static Optional<Value> constant(Expression expression) {
        if (expression instanceof Expression.Literal literal) return Optional.of(literal.value());
        if (!Dependencies.of(expression).isNothing()) return Optional.empty();
        Evaluation evaluation = new Evaluation(NOTHING_KNOWN);
        Value value = evaluation.evaluate(expression);
        return evaluation.failure().isPresent() ? Optional.empty() : Optional.of(value);
    }

    /** A cell that exactly the values in these segments pass. */
    public UnaryTests passing(Segments segments) {
        if (segments.equals(all)) return UnaryTests.ANY;
        Partition.Passing passing = partition.passing(segments.and(partition.all()));
        boolean withNull = !segments.and(absent).isEmpty();
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
}
