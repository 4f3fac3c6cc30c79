package dev.workfloo.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.content.DocumentReference;
import dev.workfloo.definition.DocumentNode;
import dev.workfloo.definition.file.FileField;
import dev.workfloo.execution.DocumentEvent;
import dev.workfloo.execution.DocumentEvent.DocumentAnswered;
import dev.workfloo.execution.DocumentEvent.DocumentOpened;
import java.util.Map;

/** The files that a node was sent, among its members: each by its name, as the node knows it. */
record FilesBody(ObjectNode body, DocumentNode node, NodeBody.Seen seen) implements DocumentEvent.Cases<ObjectNode> {

    @Override
    public ObjectNode documentOpened(DocumentOpened event) {
        body.putObject("documents");
        return body;
    }

    /** What counts now: some of it may have been corrected since. */
    @Override
    public ObjectNode documentAnswered(DocumentAnswered event) {
        ObjectNode documents = body.withObjectProperty("documents");
        Map<String, DocumentReference> files = seen.execution().data().files().getOrDefault(event.node(), event.all());
        files.forEach((key, file) -> {
            ObjectNode one = documents.putObject(key);
            one.put("name", node.request().field(key).map(FileField::name).orElse(key));
            one.put("size", Long.toString(file.size()));
            seen.files().put(one, "value", file);
        });
        return body;
    }
}
