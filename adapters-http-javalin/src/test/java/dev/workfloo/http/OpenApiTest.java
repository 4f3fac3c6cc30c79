package dev.workfloo.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workfloo.http.DescribedApi.Answered;
import dev.workfloo.http.DescribedApi.Asked;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The description of the API is served, and says what is routed; that answers keep to it, every test sees. */
class OpenApiTest {

    private static TestService service;

    @BeforeAll
    static void start() {
        service = TestService.start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void isServedToAnybody() throws IOException {
        Reply reply = service.get("/openapi.json").noKey().send();

        assertEquals(200, reply.status());
        assertEquals("application/json", reply.header("Content-Type"));
        assertEquals("3.1.0", Json.at(reply.body(), "openapi"));
        try (InputStream document = OpenApi.class.getResourceAsStream("openapi.json")) {
            assertEquals(new String(document.readAllBytes(), StandardCharsets.UTF_8), reply.body());
        }
    }

    @Test
    void describesWhatIsRoutedAndNothingElse() {
        assertEquals(service.routes(), described());
    }

    private static Set<String> described() {
        Set<String> operations = new TreeSet<>();
        DescribedApi.document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> operations.add(method.toUpperCase() + " " + path.getKey())));
        return operations;
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = DescribedApi.document().findValuesAsText("$ref");

