package dev.workfloo.application.port.in;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.definition.DefinitionId;
import io.vavr.control.Either;

/** Publishes an old version of a definition anew. */
public interface RollBackDefinition {

    /**
     * Makes what this version says the definition's next version, when it passes the checks of today. Executions stay on the
     * versions on which they started, and the definition keeps the scenarios that it has.
     *
     * @param version from 1
     */
    Either<WorkflooProblem, Publication> rollBack(WorkspaceId workspace, DefinitionId definition, int version);
}
