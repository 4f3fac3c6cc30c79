package dev.workfloo.application.definition;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.LoadPolicy;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.WorkflooProblem.DefinitionRefused;
import dev.workfloo.application.port.out.Definitions;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.policy.Policy;
import io.vavr.control.Either;
import java.time.InstantSource;
import java.util.Optional;

/** Proves a version when it is first asked for, and keeps what it made of it. */
public final class LoadingPolicy implements LoadPolicy {

    private static final int MOST_POLICIES = 1_000;

    private final Definitions definitions;
    private final InstantSource clock;
    private final BoundedCache<Key, Policy> policies;

    public LoadingPolicy(Store store, InstantSource clock) {
        this.definitions = store.definitions();
        this.clock = clock;
        this.policies = new BoundedCache<>(MOST_POLICIES, store::afterCommit);
    }

    private record Key(WorkspaceId workspace, DefinitionVersion version) {}

    @Override
    public Either<WorkflooProblem, Policy> current(WorkspaceId workspace, DefinitionId definition) {
        return definitions
                .current(workspace, definition)
                .map(version -> version(workspace, version))
                .orElseGet(() -> Either.left(WorkflooProblem.UNKNOWN_DEFINITION));
    }

    @Override
    public Either<WorkflooProblem, Policy> version(WorkspaceId workspace, DefinitionVersion version) {
        Key key = new Key(workspace, version);
        return policies.get(key)
                .<Either<WorkflooProblem, Policy>>map(Either::right)
                .orElseGet(() -> read(workspace, version).peek(policy -> policies.put(key, policy)));
    }

    private Either<WorkflooProblem, Policy> read(WorkspaceId workspace, DefinitionVersion version) {
        Optional<WorkflooDefinition> found = definitions.find(workspace, version);
        if (found.isPresent())
            return Policy.of(found.get(), clock).mapLeft(wrong -> new DefinitionRefused(wrong.findings()));
        return Either.left(definitions
                .current(workspace, version.definition())
                .map(current -> WorkflooProblem.unknownVersion(version, current))
                .orElse(WorkflooProblem.UNKNOWN_DEFINITION));
    }
}