        assertTrue(references.size() > 100, references::toString);
        for (String reference : references) {
            assertTrue(reference.startsWith("#/"), reference);
            assertTrue(!DescribedApi.document().at(reference.substring(1)).isMissingNode(), reference);
        }
    }

    @Test
    void nothingIsDescribedInVain() {
        Set<String> used = Set.copyOf(DescribedApi.document().findValuesAsText("$ref"));

        for (String kind : List.of("schemas", "responses", "parameters", "headers", "requestBodies")) {
            DescribedApi.document().path("components").path(kind).fieldNames().forEachRemaining(name -> {
                assertTrue(used.contains("#/components/" + kind + "/" + name), kind + "/" + name);
            });
        }
    }

    /** An answer may not grow members unseen: each object says what it holds, or that anything goes. Only why may grow. */
    @Test
    void everyAnswerSaysWhatItHolds() {
        Set<String> open = new TreeSet<>(List.of(
                "StartRequest",
                "PoolRequest",
                "LinkRequest",
                "StartWithLinkRequest",
                "Phone",
                "TypedNip",
                "TypedToken",
                "ReviewRequest",
                "ReviewedField"));
        open.addAll(DescribedApi.OPEN_ANSWERS);
        DescribedApi.document().at("/components/schemas").properties().forEach(schema -> {
            JsonNode described = schema.getValue();
            boolean isOpen = described.path("type").asText().equals("object") && !described.has("additionalProperties");
            assertEquals(open.contains(schema.getKey()), isOpen, schema.getKey());
        });
    }

    /** What is written where it is used, generators call by a name of their own, which changes with the next one beside it. */
    @Test
    void whatHasPartsHasAName() {
        Set<String> named = new TreeSet<>();
        DescribedApi.document()
                .at("/components/schemas")
                .fieldNames()
                .forEachRemaining(name -> named.add("/components/schemas/" + name));
        List<String> parts = new ArrayList<>();
        findParts(DescribedApi.document(), "", parts);

        assertTrue(parts.size() > 50, parts::toString);
        assertEquals(List.of(), parts.stream().filter(it -> !named.contains(it)).toList());
    }

    private static void findParts(JsonNode node, String place, List<String> found) {
        boolean hasParts = node.path("properties").isObject() || node.has("oneOf") || node.has("anyOf");
        boolean isExample = place.contains("/example");
        if (hasParts && !isExample) found.add(place);
        node.properties().forEach(child -> findParts(child.getValue(), place + "/" + child.getKey(), found));
        for (int i = 0; i < node.size() && node.isArray(); i++) findParts(node.get(i), place + "/" + i, found);
    }

    /** Of such a schema, generators make a type under another name, and forget that it has another. */
    @Test
    void noSchemaIsCalledLikeATypeOfALanguage() {
        Set<String> taken = Set.of(
                "Array",
                "Blob",
                "Boolean",
                "Date",
                "Error",
                "Exception",
                "File",
                "Function",
                "List",
                "Map",
                "Number",
                "Object",
                "Promise",
                "Record",
                "Request",
                "Response",
                "Set",
                "String",
                "Symbol",
                "Type");

        DescribedApi.document().at("/components/schemas").fieldNames().forEachRemaining(name -> {
            assertFalse(taken.contains(name), name);
        });
    }

    /** Some clients match a pattern from the beginning, and some the whole text. */
    @Test
    void patternsSpeakOfTheWholeText() {
        List<String> patterns = DescribedApi.document().findValuesAsText("pattern");

        assertTrue(patterns.size() > 20, patterns::toString);
        patterns.forEach(pattern -> assertTrue(pattern.matches("\\^.*\\$"), pattern));
    }

    /** Without one, generators make a name of the path, which for callbacks is a formula. */
    @Test
    void eachOperationHasANameOfItsOwn() {
        Set<String> names = new TreeSet<>();

        for (JsonNode operation : DescribedApi.document().findParents("responses")) {
            if (operation.has("schemas")) continue;
            String name = operation.path("operationId").asText();
            assertTrue(name.matches("[a-z][A-Za-z0-9]+"), operation::toString);
            assertTrue(names.add(name), name);
        }

        assertTrue(names.size() > 20, names::toString);
    }

    /** Clients make a closed type of an enum, and break at the first node of a new kind. */
    @ParameterizedTest
    @ValueSource(strings = {"Status/properties/currentNodeType", "NodeDetail/properties/type"})
    void aKindOfNodeIsNoClosedType(String place) {
        JsonNode kind = DescribedApi.document().at("/components/schemas/" + place);

        assertTrue(kind.has("pattern"), place);
        assertFalse(kind.has("enum"), place);
    }

    private static final String STATUS = TestService.EXECUTE + "/status/64a8bc288de4164da93f339c";

    private static Answered answer(int status, String body) {
        return new Answered(
                status,
                Map.of("content-type", List.of("application/json"), "x-request-id", List.of("r")),
                body.replace('\'', '"'));
    }

    /** The watchman is watched: each of these was an answer once, or could have been. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200 | {'id': '64a8bc288de4164da93f339c', 'name': 'A', 'status': 'SUCCESS', 'trace': []}",
                "200 | {'id': '64a8bc288de4164da93f339c', 'name': 'A', 'status': 'SUCCESS', 'link': null}",
                "200 | {'id': '64a8bc288de4164da93f339c', 'name': 5, 'status': 'SUCCESS'}",
                "200 | {'id': '64A8BC288DE4164DA93F339C', 'name': 'A', 'status': 'SUCCESS'}",
                "200 | {'id': '64a8bc288de4164da93f339c', 'name': 'A'}",
                "200 | {'id': '64a8bc288de4164da93f339c', 'name': 'A', 'status': 'SUCCESS', 'name': 'A'}",
                "404 | {'typeError': 'ELEMENT_NOT_EXIST_ERROR', 'errors': null, 'errorMessage': 'id not found'}",
                "409 | {'typeError': 'STATE_ERROR', 'errors': null, 'errorMessage': ''}",
                "400 | {'typeError': 'FORMAT_ERROR', 'errors': {'id': 5}, 'errorMessage': ''}",
                "400 | {'typeError': 'FORMAT_ERROR', 'errors': null}",
                "503 | {'typeError': 'UNAVAILABLE_ERROR', 'errors': null, 'errorMessage': ''}",
            })
    void refusesWhatIsNotDescribed(int status, String body) {
        assertThrows(AssertionError.class, () -> DescribedApi.check(new Asked("GET", STATUS), answer(status, body)));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 414, 431})
    void refusesABareRefusalOfWhatIsHttp(int status) {
        Answered bare = new Answered(status, Map.of("x-request-id", List.of("r")), "");

        assertThrows(AssertionError.class, () -> DescribedApi.check(new Asked("GET", STATUS), bare));
    }

    @Test
    void takesSlashesThatFollowEachOtherForOne() {
        Asked form = new Asked("HEAD", "/" + TestService.EXECUTE + "/64a8bc288de4164da93f339c/form");
        DescribedApi.check(form, new Answered(405, Map.of("Allow", List.of("POST")), ""));

        assertThrows(AssertionError.class, () -> DescribedApi.check(form, answer(200, "")));
    }

    @Test
    void refusesOfHeadWhatGetDoesNotAnswer() {
        Asked ready = new Asked("HEAD", "/ready");
        DescribedApi.check(ready, answer(200, ""));

        assertThrows(AssertionError.class, () -> DescribedApi.check(ready, answer(204, "")));
        assertThrows(AssertionError.class, () -> DescribedApi.check(ready, answer(503, "")));
        assertThrows(AssertionError.class, () -> DescribedApi.check(ready, answer(200, "{}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id': '64a8bc288de4164da93f339c', 'nodes': [], 'more': 1}",
                "{'id': '64a8bc288de4164da93f339c', 'nodes': [{'id': 'a', 'attempts': [], 'trace': [{'more': 1}]}]}"
            })
    void refusesOfWhyWhatIsNotDescribedYet(String body) {
        Asked why = new Asked("GET", TestService.EXECUTE + "/64a8bc288de4164da93f339c/why");
        DescribedApi.check(why, answer(200, body.replaceFirst(",? ?'more': 1", "")));

        assertThrows(AssertionError.class, () -> DescribedApi.check(why, answer(200, body)));
    }

    @Test
    void refusesNumbersBeyond32Bits() {
        Asked execute = new Asked("POST", TestService.EXECUTE);
        DescribedApi.check(execute, answer(200, "{'id': '64a8bc288de4164da93f339c', 'idUnykoo': 2147483647}"));

        assertThrows(
                AssertionError.class,
                () -> DescribedApi.check(
                        execute, answer(200, "{'id': '64a8bc288de4164da93f339c', 'idUnykoo': 2147483648}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-29T06:51:31.36@America/Mexico_City",
                "2026-11-29T06:51:31.36-06:00",
                "2026-11-29T12:51Z",
                "2026-11-29"
            })
    void refusesMomentsThatAreNotInUtc(String moment) {
        String report = "{\"id\":\"64a8bc288de4164da93f339c\",\"nodeId\":\"a\",\"date\":\"%s\",\"status\":\"SENT\"}";
        DescribedApi.checkCallback(report.formatted("2026-11-29T12:51:31.36Z"));

        assertThrows(AssertionError.class, () -> DescribedApi.checkCallback(report.formatted(moment)));
    }
}
