package dev.workfloo.application.definition;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.out.Definitions;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.WorkflooDefinition;
import io.vavr.control.Either;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Makes the next version of a definition, unless the current one says the same. Of two that publish the same at the same time,
 * one makes the version and the other finds it made.
 */
final class NextVersion {

    private static final int ATTEMPTS = 20;

    private final Definitions definitions;
    private final InstantSource clock;

    NextVersion(Definitions definitions, InstantSource clock) {
        this.definitions = definitions;
        this.clock = clock;
    }

    /** Why a definition is not published on top of the current version, which says something else. */
    interface Objection {
        Optional<WorkflooProblem> to(WorkspaceId workspace, DefinitionWording wording, DefinitionVersion current);
    }

    record Kept(DefinitionVersion version, boolean isNew) {}

    Either<WorkflooProblem, Kept> keep(WorkspaceId workspace, DefinitionWording wording, Objection objection) {
        WorkflooDefinition definition = wording.published();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<DefinitionVersion> newest = definitions.current(workspace, definition.id());
            if (newest.isPresent()) {
                Optional<WorkflooDefinition> said = definitions.find(workspace, newest.get());
                if (said.filter(wording::isSaidBy).isPresent()) {
                    return Either.right(new Kept(newest.get(), false));
                }
                Optional<WorkflooProblem> refused = objection.to(workspace, wording, newest.get());
                if (refused.isPresent()) return Either.left(refused.get());
            }
            int next = newest.map(DefinitionVersion::number).orElse(0) + 1;
            if (definitions.publish(workspace, next, definition, clock.instant())) {
                return Either.right(new Kept(new DefinitionVersion(definition.id(), next), true));
            }
        }
        throw new StoreUnavailable("the definition is being published faster than it can be compared");
    }
}
