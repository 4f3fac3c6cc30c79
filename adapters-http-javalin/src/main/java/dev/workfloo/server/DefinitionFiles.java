package dev.workfloo.server;

import dev.workfloo.HexId;
import dev.workfloo.StoreDamaged;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.PublishDefinition;
import dev.workfloo.application.port.in.pool.PublishPool;
import dev.workfloo.definition.pool.PoolReader;
import dev.workfloo.rule.Value;
import dev.workfloo.wire.JsonReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes documents of definitions and pools at start. A bad one is named with its findings, and does not disturb the others. */
final class DefinitionFiles {

    static final Logger LOG = LoggerFactory.getLogger("dev.workfloo.definitions");

    private final PublishDefinition definitions;
    private final PublishPool pools;

    DefinitionFiles(PublishDefinition definitions, PublishPool pools) {
        this.definitions = definitions;
        this.pools = pools;
    }

    /** Of what a document is, and of which: a pool and a definition may have the same id. */
    private record Name(boolean isPool, String id) {}

    /** Publishes {@code <workspace>/*.json} of this folder, in the order of the names. */
    void publishAll(Path folder) {
        for (Path workspace : list(folder, "*")) {
            if (!Files.isDirectory(workspace)) continue;
            String name = workspace.getFileName().toString();
            Optional<WorkspaceId> id = WorkspaceId.parse(name);
            if (id.isPresent()) publishAll(id.get(), list(workspace, "*.json"));
            else LOG.error("{} is not published: the folder's name is no workspace's name", workspace);
        }
    }

    private static List<Path> list(Path folder, String glob) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
            List<Path> paths = new ArrayList<>();
            entries.forEach(paths::add);
            paths.sort(null);
            return paths;
        } catch (IOException e) {
            LOG.error("{} cannot be read, and what is in it is not published: {}", folder, e.toString());
            return List.of();
        }
    }

    /** Of several documents of one definition none is published: it is not known which is meant. */
    private void publishAll(WorkspaceId workspace, List<Path> files) {
        Map<Path, Value> documents = new LinkedHashMap<>();
        files.forEach(file -> read(file).ifPresent(document -> documents.put(file, document)));
        Map<Name, List<Path>> sources = new HashMap<>();
        documents.forEach((file, document) -> name(document)
                .ifPresent(name ->
                        sources.computeIfAbsent(name, it -> new ArrayList<>()).add(file)));
        definitionsFirst(documents).forEach(file -> {
            Value document = Objects.requireNonNull(documents.get(file));
            List<Path> same = name(document).map(sources::get).orElse(List.of(file));
            if (same.size() == 1) publish(workspace, file.toString(), document);
            else LOG.error("{} is not published: these files have one id, and one of them must go: {}", file, same);
        });
    }

    /** A pool is published only when all definitions are that it names. */
    private static List<Path> definitionsFirst(Map<Path, Value> documents) {
        return documents.entrySet().stream()
                .sorted(Comparator.comparing(entry -> PoolReader.isPool(entry.getValue())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Optional<Name> name(Value document) {
        return document instanceof Value.Context members && members.get("id") instanceof Value.Text id
                ? HexId.parse(id.text()).map(hex -> new Name(PoolReader.isPool(document), hex))
                : Optional.empty();
    }

    private static Optional<Value> read(Path file) {
        try {
            return read(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            LOG.error("{} cannot be read, and is not published: {}", file, e.toString());
            return Optional.empty();
        }
    }

    private static Optional<Value> read(String source, byte[] document) {
        return JsonReader.readDocument(document)
                .peekLeft(why -> LOG.error("{} is not published: {}", source, why))
                .toJavaOptional();
    }

    void publish(WorkspaceId workspace, String source, byte[] document) {
        read(source, document).ifPresent(tree -> publish(workspace, source, tree));
    }

    private void publish(WorkspaceId workspace, String source, Value document) {
        try {
            PublicationLog log = new PublicationLog(workspace, source);
            if (PoolReader.isPool(document)) log.tellOfPool(pools.publishNews(workspace, document));
            else log.tell(definitions.publishNews(workspace, document));
        } catch (StoreDamaged e) {
            LOG.error("{} is not published, since it cannot be compared: {}", source, e.getMessage());
        }
    }
}
