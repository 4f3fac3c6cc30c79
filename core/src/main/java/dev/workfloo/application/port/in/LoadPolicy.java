package dev.workfloo.application.port.in;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.policy.Policy;
import io.vavr.control.Either;

/** Gives the decisions of what is published, for a host that wants its rules and starts nothing. */
public interface LoadPolicy {

    /**
     * The policy of the version that is current now. The store is asked each time which one that is, so load it as often as you want to
     * hear of a new version; a version's policy is made once.
     *
     * @return the policy; {@link WorkflooProblem#UNKNOWN_DEFINITION}; or {@link WorkflooProblem.DefinitionRefused} where it was
     *     published by an earlier release, and this one proves more
     */
    Either<WorkflooProblem, Policy> current(WorkspaceId workspace, DefinitionId definition);

    /** The policy of one version, which never changes. */
    Either<WorkflooProblem, Policy> version(WorkspaceId workspace, DefinitionVersion version);
}
