package dev.workfloo.rule.expression.check;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.expression.ComparisonOperator;
import java.util.List;
import java.util.Optional;

/** Which types can be compared, and what comes of it. */
final class Comparability {

    private static final int MOST_OPTIONS = 200;

    private Comparability() {}

    /** Whether two values of these types, neither of them null, are of one kind, so that {@code =} has an answer. */
    static boolean areOfOneKind(Type one, Type other) {
        Type a = one.present();
        Type b = other.present();
        if (a instanceof Type.Nothing || b instanceof Type.Nothing) return true;
        if (a instanceof Type.Sequence list && b instanceof Type.Sequence another) {
            return areOfOneKind(list.element(), another.element());
        }
        if (a instanceof Type.Context context && b instanceof Type.Context another) {
            return context.members().entrySet().stream()
                    .allMatch(member -> areOfOneKind(
                            member.getValue(), another.member(member.getKey()).orElse(Type.NOTHING)));
        }
        return a.getClass().equals(b.getClass());
    }

    /** Checks a comparison: true or false, or null where one of the two may be null and the operator has no answer then. */
    static Type compare(DiagnosticSite whole, ComparisonOperator operator, Operand left, Operand right) {
        boolean isNullable = operator.isOrdering()
                && (left.type().isNullable() || right.type().isNullable());
        if (left.isUnknown() || right.isUnknown()) return isNullable ? Type.BOOLEAN.orNull() : Type.BOOLEAN;
        Optional<String> mistake = operator.isOrdering() ? unordered(left, right) : unequal(left, right);
        if (mistake.isPresent()) {
            whole.mistake(mistake.get());
            return Type.BOOLEAN;
        }
        warn(whole, operator, left, right);
        return isNullable ? Type.BOOLEAN.orNull() : Type.BOOLEAN;
    }

    /** Checks whether a value lies between two others. */
    static Type within(DiagnosticSite whole, Operand value, Range range) {
        Type above = compare(whole, range.fromLow(), value, range.low());
        Type below = compare(whole, range.toHigh(), value, range.high());
        Bounds.neverHolds(ComparisonOperator.AT_MOST, range.low(), range.high())
                .ifPresent(why -> whole.warning("never holds: the lower end is above the upper end"));
        return above.isNullable() ? above : below;
    }

    /** Two ends, and how a value in between compares to each. */
    record Range(ComparisonOperator fromLow, Operand low, ComparisonOperator toHigh, Operand high) {}

    /** The narrowest type of both; one of very many texts is not worth its listing. */
    static Optional<Type> joined(Type one, Type other) {
        return Type.join(one, other)
                .map(type -> type instanceof Type.Text text && text.options().size() > MOST_OPTIONS ? Type.TEXT : type);
    }

    private static Optional<String> unordered(Operand left, Operand right) {
        for (Operand side : List.of(left, right)) {
            if (side.type() instanceof Type.Null) return Optional.of("has no answer, because " + side.words());
            if (!side.type().isOrdered()) return Optional.of("needs what has an order, but " + side.words());
        }
        return unequal(left, right);
    }

    private static Optional<String> unequal(Operand left, Operand right) {
        if (areOfOneKind(left.type(), right.type())) return Optional.empty();
        boolean areMoments =
                left.type().present().isMoment() && right.type().present().isMoment();
        return Optional.of("needs two of one kind, but " + left.words() + " and " + right.words()
                + (areMoments ? ": date() takes the time away" : ""));
    }

    private static void warn(DiagnosticSite whole, ComparisonOperator operator, Operand left, Operand right) {
        String outcome = operator == ComparisonOperator.NOT_EQUAL ? "always" : "never";
        ComparisonOperator asked = operator == ComparisonOperator.NOT_EQUAL ? ComparisonOperator.EQUAL : operator;
        Optional<String> why = Bounds.neverHolds(asked, left, right);
        if (isNullForNothing(left, right)) why = Optional.of(left.quote() + " is not null here");
        if (isNullForNothing(right, left)) why = Optional.of(right.quote() + " is not null here");
        why.ifPresent(it -> whole.warning(outcome + " holds" + (it.isEmpty() ? "" : ": " + it)));
    }

    private static boolean isNullForNothing(Operand one, Operand other) {
        return other.type() instanceof Type.Null && !one.type().isNullable();
    }
}
