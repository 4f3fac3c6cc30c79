package dev.workfloo.rule.expression;

import java.util.List;

/**
 * What the value of an expression hangs on.
 *
 * @param outside whether it hangs on names from outside or on the moment at which it is evaluated
 * @param input whether it hangs on the tested value
 * @param moment whether it hangs on the moment, besides names from outside or without them
 */
public record Dependencies(boolean outside, boolean input, boolean moment) {

    public static Dependencies of(Expression expression) {
        Walk walk = new Walk();
        walk.visit(expression);
        return new Dependencies(walk.clock || !References.of(expression).isEmpty(), walk.input, walk.clock);
    }

    public static Dependencies of(UnaryTest test) {
        Walk walk = new Walk();
        test.fold(walk);
        return new Dependencies(
                walk.clock
                        || !References.of(new UnaryTests(List.of(test), false)).isEmpty(),
                walk.input,
                walk.clock);
    }

    /** Whether there is one value only that it can have. */
    public boolean isNothing() {
        return !outside && !input;
    }

    private static final class Walk extends Traversal {

        private boolean clock;
        private boolean input;

        @Override
        public Void input(Expression.Input expression) {
            input = true;
            return all();
        }

        /** Behind {@code in} it is the value before it that is tested. */
        @Override
        public Void in(Expression.In expression) {
            visit(expression.value());
            boolean before = input;
            expression.tests().forEach(test -> test.fold(this));
            input = before;
            return all();
        }

        @Override
        public Void call(Expression.Call expression) {
            clock |= expression.function().readsClock();
            return all(expression.arguments());
        }
    }
}
