package dev.workfloo.retention;

import dev.workfloo.access.Environment;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.execution.Outcome;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * Which of a workspace's executions a rule is about.
 *
 * @param environment empty for both
 * @param outcome empty for all
 */
@ValueObject
public record RetentionScope(WorkspaceId workspace, Optional<Environment> environment, Optional<Outcome> outcome) {

    public static RetentionScope all(WorkspaceId workspace) {
        return new RetentionScope(workspace, Optional.empty(), Optional.empty());
    }

    public RetentionScope in(Environment only) {
        return new RetentionScope(workspace, Optional.of(only), outcome);
    }

    public RetentionScope with(Outcome only) {
        return new RetentionScope(workspace, environment, Optional.of(only));
    }

    boolean covers(Ended.Kind kind) {
        return workspace.equals(kind.workspace())
                && environment.filter(it -> it != kind.environment()).isEmpty()
                && outcome.filter(it -> it != kind.outcome()).isEmpty();
    }

    /** The one that says more counts before the other; the environment says more than the outcome. */
    int specificity() {
        return (environment.isPresent() ? 2 : 0) + (outcome.isPresent() ? 1 : 0);
    }
}
