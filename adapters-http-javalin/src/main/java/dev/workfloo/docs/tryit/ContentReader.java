package dev.workfloo.docs.tryit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what operations take and answer. */
final class ContentReader {

    private final SchemaReader schemas;

    ContentReader(SchemaReader schemas) {
        this.schemas = schemas;
    }

    Optional<DescribedBody> body(JsonNode operation) {
        JsonNode described = schemas.resolved(operation.path("requestBody"));
        return contents(described).stream()
                .findFirst()
                .map(content -> new DescribedBody(
                        described.path("required").asBoolean(),
                        described.path("description").asText(),
                        content));
    }

    List<DescribedAnswer> answers(JsonNode operation) {
        List<DescribedAnswer> answers = new ArrayList<>();
        operation.path("responses").properties().forEach(response -> {
            JsonNode described = schemas.resolved(response.getValue());
            String description = described.path("description").asText();
            answers.add(new DescribedAnswer(response.getKey(), description, headers(described), contents(described)));
        });
        return answers;
    }

    private List<DescribedMember> headers(JsonNode response) {
        List<DescribedMember> headers = new ArrayList<>();
        response.path("headers").properties().forEach(header -> {
            JsonNode described = schemas.resolved(header.getValue());
            DescribedMember type = schemas.member(header.getKey(), described.path("schema"), false);
            String description = described.path("description").asText();
            headers.add(new DescribedMember(header.getKey(), type.type(), false, description, List.of()));
        });
        return headers;
    }

    private List<DescribedContent> contents(JsonNode described) {
        List<DescribedContent> contents = new ArrayList<>();
        described.path("content").properties().forEach(content -> {
            DescribedMember schema = schemas.member("", content.getValue().path("schema"), false);
            contents.add(new DescribedContent(content.getKey(), schema, examples(content.getValue())));
        });
        return contents;
    }

    private static List<DescribedExample> examples(JsonNode content) {
        List<DescribedExample> examples = new ArrayList<>();
        if (content.has("example")) examples.add(new DescribedExample("", text(content.path("example"))));
        content.path("examples")
                .properties()
                .forEach(example -> examples.add(new DescribedExample(
                        example.getKey(), text(example.getValue().path("value")))));
        return examples;
    }

    private static String text(JsonNode example) {
        return example.isTextual() ? example.asText() : PrettyJson.pretty(example);
    }
}
