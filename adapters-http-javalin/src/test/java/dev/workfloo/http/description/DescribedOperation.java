package dev.workfloo.http.description;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workfloo.http.DescribedApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An operation, as openapi.json has it. */
public record DescribedOperation(String method, String path, JsonNode described) {

    private static final String JSON = "application/json";

    public static List<DescribedOperation> all() {
        List<DescribedOperation> all = new ArrayList<>();
        DescribedApi.document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> all.add(new DescribedOperation(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))));
        return all;
    }

    public String name() {
        return described.path("operationId").asText();
    }

    public boolean takesAKey() {
        return path.startsWith("/api/");
    }

    public boolean isOfAnExecution() {
        return path.contains("{id}");
    }

    public boolean changes() {
        return !method.equals("GET");
    }

    /** @param in {@code query}, {@code header} or {@code path} */
    public List<JsonNode> parameters(String in) {
        List<JsonNode> parameters = new ArrayList<>();
        described.path("parameters").forEach(parameter -> parameters.add(DescribedApi.resolved(parameter)));
        return parameters.stream()
                .filter(parameter -> parameter.path("in").asText().equals(in))
                .toList();
    }

    /** The schema of its body, if it takes one. */
    public Optional<JsonNode> body() {
        return body("schema");
    }

    public Optional<JsonNode> exampleBody() {
        return body("example");
    }

    private Optional<JsonNode> body(String member) {
        JsonNode content = DescribedApi.resolved(described.path("requestBody")).path("content");
        return Optional.of(content.path(JSON).path(member)).filter(it -> !it.isMissingNode());
    }

    /** Its answers by their status. */
    public Map<Integer, Response> answers() {
        Map<Integer, Response> answers = new TreeMap<>();
        described
                .path("responses")
                .properties()
                .forEach(it ->
                        answers.put(Integer.valueOf(it.getKey()), new Response(DescribedApi.resolved(it.getValue()))));
        return answers;
    }

    /** An answer of it. */
    public record Response(JsonNode described) {

        /** The schema of its body, where that is JSON. */
        public Optional<JsonNode> body() {
            return Optional.of(described.path("content").path(JSON).path("schema"))
                    .filter(it -> !it.isMissingNode());
        }

        public boolean hasBody() {
            return described.has("content");
        }

        /** What is shown of its body, by its types. */
        public Map<String, List<JsonNode>> examples() {
            Map<String, List<JsonNode>> examples = new TreeMap<>();
            described.path("content").properties().forEach(type -> {
                List<JsonNode> all = new ArrayList<>();
                if (type.getValue().has("example")) all.add(type.getValue().path("example"));
                type.getValue().path("examples").forEach(it -> all.add(it.path("value")));
                examples.put(type.getKey(), all);
            });
            return examples;
        }

        /** The schemas of the headers that it always has. */
        public Map<String, JsonNode> requiredHeaders() {
            Map<String, JsonNode> required = new TreeMap<>();
            described.path("headers").properties().forEach(it -> {
                JsonNode header = DescribedApi.resolved(it.getValue());
                if (header.path("required").asBoolean()) required.put(it.getKey(), header.path("schema"));
            });
            return required;
        }
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
