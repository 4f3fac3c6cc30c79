package dev.workfloo.retention;

import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * How long is kept what is over.
 *
 * @param executions how long executions are kept after their end, with all that belongs to them but consent records; empty
 *     where this rule does not say it
 * @param callbacks how long callbacks are kept after the end of their execution; likewise
 */
@ValueObject
public record RetentionRule(
        RetentionScope scope, Optional<RetentionPeriod> executions, Optional<RetentionPeriod> callbacks) {

    public static RetentionRule of(RetentionScope scope) {
        return new RetentionRule(scope, Optional.empty(), Optional.empty());
    }

    public RetentionRule keepingExecutions(RetentionPeriod period) {
        return new RetentionRule(scope, Optional.of(period), callbacks);
    }

    public RetentionRule keepingCallbacks(RetentionPeriod period) {
        return new RetentionRule(scope, executions, Optional.of(period));
    }

    /** What this one does not say, the other one does. */
    public RetentionRule or(RetentionRule other) {
        return new RetentionRule(scope, executions.or(other::executions), callbacks.or(other::callbacks));
    }
}
