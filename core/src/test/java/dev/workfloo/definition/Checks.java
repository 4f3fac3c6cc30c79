package dev.workfloo.definition;

import dev.workfloo.rule.decision.Deadline;
import java.time.InstantSource;

/** Checks for tests. */
final class Checks {

    private Checks() {}

    static FlowCheck.Result check(WorkflooDefinition definition) {
        return FlowCheck.check(definition, Deadline.usual(InstantSource.system()));
    }
}
