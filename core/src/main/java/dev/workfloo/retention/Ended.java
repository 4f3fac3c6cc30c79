package dev.workfloo.retention;

import dev.workfloo.access.Environment;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.execution.Outcome;
import java.time.Instant;
import org.jmolecules.ddd.annotation.ValueObject;

/** Executions that ended before a moment: with its last transition an execution ends, and stands still from then on. */
@ValueObject
public record Ended(Kind kind, Instant before) {

    /** Executions that are kept for the same time. */
    @ValueObject
    public record Kind(WorkspaceId workspace, Environment environment, Outcome outcome) {}
}
