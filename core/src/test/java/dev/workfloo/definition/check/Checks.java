package dev.workfloo.definition.check;

import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.rule.decision.space.Deadline;
import java.time.InstantSource;

/** Checks for tests. */
public final class Checks {

    private Checks() {}

    public static FlowCheck.Result check(WorkflooDefinition definition) {
        return FlowCheck.check(definition, Deadline.usual(InstantSource.system()));
    }
}
