package dev.workfloo.rule.expression.check;

import dev.workfloo.rule.Order;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.ComparisonOperator;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tests that count for nothing: each value that passes them also passes a comparison or range beside them. */
final class SubsumedTests {

    private SubsumedTests() {}

    /** A sentence for each. */
    static List<String> among(List<UnaryTest> tests) {
        List<String> sentences = new ArrayList<>();
        List<Optional<Span>> spans = tests.stream().map(Span::of).toList();
        for (int i = 0; i < spans.size(); i++) {
            if (spans.get(i).isEmpty()) continue;
            Optional<UnaryTest> other = swallower(i, spans.get(i).get(), tests, spans);
            if (other.isPresent()) sentences.add(sentence(tests.get(i), other.get()));
        }
        return sentences;
    }

    /** Of two that say the same, the later one counts for nothing. */
    private static Optional<UnaryTest> swallower(
            int test, Span span, List<UnaryTest> tests, List<Optional<Span>> spans) {
        for (int other = 0; other < tests.size(); other++) {
            if (other == test || spans.get(other).filter(Span::isWide).isEmpty()) continue;
            Span others = spans.get(other).get();
            boolean covers = others.covers(span) && (other < test || !span.covers(others));
            if (covers) return Optional.of(tests.get(other));
        }
        return Optional.empty();
    }

    private static String sentence(UnaryTest test, UnaryTest other) {
        boolean isNumber = test instanceof UnaryTest.Equal equal
                && equal.to() instanceof Expression.Literal literal
                && literal.value() instanceof Value.Num;
        return Diagnostics.quote(test) + " counts for nothing beside " + Diagnostics.quote(other)
                + (isNumber ? ": if one number was meant, write it without a comma" : "");
    }

    private record End(Value value, boolean belongs) {}

    /** The values that pass a test with constants; an end that is not there is open. */
    private record Span(Optional<End> low, Optional<End> high) {

        static Optional<Span> of(UnaryTest test) {
            if (test instanceof UnaryTest.Equal equal)
                return literal(equal.to()).map(it -> between(it, true, it, true));
            if (test instanceof UnaryTest.Within within) {
                return literal(within.low())
                        .flatMap(low -> literal(within.high())
                                .map(high -> between(low, within.lowBelongs(), high, within.highBelongs())));
            }
            return test instanceof UnaryTest.Compares compares
                    ? literal(compares.to()).flatMap(to -> compared(compares.operator(), to))
                    : Optional.empty();
        }

        private static Optional<Value> literal(Expression expression) {
            return expression instanceof Expression.Literal literal
                            && Order.compare(literal.value(), literal.value()) == 0
                    ? Optional.of(literal.value())
                    : Optional.empty();
        }

        private static Span between(Value low, boolean lowBelongs, Value high, boolean highBelongs) {
            return new Span(Optional.of(new End(low, lowBelongs)), Optional.of(new End(high, highBelongs)));
        }

        private static Optional<Span> compared(ComparisonOperator operator, Value to) {
            Optional<End> end = Optional.of(new End(to, operator.holds(0)));
            return switch (operator) {
                case EQUAL -> Optional.of(new Span(end, end));
                case NOT_EQUAL -> Optional.empty();
                case LESS, AT_MOST -> Optional.of(new Span(Optional.empty(), end));
                case GREATER, AT_LEAST -> Optional.of(new Span(end, Optional.empty()));
            };
        }

        private boolean isWide() {
            return !low.equals(high);
        }

        boolean covers(Span other) {
            return reaches(low, other.low, 1) && reaches(high, other.high, -1);
        }

        /** @param inwards the sign of a comparison with what lies inside of our end */
        private static boolean reaches(Optional<End> ours, Optional<End> other, int inwards) {
            if (ours.isEmpty()) return true;
            if (other.isEmpty()) return false;
            int compared = Order.compare(other.get().value(), ours.get().value());
            if (compared == Order.NONE) return false;
            if (compared == 0) return ours.get().belongs() || !other.get().belongs();
            return Integer.signum(compared) == inwards;
        }
    }
}
