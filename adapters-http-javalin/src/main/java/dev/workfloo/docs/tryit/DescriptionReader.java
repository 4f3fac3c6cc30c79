package dev.workfloo.docs.tryit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workfloo.docs.tryit.DescribedParameter.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads OpenAPI 3.1, as far as our own description uses it. */
final class DescriptionReader {

    private final JsonNode document;
    private final SchemaReader schemas;
    private final ContentReader contents;

    private DescriptionReader(JsonNode document) {
        this.document = document;
        this.schemas = new SchemaReader(document);
        this.contents = new ContentReader(schemas);
    }

    static ApiDescription read(InputStream document) {
        try (document) {
            return new DescriptionReader(PrettyJson.MAPPER.readTree(document)).description();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ApiDescription description() {
        List<OperationGroup> groups = new ArrayList<>();
        for (JsonNode tag : document.path("tags")) {
            String name = tag.path("name").asText();
            groups.add(new OperationGroup(name, tag.path("description").asText(), operations(name)));
        }
        return new ApiDescription(document.at("/info/description").asText(), groups);
    }

    private List<DescribedOperation> operations(String tag) {
        List<DescribedOperation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method ->
                                method.getValue().at("/tags/0").asText().equals(tag))
                        .map(method -> operation(path.getKey(), method.getKey(), method.getValue()))
                        .forEach(operations::add));
        return operations;
    }

    private DescribedOperation operation(String path, String method, JsonNode described) {
        OperationHead head = new OperationHead(
                described.path("operationId").asText(),
                method.toUpperCase(Locale.ROOT),
                path,
                described.path("summary").asText(),
                described.path("description").asText());
        DescribedRequest request =
                new DescribedRequest(rights(described), parameters(described), contents.body(described));
        return new DescribedOperation(head, request, contents.answers(described), callbacks(described));
    }

    private List<String> rights(JsonNode described) {
        JsonNode security = described.has("security") ? described.path("security") : document.path("security");
        List<String> rights = new ArrayList<>();
        for (JsonNode choice : security) choice.path("apiKey").forEach(right -> rights.add(right.asText()));
        return rights;
    }

    private List<DescribedParameter> parameters(JsonNode described) {
        List<DescribedParameter> parameters = new ArrayList<>();
        for (JsonNode parameter : described.path("parameters")) parameters.add(parameter(parameter));
        return parameters;
    }

    private DescribedParameter parameter(JsonNode reference) {
        JsonNode described = schemas.resolved(reference);
        String name = described.path("name").asText();
        DescribedMember type = schemas.member(
                name, described.path("schema"), described.path("required").asBoolean());
        String description = described.path("description").asText(type.description());
        DescribedMember value = new DescribedMember(name, type.type(), type.isRequired(), description, type.members());
        String meaning = reference.has("$ref") ? SchemaReader.nameOf(reference) : name;
        Place place = Place.valueOf(described.path("in").asText().toUpperCase(Locale.ROOT));
        return new DescribedParameter(
                value,
                meaning,
                place,
                Optional.ofNullable(described.get("example"))
                        .filter(JsonNode::isValueNode)
                        .map(JsonNode::asText));
    }

    /** Each is called for one expression, by one method. */
    private List<DescribedOperation> callbacks(JsonNode operation) {
        List<DescribedOperation> callbacks = new ArrayList<>();
        for (JsonNode callback : operation.path("callbacks"))
            callback.properties()
                    .forEach(path -> path.getValue()
                            .properties()
                            .forEach(method ->
                                    callbacks.add(operation(path.getKey(), method.getKey(), method.getValue()))));
        return callbacks;
    }
}
