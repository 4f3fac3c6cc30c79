package dev.workfloo.application.definition;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.ScenarioId;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.Start;
import dev.workfloo.execution.Start.ChosenScenario;
import dev.workfloo.execution.step.Run.RehearsedWaits;
import dev.workfloo.scenario.Scenario;
import java.util.Optional;

/**
 * What starting an execution needs to know, kept at hand. Versions never change and are kept for good; which version is
 * current, and which scenarios there are, is only remembered: what relies on it says so when writing.
 */
public final class PublishedFlows {

    private static final int MOST_VERSIONS = 1_000;
    private static final int MOST_MEMORIES = 10_000;

    private final Store store;
    private final PublishedPools pools;
    private final BoundedCache<VersionKey, CheckedFlow> versions;
    private final BoundedCache<DefinitionKey, DefinitionVersion> current;
    private final BoundedCache<ScenarioKey, ChosenScenario> scenarios;

    public PublishedFlows(Store store) {
        this.store = store;
        this.pools = new PublishedPools(store);
        this.versions = new BoundedCache<>(MOST_VERSIONS, store::afterCommit);
        this.current = new BoundedCache<>(MOST_MEMORIES, store::afterCommit);
        this.scenarios = new BoundedCache<>(MOST_MEMORIES, store::afterCommit);
    }

    private record VersionKey(WorkspaceId workspace, DefinitionVersion version) {}

    private record DefinitionKey(WorkspaceId workspace, DefinitionId definition) {}

    private record ScenarioKey(WorkspaceId workspace, DefinitionId definition, ScenarioId id) {}

    public Optional<DefinitionVersion> current(WorkspaceId workspace, DefinitionId id) {
        DefinitionKey key = new DefinitionKey(workspace, id);
        return current.get(key).or(() -> {
            Optional<DefinitionVersion> read = store.definitions().current(workspace, id);
            read.ifPresent(version -> current.put(key, version));
            return read;
        });
    }

    public Optional<ChosenScenario> scenario(WorkspaceId workspace, DefinitionId definition, ScenarioId id) {
        ScenarioKey key = new ScenarioKey(workspace, definition, id);
        return scenarios.get(key).or(() -> {
            Optional<ChosenScenario> read = read(workspace, definition, id);
            read.ifPresent(scenario -> scenarios.put(key, scenario));
            return read;
        });
    }

    private Optional<ChosenScenario> read(WorkspaceId workspace, DefinitionId definition, ScenarioId id) {
        return store.scenarios().find(workspace, definition, id).map(PublishedFlows::chosen);
    }

    private static ChosenScenario chosen(Scenario scenario) {
        return new ChosenScenario(scenario.id(), scenario.name());
    }

    /** The scenario that an execution follows, as it is now; empty where it follows none, or that is gone. */
    public Optional<Scenario> followed(Start start) {
        return start.scenario()
                .flatMap(chosen -> store.scenarios()
                        .find(start.scope().workspace(), start.version().definition(), chosen.id()));
    }

    /** How long it says that timers wait; it is not read before one asks. */
    public RehearsedWaits waits(Start start) {
        return timer -> followed(start).flatMap(scenario -> scenario.wait(timer));
    }

    /** The flow of a version that is known to exist. */
    public CheckedFlow flow(WorkspaceId workspace, DefinitionVersion version) {
        VersionKey key = new VersionKey(workspace, version);
        return versions.get(key).orElseGet(() -> {
            CheckedFlow read = store.definitions()
                    .find(workspace, version)
                    .map(CheckedFlow::published)
                    .orElseThrow(() -> new IllegalStateException("the store has lost " + version));
            versions.put(key, read);
            return read;
        });
    }

    public PublishedPools pools() {
        return pools;
    }

    /** Forgets what may have changed; what is asked next is read again. */
    public void forget(WorkspaceId workspace, DefinitionId definition, Optional<ScenarioId> scenario) {
        current.remove(new DefinitionKey(workspace, definition));
        scenario.ifPresent(id -> scenarios.remove(new ScenarioKey(workspace, definition, id)));
    }
}
