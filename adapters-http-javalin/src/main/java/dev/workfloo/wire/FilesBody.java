package dev.workfloo.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.definition.DocumentNode;
import dev.workfloo.definition.file.FileField;
import dev.workfloo.execution.DocumentEvent;
import dev.workfloo.execution.DocumentEvent.DocumentAnswered;
import dev.workfloo.execution.DocumentEvent.DocumentOpened;

/** The files that a node was sent, among its members: each by its name, as the node knows it. */
record FilesBody(ObjectNode body, DocumentNode node, FileValues values) implements DocumentEvent.Cases<ObjectNode> {

    @Override
    public ObjectNode documentOpened(DocumentOpened event) {
        body.putObject("documents");
        return body;
    }

    @Override
    public ObjectNode documentAnswered(DocumentAnswered event) {
        ObjectNode documents = body.withObjectProperty("documents");
        event.files().forEach((key, file) -> {
            ObjectNode one = documents.putObject(key);
            one.put("name", node.request().field(key).map(FileField::name).orElse(key));
            one.put("size", Long.toString(file.size()));
            values.put(one, "value", file);
        });
        return body;
    }
}
