package dev.workfloo.rule.expression.check;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.expression.ComparisonOperator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the bounds of numbers and the options of texts say of comparisons. */
final class Bounds {

    private Bounds() {}

    /** Why no value of the one type ever compares so to one of the other, empty or in words; nothing when one can. */
    static Optional<String> neverHolds(ComparisonOperator operator, Operand left, Operand right) {
        return switch (operator) {
            case LESS -> neverBelow(left, right, true);
            case AT_MOST -> neverBelow(left, right, false);
            case GREATER -> neverBelow(right, left, true);
            case AT_LEAST -> neverBelow(right, left, false);
            case EQUAL -> neverEqual(left, right);
            case NOT_EQUAL -> Optional.empty();
        };
    }

    private static Optional<String> neverBelow(Operand low, Operand high, boolean strictly) {
        if (!(low.type().present() instanceof Type.Num least && high.type().present() instanceof Type.Num most)) {
            return Optional.empty();
        }
        if (least.least().isEmpty() || most.most().isEmpty()) return Optional.empty();
        int compared = least.least().get().compareTo(most.most().get());
        if (strictly ? compared < 0 : compared <= 0) return Optional.empty();
        List<String> reasons = new ArrayList<>();
        if (!isOne(least))
            reasons.add(
                    low.quote() + " is at least " + Wording.number(least.least().get()));
        if (!isOne(most))
            reasons.add(
                    high.quote() + " is at most " + Wording.number(most.most().get()));
        return Optional.of(String.join(" and ", reasons));
    }

    private static Optional<String> neverEqual(Operand left, Operand right) {
        return Stream.of(
                        neverBelow(left, right, false),
                        neverBelow(right, left, false),
                        neverWhole(left, right),
                        neverWhole(right, left),
                        noOption(left, right))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> neverWhole(Operand whole, Operand fraction) {
        boolean never = whole.type().present() instanceof Type.Num integer
                && integer.whole()
                && fraction.type().present() instanceof Type.Num other
                && isOne(other)
                && !other.whole();
        return never ? Optional.of(whole.quote() + " is an integer") : Optional.empty();
    }

    private static Optional<String> noOption(Operand left, Operand right) {
        if (!(left.type().present() instanceof Type.Text one && right.type().present() instanceof Type.Text other)) {
            return Optional.empty();
        }
        if (one.options().isEmpty() || other.options().isEmpty()) return Optional.empty();
        if (!Collections.disjoint(one.options(), other.options())) return Optional.empty();
        Operand chosen = one.options().size() > 1 ? left : right;
        Set<String> options = one.options().size() > 1 ? one.options() : other.options();
        return Optional.of(options.size() > 1 ? chosen.quote() + " is one of " + Wording.options(options) : "");
    }

    private static boolean isOne(Type.Num type) {
        return type.least().isPresent() && type.least().equals(type.most());
    }
}
