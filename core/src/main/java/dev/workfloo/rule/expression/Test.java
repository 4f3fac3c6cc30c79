package dev.workfloo.rule.expression;

import org.jmolecules.ddd.annotation.ValueObject;

/** One test of a value, as a cell of a decision table or the right side of {@code in} has it. */
@ValueObject
public sealed interface Test {

    <R> R fold(Cases<R> cases);

    interface Cases<R> {
        R compares(Compares test);

        R within(Within test);

        R equal(Equal test);

        R holds(Holds test);
    }

    /** {@code < 5}, {@code >= a.b}, {@code = 5}, {@code != 5}. */
    record Compares(ComparisonOperator operator, Expression to) implements Test {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.compares(this);
        }
    }

    /** {@code [1..5]}, {@code (1..5]}, {@code ]1..5[}: between two ends, each of which belongs to it or does not. */
    record Within(boolean lowBelongs, Expression low, Expression high, boolean highBelongs) implements Test {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.within(this);
        }
    }

    /** {@code "a"}: equal to a value, or, when that is a list, to one of its elements. */
    record Equal(Expression to) implements Test {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.equal(this);
        }
    }

    /** {@code contains(?, "a")}: a condition that speaks of the tested value as {@code ?}. */
    record Holds(Expression condition) implements Test {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.holds(this);
        }
    }
}
