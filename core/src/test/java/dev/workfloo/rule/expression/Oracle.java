package dev.workfloo.rule.expression;

import dev.workfloo.rule.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import scala.jdk.javaapi.CollectionConverters;

/** Another engine for the same language, asked what it makes of the same text. */
final class Oracle {

    private static final FeelEngineApi ENGINE = FeelEngineBuilder.create().build();

    /** Both calculate with 34 digits, but do not always round after the same step. */
    private static final MathContext DIGITS = new MathContext(15);

    private Oracle() {}

    /** What it evaluates to; empty when the oracle fails, or gives what is no value of ours. */
    static Optional<Value> evaluate(String expression, Value.Context names) {
        return answer(ENGINE.evaluateExpression(expression, names.toPlain()));
    }

    /** Whether the value passes; empty when the oracle fails. */
    static Optional<Value> test(String cell, Value tested, Value.Context names) {
        return answer(ENGINE.evaluateUnaryTests(cell, tested.toPlain(), names.toPlain()));
    }

    private static Optional<Value> answer(EvaluationResult result) {
        return result.isSuccess() ? value(result.result()) : Optional.empty();
    }

    private static Optional<Value> value(Object answer) {
        if (answer == null) return Optional.of(Value.NULL);
        if (answer instanceof scala.math.BigDecimal number) return Optional.of(Value.of(number.bigDecimal()));
        if (answer instanceof Period period) return Optional.of(new Value.Months(period.toTotalMonths()));
        if (answer instanceof scala.collection.Map<?, ?> members) return context(CollectionConverters.asJava(members));
        if (answer instanceof scala.collection.Seq<?> items) return list(CollectionConverters.asJava(items));
        boolean known = answer instanceof String
                || answer instanceof Boolean
                || answer instanceof LocalDate
                || answer instanceof ZonedDateTime
                || answer instanceof Duration;
        return known ? Optional.of(Value.of(answer)) : Optional.empty();
    }

    private static Optional<Value> context(Map<?, ?> members) {
        Map<String, Value> values = new HashMap<>();
        members.forEach((name, member) -> value(member).ifPresent(value -> values.put((String) name, value)));
        return values.size() == members.size() ? Optional.of(new Value.Context(values)) : Optional.empty();
    }

    private static Optional<Value> list(List<?> items) {
        List<Value> values = new ArrayList<>();
        items.forEach(item -> value(item).ifPresent(values::add));
        return values.size() == items.size() ? Optional.of(new Value.Sequence(values)) : Optional.empty();
    }

    static String why(String e, Value.Context n) {
        return ENGINE.evaluateExpression(e, n.toPlain()).toString();
    }

    static String whyTest(String e, Value v, Value.Context n) {
        return ENGINE.evaluateUnaryTests(e, v.toPlain(), n.toPlain()).toString();
    }

    /** Whether the two say the same. */
    static boolean agree(Value ours, Value theirs) {
        if (ours instanceof Value.Num a && theirs instanceof Value.Num b) return near(a.number(), b.number());
        if (ours instanceof Value.DateTime a && theirs instanceof Value.DateTime b) {
            return a.moment().toOffsetDateTime().equals(b.moment().toOffsetDateTime());
        }
        if (ours instanceof Value.Sequence a && theirs instanceof Value.Sequence b) {
            if (a.items().size() != b.items().size()) return false;
            for (int i = 0; i < a.items().size(); i++) {
                if (!agree(a.items().get(i), b.items().get(i))) return false;
            }
            return true;
        }
        if (ours instanceof Value.Context a && theirs instanceof Value.Context b) {
            return a.members().keySet().equals(b.members().keySet())
                    && a.members().keySet().stream().allMatch(name -> agree(a.get(name), b.get(name)));
        }
        return ours.equals(theirs);
    }

    private static boolean near(BigDecimal one, BigDecimal other) {
        return one.round(DIGITS).compareTo(other.round(DIGITS)) == 0
                || one.subtract(other).abs().compareTo(one.abs().movePointLeft(15)) <= 0;
    }
}
