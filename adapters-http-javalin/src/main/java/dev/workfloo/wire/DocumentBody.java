package dev.workfloo.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.definition.file.FileField;
import dev.workfloo.definition.file.FileField.Group;
import dev.workfloo.definition.file.FileRequest;

/** What a DOCUMENT asks for, as the status object shows it. */
final class DocumentBody {

    private DocumentBody() {}

    static ObjectNode of(FileRequest request) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode fields = body.putArray("documentField");
        request.files().forEach(field -> fields.add(field(field)));
        return body;
    }

    private static ObjectNode field(FileField field) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", field.id());
        body.put("name", field.name());
        body.put("required", field.required());
        body.put("predefined", false);
        ObjectNode metadata = body.putObject("fileMetadata");
        field.accepts().formats().forEach(metadata.putArray("formats")::add);
        field.accepts().maxSize().ifPresent(most -> metadata.put("maxSize", most));
        field.count().min().ifPresent(least -> metadata.put("min", least));
        field.count().max().ifPresent(most -> metadata.put("max", most));
        field.group().ifPresent(group -> body.set("set", set(group)));
        field.sourcePdfNodeId().ifPresent(node -> body.put("sourcePdfNodeId", node));
        return body;
    }

    private static ObjectNode set(Group group) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode files = body.putArray("files");
        group.files().forEach(file -> files.add(field(file)));
        group.required().forEach(body.putArray("required")::add);
        ArrayNode positions = body.putArray("optionalAt");
        group.optionalAt().forEach(position -> positions.add(String.valueOf(position)));
        return body;
    }
}
