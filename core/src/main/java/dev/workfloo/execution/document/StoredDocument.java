package dev.workfloo.execution.document;

import dev.workfloo.content.DocumentId;
import dev.workfloo.content.DocumentReference;
import dev.workfloo.definition.NodeId;
import dev.workfloo.document.TreeReader;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.execution.DocumentEvent.DocumentAnswered;
import dev.workfloo.execution.DocumentEvent.DocumentOpened;
import dev.workfloo.execution.Position.AwaitingDocument;
import dev.workfloo.execution.document.StoredTable.Line;
import dev.workfloo.rule.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How files that were sent are kept: by what is known of them, without their content. */
final class StoredDocument {

    /** Since this format an execution may have files. */
    static final int SINCE = 4;

    static final StoredFamily FAMILY = new StoredFamily(
            List.of(
                    new Line<>(
                            new StoredName("documentOpened", SINCE),
                            DocumentOpened.class,
                            (event, to) -> {},
                            from -> new DocumentOpened(StoredMembers.at(from), StoredMembers.node(from))),
                    new Line<>(
                            new StoredName("documentAnswered", SINCE),
                            DocumentAnswered.class,
                            (event, to) -> {
                                to.personalUnlessEmpty("files", write(event.files()));
                                to.personalUnlessEmpty("made", write(event.made()));
                            },
                            from -> new DocumentAnswered(
                                    StoredMembers.at(from),
                                    StoredMembers.node(from),
                                    read(StoredMembers.personal(from, "files")),
                                    read(StoredMembers.personal(from, "made"))))),
            List.of(new Line<>(
                    new StoredName("document", SINCE),
                    AwaitingDocument.class,
                    (position, to) -> StoredMembers.put(position.node(), position.visit(), to),
                    from -> new AwaitingDocument(StoredMembers.node(from), StoredMembers.visit(from)))));

    private StoredDocument() {}

    static Value.Context write(Map<String, DocumentReference> files) {
        Map<String, Value> written = new LinkedHashMap<>();
        files.forEach((key, file) -> written.put(
                key,
                new TreeWriter()
                        .text("id", file.id().hex())
                        .text("name", file.name())
                        .text("format", file.format())
                        .text("size", Long.toString(file.size()))
                        .text("hash", file.hash())
                        .done()));
        return new Value.Context(written);
    }

    static Map<String, DocumentReference> read(Value.Context written) {
        Map<String, DocumentReference> files = new LinkedHashMap<>();
        written.members().keySet().forEach(key -> files.put(key, file(TreeReader.object(written, key))));
        return files;
    }

    /** Those of several nodes. */
    static Value.Context writeEach(Map<NodeId, Map<String, DocumentReference>> files) {
        Map<String, Value> written = new LinkedHashMap<>();
        files.forEach((node, its) -> written.put(node.name(), write(its)));
        return new Value.Context(written);
    }

    static Map<NodeId, Map<String, DocumentReference>> readEach(Value.Context written) {
        Map<NodeId, Map<String, DocumentReference>> files = new LinkedHashMap<>();
        written.members().keySet().forEach(node -> files.put(new NodeId(node), read(TreeReader.object(written, node))));
        return files;
    }

    private static DocumentReference file(Value.Context said) {
        return new DocumentReference(
                new DocumentId(TreeReader.text(said, "id")),
                TreeReader.text(said, "name"),
                TreeReader.text(said, "format"),
                Long.parseLong(TreeReader.text(said, "size")),
                TreeReader.text(said, "hash"));
    }
}
