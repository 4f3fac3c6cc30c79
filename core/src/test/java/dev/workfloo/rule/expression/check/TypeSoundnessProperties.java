package dev.workfloo.rule.expression.check;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.TypeSampler;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTests;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import dev.workfloo.rule.expression.syntax.Printer;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What the checker lets pass does what the checker said. */
class TypeSoundnessProperties {

    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-03-01T12:00:00-06:00[America/Mexico_City]");

    /** What an evaluation says when a value of the wrong type turns up. */
    private static final Pattern TYPE_ERROR = Pattern.compile(
            "cannot be compared|is no condition|does not join"
                    + "|does not take|^a (number|text|boolean|list|context|date|date and time|.*duration) has no \\w+$|needs a number|takes a boolean|(odd|even)\\(\\) takes a whole number");

    private static final Map<String, Type> FIXED = fixed();

    private static Map<String, Type> fixed() {
        Map<String, Type> names = new LinkedHashMap<>();
        names.put("n", Type.NUMBER);
        names.put("n_or_null", Type.NUMBER.orNull());
        names.put("age", new Type.Num(true, Optional.of(BigDecimal.ONE), Optional.of(new BigDecimal(100))));
        names.put("state", new Type.Text(new LinkedHashSet<>(List.of("A", "B"))).orNull());
        names.put("flag", Type.BOOLEAN.orNull());
        names.put("texts", new Type.Sequence(Type.TEXT.orNull()).orNull());
        names.put("numbers", new Type.Sequence(Type.NUMBER));
        Type loan =
                context("amount", Type.NUMBER, "overdue", Type.NUMBER.orNull(), "kind", Type.TEXT, "n", Type.NUMBER);
        names.put("loans", new Type.Sequence(loan));
        names.put(
                "sat",
                context("since", Type.DATE.orNull(), "income", Type.NUMBER, "at", Type.DATE_TIME)
                        .orNull());
        return names;
    }

    private static Type context(Object... namesAndTypes) {
        return TypeCheckTest.members(namesAndTypes);
    }

    private static Map<String, Type> names(TypeSampler types) {
        Map<String, Type> names = new LinkedHashMap<>(FIXED);
        for (String name : List.of("p", "q", "r")) names.put(name, types.type(2));
        return names;
    }

    /** Values of the names; empty when one of the types has none. */
    private static Optional<Value.Context> values(Map<String, Type> names, TypeSampler types) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (Map.Entry<String, Type> name : names.entrySet()) {
            Optional<Value> value = types.valueOf(name.getValue());
            if (value.isEmpty()) return Optional.empty();
            values.put(name.getKey(), value.get());
        }
        return Optional.of(new Value.Context(values));
    }

    @Property(tries = 20_000, maxDiscardRatio = 3)
    void checkedExpressionsGiveWhatTheirTypeSays(@ForAll Random random) {
        TypeSampler types = new TypeSampler(random);
        Map<String, Type> names = names(types);
        ExpressionSampler sampler = new ExpressionSampler(random, names, false, 5 * random.nextInt(6));
        Expression expression = sampler.of(sampler.kind(), 3);
        TypeCheck.Result checked = TypeCheck.check(expression, TypeEnvironment.of(names));
        Assume.that(checked.mistakes().isEmpty());

        for (int i = 0; i < 3; i++) {
            values(names, types).ifPresent(values -> evaluates(expression, checked.type(), values));
        }
    }

    private static void evaluates(Expression expression, Type type, Value.Context values) {
        Evaluation evaluation = new Evaluation(new EvaluationContext(values, NOW));
        Value value = evaluation.evaluate(expression);
        Supplier<String> text = () -> Printer.print(expression) + " of " + values + " is " + value + ", not " + type;
        assertTrue(evaluation.failure().isPresent() || type.includes(value), text);
        evaluation
                .remarks()
                .forEach(remark -> assertTrue(!TYPE_ERROR.matcher(remark).find(), () -> remark + ": " + text.get()));
    }

    @Property(tries = 15_000)
    void presenceIsShownByWhatIsTrue(@ForAll Random random) {
        TypeSampler types = new TypeSampler(random);
        Map<String, Type> names = names(types);
        Expression condition = new ExpressionSampler(random, names, false, 20).of(Type.BOOLEAN, 3);
        values(names, types).ifPresent(values -> {
            Evaluation evaluation = new Evaluation(new EvaluationContext(values, NOW));
            if (!(evaluation.evaluate(condition) instanceof Value.Bool truth)) return;

            Set<Expression> present = TypeCheck.presentWhen(condition, truth.truth());

            for (Expression part : present) {
                Value value = evaluation.evaluate(part);
                Supplier<String> text =
                        () -> Printer.print(part) + " when " + Printer.print(condition) + " of " + values;
                if (evaluation.failure().isEmpty()) assertNotEquals(Value.NULL, value, text);
            }
        });
    }

    @Property(tries = 15_000, maxDiscardRatio = 3)
    void checkedCellsAnswerWhatTheirTypeSays(@ForAll Random random) {
        TypeSampler types = new TypeSampler(random);
        Map<String, Type> names = names(types);
        ExpressionSampler sampler = new ExpressionSampler(random, names, true, 5 * random.nextInt(6));
        Type kind = sampler.kind();
        Type input = random.nextBoolean() ? kind : kind.orNull();
        UnaryTests tests = new UnaryTests(new ConditionSampler(sampler, random).tests(kind, 2), random.nextInt(3) == 0);
        TypeCheck.Result checked = TypeCheck.check(tests, input, TypeEnvironment.of(names));
        Assume.that(checked.mistakes().isEmpty());

        Optional<Value> tested = types.valueOf(input);
        values(names, types).ifPresent(values -> {
            Evaluation evaluation = new Evaluation(new EvaluationContext(values, NOW));
            Value answer = evaluation.test(tests, tested.orElseThrow());
            Supplier<String> text = () -> tested + " in " + Printer.print(tests) + " of " + values + " is " + answer;
            assertTrue(evaluation.failure().isPresent() || checked.type().includes(answer), text);
            evaluation
                    .remarks()
                    .forEach(it -> assertTrue(!TYPE_ERROR.matcher(it).find(), () -> it + ": " + text.get()));
        });
    }

    @Property(tries = 5_000)
    void nullPassesNoTestsThatRefuseIt(@ForAll Random random) {
        TypeSampler types = new TypeSampler(random);
        Map<String, Type> names = names(types);
        ExpressionSampler sampler = new ExpressionSampler(random, names, true, 20);
        UnaryTests tests =
                new UnaryTests(new ConditionSampler(sampler, random).tests(sampler.kind(), 2), random.nextInt(3) == 0);
        Assume.that(TypeCheck.refuseNull(tests));

        values(names, types).ifPresent(values -> {
            Value answer = new Evaluation(new EvaluationContext(values, NOW)).test(tests, Value.NULL);
            assertNotEquals(Value.of(true), answer, () -> Printer.print(tests) + " of " + values);
        });
    }
}
