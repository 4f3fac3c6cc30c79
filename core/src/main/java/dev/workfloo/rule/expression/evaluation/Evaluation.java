package dev.workfloo.rule.expression.evaluation;

import dev.workfloo.rule.Truth;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.ComparisonOperator;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTest;
import dev.workfloo.rule.expression.UnaryTests;
import dev.workfloo.rule.expression.function.Budget;
import dev.workfloo.rule.expression.function.Calculator;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work with expressions: it shares a budget of steps between all that it evaluates. Not for use by several
 * threads at once.
 *
 * <p>Where the standard gives null for an error, so does this, and {@link #remarks()} says why.
 */
public final class Evaluation implements Expression.Cases<Value> {

    private static final long STEPS = 100_000;

    private final EvaluationContext context;
    private final Budget budget;
    private @Nullable Calculator calculator;
    private @Nullable Bindings bindings;
    private Value input = Value.NULL;

    public Evaluation(EvaluationContext context) {
        this(context, STEPS);
    }

    /** @param steps how much it may do; a step is about what one operator does */
    public Evaluation(EvaluationContext context, long steps) {
        this.context = context;
        this.budget = new Budget(steps);
    }

    /** The values of these formulas, by name, none of which sees another; in words why they must not be used. */
    public static Either<String, Value.Context> all(Map<String, Expression> formulas, EvaluationContext context) {
        Evaluation evaluation = new Evaluation(context);
        Map<String, Value> values = new LinkedHashMap<>();
        formulas.forEach((name, formula) -> values.put(name, evaluation.evaluate(formula)));
        return evaluation
                .failure()
                .<Either<String, Value.Context>>map(Either::left)
                .orElseGet(() -> Either.right(new Value.Context(values)));
    }

    /** Made when it is first needed: most conditions only compare. */
    private Calculator calculator() {
        if (calculator == null) calculator = new Calculator(budget);
        return calculator;
    }

    public EvaluationContext environment() {
        return context;
    }

    /** The expression's value; null (the value) from the moment on at which the evaluation failed. */
    public Value evaluate(Expression expression) {
        if (budget.hasFailed() || !budget.charge(1)) return Value.NULL;
        Value value = expression.fold(this);
        return budget.hasFailed() ? Value.NULL : value;
    }

    /**
     * Whether the value passes: true, false or, where that cannot be said, null. Null passes {@code -}, {@code null} and a
     * condition that speaks of it; no other test, not even a negated one, says yes to what is missing.
     */
    public Value test(UnaryTests tests, Value tested) {
        if (tests.isAny()) return Truth.TRUE;
        Value any = anyOf(tests.tests(), tested);
        if (!tests.negated()) return any;
        return tested instanceof Value.Null && !Truth.isTrue(any) ? Value.NULL : Truth.not(any);
    }

    /** Whether the value passes this one test. */
    public Value test(UnaryTest test, Value tested) {
        if (budget.hasFailed() || !budget.charge(1)) return Value.NULL;
        Value before = input;
        input = tested;
        Value answer = test.fold(new UnaryTestEvaluation(this, tested));
        input = before;
        return budget.hasFailed() ? Value.NULL : answer;
    }

    private Value anyOf(List<UnaryTest> tests, Value tested) {
        Value any = Truth.FALSE;
        for (int i = 0; i < tests.size() && !Truth.isTrue(any); i++) any = Truth.or(any, test(tests.get(i), tested));
        return any;
    }

    /** Why what was evaluated must not be used: too many steps, or a number, text or list too large. */
    public Optional<String> failure() {
        return budget.failure();
    }

    /** Why nulls came out where something went wrong, a sentence each; at most a few. They tell no values. */
    public List<String> remarks() {
        return budget.remarks();
    }

    Budget budget() {
        return budget;
    }

    @Override
    public Value literal(Expression.Literal expression) {
        return expression.value();
    }

    @Override
    public Value input(Expression.Input expression) {
        return input;
    }

    @Override
    public Value name(Expression.Name expression) {
        Value bound = Bindings.find(bindings, expression.name());
        return bound != null ? bound : context.names().get(expression.name());
    }

    @Override
    public Value path(Expression.Path expression) {
        return MemberValues.of(evaluate(expression.of()), expression.member(), budget);
    }

    @Override
    public Value negation(Expression.Negation expression) {
        Value value = evaluate(expression.of());
        return calculator().negate(value);
    }

    @Override
    public Value arithmetic(Expression.Arithmetic expression) {
        Value left = evaluate(expression.left());
        Value right = evaluate(expression.right());
        return switch (expression.operator()) {
            case ADD -> calculator().add(left, right);
            case SUBTRACT -> calculator().subtract(left, right);
            case MULTIPLY -> calculator().multiply(left, right);
            case DIVIDE -> calculator().divide(left, right);
            case POWER -> calculator().raise(left, right);
        };
    }

    @Override
    public Value comparison(Expression.Comparison expression) {
        return compare(expression.operator(), evaluate(expression.left()), evaluate(expression.right()));
    }

    Value compare(ComparisonOperator operator, Value left, Value right) {
        return Comparisons.compare(operator, left, right, budget);
    }

    @Override
    public Value between(Expression.Between expression) {
        Value value = evaluate(expression.value());
        Value low = evaluate(expression.low());
        Value high = evaluate(expression.high());
        return Truth.and(
                compare(ComparisonOperator.AT_LEAST, value, low), compare(ComparisonOperator.AT_MOST, value, high));
    }

    @Override
    public Value in(Expression.In expression) {
        return anyOf(expression.tests(), evaluate(expression.value()));
    }

    @Override
    public Value and(Expression.And expression) {
        Value left = condition(expression.left());
        return Truth.isFalse(left) ? left : Truth.and(left, condition(expression.right()));
    }

    @Override
    public Value or(Expression.Or expression) {
        Value left = condition(expression.left());
        return Truth.isTrue(left) ? left : Truth.or(left, condition(expression.right()));
    }

    /** What is neither true nor false counts as null. */
    Value condition(Expression expression) {
        Value value = evaluate(expression);
        if (value instanceof Value.Bool || value instanceof Value.Null) return value;
        return budget.nullFor(value.noun() + " is no condition");
    }

    @Override
    public Value choice(Expression.If expression) {
        return evaluate(Truth.isTrue(condition(expression.condition())) ? expression.then() : expression.otherwise());
    }

    @Override
    public Value quantified(Expression.Quantified expression) {
        Value list = evaluate(expression.list());
        if (list instanceof Value.Null) return Value.NULL;
        boolean some = expression.quantifier() == Expression.Quantifier.SOME;
        Value all = Truth.of(!some);
        Bindings outer = bindings;
        for (Value element : elements(list)) {
            if (budget.hasFailed()) break;
            bindings = new Bindings(expression.name(), element, false, outer);
            Value held = condition(expression.condition());
            all = some ? Truth.or(all, held) : Truth.and(all, held);
            if (some ? Truth.isTrue(all) : Truth.isFalse(all)) break;
        }
        bindings = outer;
        return all;
    }

    /** A value that is no list counts as the list of it alone (DMN 1.5, §10.3.2.9.4). */
    private static List<Value> elements(Value value) {
        return value instanceof Value.Sequence list ? list.items() : List.of(value);
    }

    /** Of null it is not known what it holds (DMN 1.5, Table 68, has a result for what is not null alone). */
    @Override
    public Value filter(Expression.Filter expression) {
        Value list = evaluate(expression.list());
        if (list instanceof Value.Null) return list;
        List<Value> elements = elements(list);
        Value first = elements.isEmpty() ? withoutElement(expression.by()) : inside(elements.get(0), expression.by());
        if (first instanceof Value.Num index) return at(elements, index);
        List<Value> kept = new ArrayList<>();
        for (int i = 0; i < elements.size() && !budget.hasFailed(); i++) {
            Value held = i == 0 ? first : inside(elements.get(i), expression.by());
            if (Truth.isTrue(held)) kept.add(elements.get(i));
        }
        return budget.list(kept);
    }

    /** Whether the brackets hold a position, where there is no element to try it with; nothing else of it counts. */
    private Value withoutElement(Expression by) {
        int remarks = budget.remarks().size();
        Value value = inside(Value.NULL, by);
        budget.forgetRemarksFrom(remarks);
        return value;
    }

    /** The value of an expression inside the brackets of a filter, for this element. */
    private Value inside(Value element, Expression by) {
        Bindings outer = bindings;
        bindings = new Bindings(Expression.Filter.ITEM, element, true, outer);
        Value value = evaluate(by);
        bindings = outer;
        return value;
    }

    private Value at(List<Value> elements, Value.Num index) {
        Optional<Integer> position = index.indexIn(elements.size());
        return position.isPresent()
                ? elements.get(position.get())
                : budget.nullFor("the list has no element at this place");
    }

    @Override
    public Value sequence(Expression.Sequence expression) {
        List<Value> items = new ArrayList<>(expression.items().size());
        for (Expression item : expression.items()) items.add(evaluate(item));
        return budget.list(items);
    }

    /** Later members see the earlier ones. */
    @Override
    public Value context(Expression.Context expression) {
        Map<String, Value> members = new LinkedHashMap<>();
        Bindings outer = bindings;
        for (Map.Entry<String, Expression> member : expression.members().entrySet()) {
            Value value = evaluate(member.getValue());
            members.put(member.getKey(), value);
            bindings = new Bindings(member.getKey(), value, false, bindings);
        }
        bindings = outer;
        return new Value.Context(members);
    }

    @Override
    public Value call(Expression.Call expression) {
        List<Value> arguments = new ArrayList<>(expression.arguments().size());
        for (Expression argument : expression.arguments()) arguments.add(evaluate(argument));
        return budget.hasFailed() ? Value.NULL : expression.function().call(arguments, calculator(), context.now());
    }
}
