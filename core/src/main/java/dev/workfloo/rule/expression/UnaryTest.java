package dev.workfloo.rule.expression;

import dev.workfloo.rule.Value;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * One test of a value, as a cell of a decision table or the right side of {@code in} has it. It says yes to null only if it
 * names null: a formula that comes to null is itself something that is missing, and says nothing.
 */
@ValueObject
public sealed interface UnaryTest {

    <R> R fold(Cases<R> cases);

    interface Cases<R> {
        R compares(Compares test);

        R within(Within test);

        R equal(Equal test);

        R holds(Holds test);
    }

    /** {@code < 5}, {@code >= a.b}, {@code = 5}, {@code != 5}. */
    record Compares(ComparisonOperator operator, Expression to) implements UnaryTest {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.compares(this);
        }

        public boolean namesNull() {
            return to.isNull();
        }
    }

    /** {@code [1..5]}, {@code (1..5]}, {@code ]1..5[}: between two ends, each of which belongs to it or does not. */
    record Within(boolean lowBelongs, Expression low, Expression high, boolean highBelongs) implements UnaryTest {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.within(this);
        }
    }

    /** {@code "a"}: equal to a value, or, when that is a list, to one of its elements. */
    record Equal(Expression to) implements UnaryTest {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.equal(this);
        }

        /** Whether null is written, or is one of the elements of a list that is written. */
        public boolean namesNull() {
            if (to instanceof Expression.Sequence list)
                return list.items().stream().anyMatch(Expression::isNull);
            boolean isList = to instanceof Expression.Literal literal
                    && literal.value() instanceof Value.Sequence list
                    && list.items().contains(Value.NULL);
            return isList || to.isNull();
        }
    }

    /** {@code contains(?, "a")}: a condition that speaks of the tested value as {@code ?}. */
    record Holds(Expression condition) implements UnaryTest {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.holds(this);
        }
    }
}
