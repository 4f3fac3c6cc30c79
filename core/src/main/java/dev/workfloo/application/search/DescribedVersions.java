package dev.workfloo.application.search;

import dev.workfloo.StoreDamaged;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Definitions;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.form.FieldType;
import dev.workfloo.execution.search.SearchableFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What lists must know of each version that a workspace has published: executions run on older ones too. Versions never change,
 * so each is read once.
 */
final class DescribedVersions {

    private static final int MOST = 20_000;

    private final Store store;
    private final Definitions definitions;
    private final Map<Key, Description> known = new LatestEntries<>(MOST);

    DescribedVersions(Store store) {
        this.store = store;
        this.definitions = store.definitions();
    }

    private record Key(WorkspaceId workspace, DefinitionVersion version) {}

    /** @param searchable names and types of the fields that it declares searchable */
    record Description(DefinitionVersion version, String name, Map<String, Set<FieldType>> searchable) {}

    /** One that cannot be read hides none of the others. */
    List<Description> of(WorkspaceId workspace) {
        return definitions.current(workspace).stream()
                .flatMap(DescribedVersions::upTo)
                .flatMap(version -> description(workspace, version).stream())
                .toList();
    }

    private static Stream<DefinitionVersion> upTo(DefinitionVersion current) {
        return IntStream.rangeClosed(1, current.number())
                .mapToObj(number -> new DefinitionVersion(current.definition(), number));
    }

    private Optional<Description> description(WorkspaceId workspace, DefinitionVersion version) {
        Key key = new Key(workspace, version);
        return remembered(key).or(() -> {
            Optional<Description> read = read(workspace, version);
            read.ifPresent(description -> store.afterCommit(() -> remember(key, description)));
            return read;
        });
    }

    private Optional<Description> read(WorkspaceId workspace, DefinitionVersion version) {
        try {
            return definitions.find(workspace, version).map(definition -> describe(version, definition));
        } catch (StoreDamaged e) {
            return Optional.empty();
        }
    }

    private static Description describe(DefinitionVersion version, WorkflooDefinition definition) {
        return new Description(
                version, definition.name(), SearchableFields.of(definition).declared());
    }

    private synchronized Optional<Description> remembered(Key key) {
        return Optional.ofNullable(known.get(key));
    }

    private synchronized void remember(Key key, Description description) {
        known.put(key, description);
    }
}
