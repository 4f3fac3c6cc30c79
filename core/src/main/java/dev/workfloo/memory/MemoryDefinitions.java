package dev.workfloo.memory;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Definitions;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.document.DefinitionWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

final class MemoryDefinitions implements Definitions {

    private final Map<Key, List<WorkflooDefinition>> versions = new ConcurrentHashMap<>();

    private record Key(WorkspaceId workspace, DefinitionId id) {}

    @Override
    public Optional<DefinitionVersion> current(WorkspaceId workspace, DefinitionId id) {
        return Optional.ofNullable(versions.get(new Key(workspace, id)))
                .map(known -> new DefinitionVersion(id, known.size()));
    }

    @Override
    public List<Current> current() {
        return versions.entrySet().stream()
                .map(known -> new Current(
                        known.getKey().workspace(),
                        new DefinitionVersion(
                                known.getKey().id(), known.getValue().size())))
                .toList();
    }

    @Override
    public List<DefinitionVersion> current(WorkspaceId workspace) {
        return current().stream()
                .filter(known -> known.workspace().equals(workspace))
                .map(Current::version)
                .toList();
    }

    @Override
    public Optional<WorkflooDefinition> find(WorkspaceId workspace, DefinitionVersion version) {
        return Optional.ofNullable(versions.get(new Key(workspace, version.definition())))
                .filter(known -> version.number() >= 1 && version.number() <= known.size())
                .map(known -> known.get(version.number() - 1));
    }

    @Override
    public Optional<DefinitionVersion> saying(WorkspaceId workspace, WorkflooDefinition definition) {
        List<WorkflooDefinition> known = versions.getOrDefault(new Key(workspace, definition.id()), List.of());
        for (int version = known.size(); version > 0; version--) {
            if (DefinitionWriter.saySame(known.get(version - 1), definition)) {
                return Optional.of(new DefinitionVersion(definition.id(), version));
            }
        }
        return Optional.empty();
    }

    @Override
    public synchronized boolean publish(
            WorkspaceId workspace, int version, WorkflooDefinition definition, Instant now) {
        Key key = new Key(workspace, definition.id());
        List<WorkflooDefinition> more = new ArrayList<>(versions.getOrDefault(key, List.of()));
        if (version != more.size() + 1) return false;
        more.add(definition);
        versions.put(key, List.copyOf(more));
        return true;
    }
}
