package dev.workfloo.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The API as openapi.json describes it, to which whatever the tests see must keep: an answer has a status that is named there,
 * and neither a member that is not, nor one of another type, nor null.
 */
public final class DescribedApi {

    private static final String PLACE = "https://workfloo.dev/openapi.json";

    /** As much as an answer may hold. */
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .nodeFactory(new WholeNumbers())
            .build();

    /** Of a whole number with an exponent, the validator would see the lowest 64 bits alone. */
    private static final class WholeNumbers extends JsonNodeFactory {

        private static final int MOST_DIGITS = 1_000;

        @Override
        public ValueNode numberNode(BigDecimal number) {
            BigDecimal shortest = number.stripTrailingZeros();
            boolean isWhole = shortest.scale() <= 0 && shortest.precision() - shortest.scale() <= MOST_DIGITS;
            return isWhole ? numberNode(shortest.toBigIntegerExact()) : super.numberNode(number);
        }
    }

    /** Answers to which later releases may add members, and whose clients must not mind. What is added has to be described too. */
    static final Set<String> OPEN_ANSWERS =
            Set.of("Why", "NodeWhy", "Attempt", "Trace", "TracedRule", "TracedCondition", "TracedQuestion");

    private static final JsonNode DOCUMENT = read();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDialect(
            dialect(),
            registry -> registry.schemas(Map.of(PLACE, closed().toString()))
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()));

    /** Each is found once, since every answer of all tests is held against one. */
    private static final Map<String, Schema> FOUND = new ConcurrentHashMap<>();

    private static final Map<String, Pattern> PATHS = paths();

    /** What clients may prefer to what commands are answered otherwise. */
    private static final String STATUS = "/paths/~1api~1v1~1workfloo~1status~1{id}/get/responses/200";

    private DescribedApi() {}

    /** Those without a parameter go before others. */
    private static Map<String, Pattern> paths() {
        Map<String, Pattern> paths = new TreeMap<>(Comparator.comparing(path -> path.replace('{', '~')));
        DOCUMENT.path("paths")
                .fieldNames()
                .forEachRemaining(path -> paths.put(path, Pattern.compile(path.replaceAll("\\{[^}]*}", "[^/]+"))));
        return paths;
    }

    private static JsonNode read() {
        try (InputStream document = DescribedApi.class.getResourceAsStream("openapi.json")) {
            return MAPPER.readTree(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As it is published, but that no answer may hold what is not described. */
    private static JsonNode closed() {
        JsonNode closed = DOCUMENT.deepCopy();
        for (String name : OPEN_ANSWERS) {
            ObjectNode schema = (ObjectNode) closed.at("/components/schemas/" + name);
            schema.put("additionalProperties", false);
        }
        return closed;
    }

    /** A schema's dialect, to which what stands around the schemas is known. */
    private static Dialect dialect() {
        Dialect.Builder dialect = Dialect.builder(Dialects.getOpenApi31());
        DOCUMENT.fieldNames().forEachRemaining(name -> dialect.keyword(new NonValidationKeyword(name)));
        return dialect.build();
    }

    public static JsonNode document() {
        return DOCUMENT;
    }

    /** @param target path and query */
    public record Asked(String method, String target) {

        /** As the service reads it: in the API, slashes that follow each other are one. */
        private String path() {
            String asked = target.replaceFirst("[?#].*", "").replaceFirst("(.)/$", "$1");
            String shortest = asked.replaceAll("//+", "/");
            return shortest.startsWith("/api") ? shortest : asked;
        }

        /** More than one may be meant, as {@code status/{id}} and {@code {id}/form} both are by {@code status/form}. */
        private List<String> paths() {
            String path = path();
            return PATHS.entrySet().stream()
                    .filter(template -> template.getValue().matcher(path).matches())
                    .map(Map.Entry::getKey)
                    .toList();
        }

        /** Where it is described. */
        private Optional<String> operation() {
            if (!method.equals(method.toUpperCase(Locale.ROOT))) return Optional.empty();
            return paths().stream()
                    .map(path -> "/paths/" + path.replace("/", "~1") + "/" + method.toLowerCase(Locale.ROOT))
                    .filter(pointer -> !DOCUMENT.at(pointer).isMissingNode())
                    .findFirst();
        }

        private boolean isProbe() {
            return method.equals("HEAD") && !path().startsWith("/api") && !paths().isEmpty();
        }

        private Optional<String> operationOfGet() {
            return new Asked("GET", target).operation();
        }
    }

    /** What came back. */
    public record Answered(int status, Map<String, List<String>> headers, String body) {

        public Answered {
            Map<String, List<String>> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            anyCase.putAll(headers);
            headers = anyCase;
        }

        private String type() {
            return String.join(", ", headers.getOrDefault("Content-Type", List.of()));
        }

        private String mediaType() {
            return type().replaceFirst(";.*", "");
        }

        private boolean isBare() {
            return body.isEmpty() && type().isEmpty();
        }
    }

    /** Fails unless the answer is described. */
    public static void check(HttpResponse<String> answer) {
        URI uri = answer.uri();
        String target = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        check(
                new Asked(answer.request().method(), target),
                new Answered(answer.statusCode(), answer.headers().map(), answer.body()));
    }

    /**
     * Fails unless the answer is described. What is refused before it is understood as HTTP is described nowhere, and is not to
     * be checked here.
     */
    public static void check(Asked asked, Answered answer) {
        Optional<String> operation = asked.operation();
        if (answer.headers().containsKey("Preference-Applied")) {
            boolean isDescribed = operation
                    .map(it -> DOCUMENT.at(resolved(it + "/responses/200") + "/headers/Preference-Applied"))
                    .filter(header -> !header.isMissingNode())
                    .isPresent();
            require(isDescribed && answer.status() == 200, "nothing was done", asked, answer);
            checkDescribed(STATUS, asked, answer);
        } else if (operation.isPresent()) {
            checkDescribed(operation.get() + "/responses/" + answer.status(), asked, answer);
        } else if (asked.isProbe()) {
            require(answer.body().isEmpty(), "no body belongs to HEAD", asked, answer);
            checkHead(asked.operationOfGet().orElseThrow() + "/responses/" + answer.status(), asked, answer);
        } else {
            checkElsewhere(asked, answer);
        }
    }

    /** Where there is no such path, or it has no such method. */
    private static void checkElsewhere(Asked asked, Answered answer) {
        switch (answer.status()) {
            case 401, 404 -> require(answer.isBare(), "no body belongs here", asked, answer);
            case 405 -> require(answer.isBare() && answer.headers().containsKey("Allow"), "Allow alone", asked, answer);
            case 500 -> checkDescribed("/components/responses/Unforeseen", asked, answer);
            case 503 -> checkDescribed("/components/responses/Unavailable", asked, answer);
            default -> throw notDescribed("no such operation", asked, answer);
        }
    }

    private static void checkDescribed(String pointer, Asked asked, Answered answer) {
        String place = checkHead(pointer, asked, answer);
        if (!DOCUMENT.at(place).has("content")) {
            require(answer.isBare(), "the answer has no body", asked, answer);
            return;
        }
        if (!answer.mediaType().equals("application/json")) return;
        JsonNode body = parse(answer.body());
        List<String> wrong = wrong(place + "/content/application~1json/schema", body);
        require(wrong.isEmpty(), wrong.toString(), asked, answer);
        require(
                answer.status() != 200 || !asked.target().startsWith("/api") || !holdsNull(body),
                "null",
                asked,
                answer);
    }

    /** All but the body; where that is described is what is returned. */
    private static String checkHead(String pointer, Asked asked, Answered answer) {
        String place = resolved(pointer);
        JsonNode response = DOCUMENT.at(place);
        require(!response.isMissingNode(), "this status is not described", asked, answer);
        checkHeaders(response, asked, answer);
        boolean isOfItsType =
                !response.has("content") || response.path("content").has(answer.mediaType());
        require(isOfItsType, "this Content-Type is not described", asked, answer);
        return place;
    }

    private static void checkHeaders(JsonNode response, Asked asked, Answered answer) {
        response.path("headers").properties().forEach(header -> {
            String place = header.getValue().path("$ref").asText().substring(1);
            JsonNode described = DOCUMENT.at(place);
            List<String> values = answer.headers().getOrDefault(header.getKey(), List.of());
            require(
                    !described.path("required").asBoolean() || !values.isEmpty(),
                    header.getKey() + " is missing",
                    asked,
                    answer);
            boolean isNumber = described.at("/schema/type").asText().equals("integer");
            for (String value : values) {
                boolean isWritten = isNumber && value.matches("[0-9]{1,9}");
                JsonNode read = isWritten ? IntNode.valueOf(Integer.parseInt(value)) : TextNode.valueOf(value);
                require(wrong(place + "/schema", read).isEmpty(), header.getKey() + " is " + value, asked, answer);
            }
        });
    }

    private static void require(boolean holds, String otherwise, Asked asked, Answered answer) {
        if (!holds) throw notDescribed(otherwise, asked, answer);
    }

    private static AssertionError notDescribed(String how, Asked asked, Answered answer) {
        return new AssertionError(asked + " is answered as openapi.json does not have it: " + how + ": " + answer);
    }

    /** Whatever they are. */
    private static final List<String> IGNORED_IN_PRODUCTION = List.of("scenarioId", "sceneries");

    /** Fails unless a body that was taken is one that the description allows; null is absent. */
    public static void checkTaken(Asked asked, String body) {
        Optional<String> place = asked.operation()
                .map(operation -> resolved(operation + "/requestBody") + "/content/application~1json/schema")
                .filter(schema -> !DOCUMENT.at(schema).isMissingNode());
        if (place.isEmpty() || body.isBlank()) return;
        JsonNode sent = parse(body);
        if (sent instanceof ObjectNode members) {
            members.properties().removeIf(member -> member.getValue().isNull());
            if (!asked.target().contains("sandbox=true")) members.remove(IGNORED_IN_PRODUCTION);
        }
        List<String> wrong = sent.isNull() ? List.of() : wrong(place.get(), sent);
        if (!wrong.isEmpty())
            throw new AssertionError(asked + " took what openapi.json does not have: " + wrong + ": " + body);
    }

    /** Fails unless this is what receivers are told, of a status or of a code. */
    public static void checkCallback(String body) {
        JsonNode told = parse(body);
        checkIs(told.has("nodeId") ? "NipReport" : "Status", told);
        if (holdsNull(told)) throw new AssertionError("a callback with null: " + body);
    }

    /** Fails unless the description has such a thing under this name. */
    public static void checkIs(String schema, JsonNode body) {
        List<String> wrong = wrong("/components/schemas/" + schema, body);
        if (!wrong.isEmpty()) throw new AssertionError("no " + schema + " of openapi.json: " + wrong + ": " + body);
    }

    /** @return the headers with which a callback of that name is told to go */
    public static Set<String> callbackHeaders(String callback) {
        return DOCUMENT.findValue(callback).findValue("parameters").findValuesAsText("name").stream()
                .collect(Collectors.toSet());
    }

    /** What it refers to, or itself. */
    public static JsonNode resolved(JsonNode described) {
        String reference = described.path("$ref").asText();
        return reference.isEmpty() ? described : DOCUMENT.at(reference.substring(1));
    }

    /** Whether a schema that is referred to allows this. */
    public static boolean allows(JsonNode reference, JsonNode value) {
        return wrong(reference.path("$ref").asText().substring(1), value).isEmpty();
    }

    private static String resolved(String pointer) {
        String other = DOCUMENT.at(pointer).path("$ref").asText();
        return other.isEmpty() ? pointer : other.substring(1);
    }

    private static List<String> wrong(String pointer, JsonNode body) {
        Schema schema =
                FOUND.computeIfAbsent(pointer, place -> SCHEMAS.getSchema(SchemaLocation.of(PLACE + "#" + place)));
        return schema.validate(body).stream().map(Error::toString).toList();
    }

    private static boolean holdsNull(JsonNode node) {
        if (node.isNull()) return true;
        for (JsonNode child : node) if (holdsNull(child)) return true;
        return false;
    }

    private static JsonNode parse(String body) {
        try {
            return MAPPER.readTree(body.getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + body, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
