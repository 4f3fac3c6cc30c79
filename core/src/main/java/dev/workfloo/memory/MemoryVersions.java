package dev.workfloo.memory;

import dev.workfloo.PublishedVersion;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Versions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Documents with all that was published of them, the first version in front. */
abstract class MemoryVersions<I, V extends PublishedVersion, D> implements Versions<I, V, D> {

    private final Map<Key<I>, List<D>> versions = new ConcurrentHashMap<>();

    private record Key<I>(WorkspaceId workspace, I id) {}

    abstract V version(I id, int number);

    abstract I id(V version);

    abstract I idOf(D document);

    abstract boolean saySame(D one, D other);

    @Override
    public final Optional<V> current(WorkspaceId workspace, I id) {
        return Optional.ofNullable(versions.get(new Key<>(workspace, id))).map(known -> version(id, known.size()));
    }

    /** Which version of which document is current, of all workspaces. */
    final <T> Stream<T> each(Named<V, T> named) {
        return versions.entrySet().stream()
                .map(known -> named.of(
                        known.getKey().workspace(),
                        version(known.getKey().id(), known.getValue().size())));
    }

    interface Named<V, T> {
        T of(WorkspaceId workspace, V version);
    }

    @Override
    public final Optional<D> find(WorkspaceId workspace, V version) {
        return Optional.ofNullable(versions.get(new Key<>(workspace, id(version))))
                .filter(known -> version.number() >= 1 && version.number() <= known.size())
                .map(known -> known.get(version.number() - 1));
    }

    @Override
    public final Optional<V> saying(WorkspaceId workspace, D document) {
        I id = idOf(document);
        List<D> known = versions.getOrDefault(new Key<>(workspace, id), List.of());
        for (int version = known.size(); version > 0; version--) {
            if (saySame(known.get(version - 1), document)) return Optional.of(version(id, version));
        }
        return Optional.empty();
    }

    @Override
    public final synchronized boolean publish(WorkspaceId workspace, int version, D document, Instant now) {
        Key<I> key = new Key<>(workspace, idOf(document));
        List<D> more = new ArrayList<>(versions.getOrDefault(key, List.of()));
        if (version != more.size() + 1) return false;
        more.add(document);
        versions.put(key, List.copyOf(more));
        return true;
    }
}
