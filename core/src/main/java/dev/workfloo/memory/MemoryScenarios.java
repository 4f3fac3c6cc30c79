package dev.workfloo.memory;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Scenarios;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.ScenarioId;
import dev.workfloo.scenario.Scenario;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

final class MemoryScenarios implements Scenarios {

    private final Map<Key, List<Scenario>> scenarios = new ConcurrentHashMap<>();

    private record Key(WorkspaceId workspace, DefinitionId definition) {}

    @Override
    public Optional<Scenario> find(WorkspaceId workspace, DefinitionId definition, ScenarioId id) {
        return of(workspace, definition).stream()
                .filter(scenario -> scenario.id().equals(id))
                .findFirst();
    }

    @Override
    public List<Scenario> of(WorkspaceId workspace, DefinitionId definition) {
        return scenarios.getOrDefault(new Key(workspace, definition), List.of());
    }

    @Override
    public void replaceAll(WorkspaceId workspace, DefinitionId definition, List<Scenario> replacement) {
        List<Scenario> sorted = replacement.stream()
                .sorted(Comparator.comparing(scenario -> scenario.id().hex()))
                .toList();
        scenarios.put(new Key(workspace, definition), sorted);
    }
}
