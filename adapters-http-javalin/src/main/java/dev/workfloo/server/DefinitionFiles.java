package dev.workfloo.server;

import dev.workfloo.StoreDamaged;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.PublishDefinition;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.rule.Value;
import dev.workfloo.wire.JsonReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes definition documents at start. A bad one is named with its findings, and does not disturb the others. */
final class DefinitionFiles {

    static final Logger LOG = LoggerFactory.getLogger("dev.workfloo.definitions");

    private final PublishDefinition publish;

    DefinitionFiles(PublishDefinition publish) {
        this.publish = publish;
    }

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
        Map<DefinitionId, List<Path>> sources = new HashMap<>();
        documents.forEach((file, document) -> id(document)
                .ifPresent(id ->
                        sources.computeIfAbsent(id, it -> new ArrayList<>()).add(file)));
        documents.forEach((file, document) -> {
            List<Path> same = id(document).map(sources::get).orElse(List.of(file));
            if (same.size() == 1) publish(workspace, file.toString(), document);
            else LOG.error("{} is not published: these files have one id, and one of them must go: {}", file, same);
        });
    }

    private static Optional<DefinitionId> id(Value document) {
        return document instanceof Value.Context members && members.get("id") instanceof Value.Text id
                ? DefinitionId.parse(id.text())
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
            new PublicationLog(workspace, source).tell(publish.publishNews(workspace, document));
        } catch (StoreDamaged e) {
            LOG.error("{} is not published, since it cannot be compared: {}", source, e.getMessage());
        }
    }
}
