package dev.workfloo.rule.expression;

import dev.workfloo.rule.Value;
import java.util.List;
import java.util.Optional;

/**
 * One piece of work with expressions: it shares a budget of steps between all that it evaluates. Not for use by several
 * threads at once.
 *
 * <p>Where the standard gives null for an error, so does this, and {@link #remarks()} says why.
 */
public final class Evaluation {

    private final Environment environment;

    public Evaluation(Environment environment) {
        this.environment = environment;
    }

    public Environment environment() {
        return environment;
    }

    /** The expression's value; null (the value) from the moment on at which the evaluation failed. */
    public Value evaluate(Expression expression) {
        throw new UnsupportedOperationException();
    }

    /** Whether the value passes: true, false or, where that cannot be said, null. */
    public Value test(UnaryTests tests, Value input) {
        throw new UnsupportedOperationException();
    }

    /** Whether the value passes this one test. */
    public Value test(Test test, Value input) {
        throw new UnsupportedOperationException();
    }

    /** Why what was evaluated must not be used: too many steps, or a number, text or list too large. */
    public Optional<String> failure() {
        return Optional.empty();
    }

    /** Why nulls came out where something went wrong, a sentence each; at most a few. */
    public List<String> remarks() {
        return List.of();
    }
}
