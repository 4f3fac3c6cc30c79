package dev.workfloo.rule.decision.proof;

import dev.workfloo.rule.Order;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.DecisionTable.Conclusion;
import dev.workfloo.rule.decision.space.Domain;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.syntax.Printer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * In what two rules conclude differently.
 *
 * @param words what differs, for people; may be empty
 */
record Difference(Degree degree, String words) {

    enum Degree {
        NONE,
        /** Formulas may have the same value, or not. */
        OPEN,
        CERTAIN
    }

    static final Difference NONE = new Difference(Degree.NONE, "");

    static final Difference CERTAIN = new Difference(Degree.CERTAIN, "");

    boolean isNone() {
        return degree == Degree.NONE;
    }

    boolean isCertain() {
        return degree == Degree.CERTAIN;
    }

    /** The first difference that is certain, or else the first that may be one. */
    static Difference between(Conclusion one, Conclusion other) {
        return between(one, other, true);
    }

    /** The first certain difference outside of formulas, which are not evaluated. */
    static Difference plainly(Conclusion one, Conclusion other) {
        return between(one, other, false);
    }

    private static Difference between(Conclusion one, Conclusion other, boolean formulas) {
        if (!one.exit().equals(other.exit())) {
            return certain("exit", one.exit().orElse("none"), other.exit().orElse("none"));
        }
        List<String> labels = one.labels().stream().distinct().toList();
        List<String> others = other.labels().stream().distinct().toList();
        if (!labels.equals(others)) return certain("labels", labels.toString(), others.toString());
        Difference open = NONE;
        Set<String> names = new LinkedHashSet<>(one.outputs().keySet());
        names.addAll(other.outputs().keySet());
        for (String name : names) {
            Expression mine = one.outputs().get(name);
            Expression its = other.outputs().get(name);
            if (!formulas && mine != null && its != null && (isFormula(mine) || isFormula(its))) continue;
            Difference found = between(name, mine, its);
            if (found.isCertain()) return found;
            if (open.isNone()) open = found;
        }
        return open;
    }

    /** All of the conclusion but its formulas: where that is equal, two do not plainly differ. */
    static Object plain(Conclusion conclusion) {
        Map<String, Optional<Expression>> outputs = new HashMap<>();
        conclusion
                .outputs()
                .forEach((name, output) -> outputs.put(name, Optional.of(output).filter(it -> !isFormula(it))));
        return List.of(
                conclusion.exit(), conclusion.labels().stream().distinct().toList(), outputs);
    }

    private static boolean isFormula(Expression output) {
        return !(output instanceof Expression.Literal);
    }

    private static Difference between(String name, @Nullable Expression one, @Nullable Expression other) {
        if (one == null || other == null) return certain(name, print(one), print(other));
        if (one.equals(other)) return NONE;
        Optional<Value> known = Domain.constant(one);
        Optional<Value> others = Domain.constant(other);
        if (known.isEmpty() || others.isEmpty()) {
            return new Difference(
                    Degree.OPEN, "whether " + name + " is the same, `" + print(one) + "` or `" + print(other) + "`");
        }
        return Order.equal(known.get(), others.get()).equals(Value.of(true))
                ? NONE
                : certain(name, print(one), print(other));
    }

    private static Difference certain(String what, String one, String other) {
        return new Difference(Degree.CERTAIN, what + " is " + one + " or " + other);
    }

    private static String print(@Nullable Expression expression) {
        return expression == null ? "not set" : Printer.print(expression);
    }
}
