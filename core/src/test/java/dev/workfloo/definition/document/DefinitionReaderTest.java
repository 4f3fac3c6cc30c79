package dev.workfloo.definition.document;

import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDocument;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aField;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aFormNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aLabelNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static dev.workfloo.testkit.contract.fixture.Fixtures.read;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.document.DocumentReader;
import dev.workfloo.document.Finding;
import dev.workfloo.document.Findings;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionReaderTest {

    private static final String NAME_RULE =
            "must start with a lower-case letter, go on with lower-case letters, digits and _, and have at most 100";
    private static final String RESERVED = "is a reserved word of the expression language: take another name";
    private static final String UNKNOWN = "is not known here: check the spelling, or take it out";
    private static final String DURATION = "must be an ISO 8601 duration of days, hours, minutes and seconds, more than"
            + " nothing and 100 years at most, such as P7D";
    private static final String FIELD = "/nodes/0/sections/0/fields/0";

    private static List<String> findings(Object document) {
        return DefinitionReader.read(Value.of(document))
                .fold(found -> found.stream().map(Finding::toString).toList(), definition -> List.of());
    }

    /** A document with one member changed, or taken out when the value is null. */
    private static Map<String, Object> aDocumentWith(String member, Object value) {
        Map<String, Object> document = aDocument(aDefinitionId());
        document.put(member, value);
        return document;
    }

    private static Map<String, Object> aDocumentOf(Object node) {
        return aDocumentWith("nodes", List.of(node));
    }

    private static Map<String, Object> aDocumentOfField(Object field) {
        return aDocumentOf(aFormNode("form", "", field));
    }

    private static Map<String, Object> with(Map<String, Object> object, String member, Object value) {
        object.put(member, value);
        return object;
    }

    static Stream<Map<String, Object>> nodesWithNothingInThem() {
        return Stream.of(
                Map.of("type", "VARIABLES", "variables", Map.of()),
                Map.of("type", "DECISION_TREE", "tree", Map.of("exit", "none"), "exits", Map.of()));
    }

    /** An object that has to be there is written also where nothing is in it, or it could not be read again. */
    @ParameterizedTest
    @MethodSource("nodesWithNothingInThem")
    void readsAgainWhatHasNothingInIt(Map<String, Object> members) {
        Map<String, Object> node = new LinkedHashMap<>(members);
        node.put("id", "empty");
        node.put("name", "Empty");
        WorkflooDefinition definition = read(aDocumentOf(node));

        assertEquals(Either.right(definition), DefinitionReader.read(DefinitionWriter.write(definition)));
    }

    /** Some tell of the recipient, and some of the sends: as the document's members are described, so they are told. */
    @Test
    void tellsOfACodesMembersInTheirOrder() {
        Map<String, Object> nip = Map.of(
                "channels",
                List.of("sms"),
                "email",
                "1 +",
                "backupAfterSends",
                "x",
                "maxSends",
                "x",
                "resendAfter",
                "soon");

        List<String> findings = findings(
                aDocumentOf(Map.of("id", "consent", "name", "Consent", "type", "LINK", "service", "NIP", "nip", nip)));

        assertEquals(
                List.of("backupAfterSends", "email", "maxSends", "resendAfter"),
                findings.stream()
                        .map(finding -> finding.replaceAll("(?s).*/nip/(\\w+).*", "$1"))
                        .toList());
    }

    @Test
    void readsWhatADocumentSays() {
        DefinitionId id = aDefinitionId();
        Map<String, Object> document = aDocument(id);
        document.put("expiresAfter", "P7D");
        document.put("timeZone", "America/Mexico_City");

        WorkflooDefinition definition = read(document);

        assertEquals(
                new WorkflooDefinition(
                        id,
                        "Short application",
                        Optional.of(Duration.ofDays(7)),
                        ZoneId.of("America/Mexico_City"),
                        new NodeId("applicant"),
                        aDefinition(id).nodes()),
                definition);
    }

    @Test
    void readsIdsInAnyCase() {
        Map<String, Object> document = aDocumentWith("id", "657117E1D511B6E54FE2A967");

        WorkflooDefinition definition = read(document);

        assertEquals("657117e1d511b6e54fe2a967", definition.id().hex());
    }

    @Test
    void hasUtcAndNoExpiryByDefault() {
        WorkflooDefinition definition = read(aDocumentWith("expiresAfter", null));

        assertEquals(ZoneOffset.UTC, definition.timeZone());
        assertEquals(Optional.empty(), definition.expiresAfter());
    }

    @Test
    void leavesScenariosToTheirOwnReader() {
        assertEquals(List.of(), findings(aDocumentWith("scenarios", List.of(object("anything", 1)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "name", "start", "nodes"})
    void saysOnceThatAMemberIsRequired(String member) {
        for (Object absent : new Object[] {null, " ", List.of()}) {
            List<String> findings = findings(aDocumentWith(member, absent));

            assertEquals(List.of("ERROR at /" + member + ": required"), findings);
        }
    }

    static Stream<Arguments> wrongTypes() {
        return Stream.of(
                Arguments.of("id", 5, "must be text, but is a number"),
                Arguments.of("name", true, "must be text, but is a boolean"),
                Arguments.of("start", object("a", 1), "must be text, but is an object"),
                Arguments.of("expiresAfter", 7, "must be text, but is a number"),
                Arguments.of("timeZone", List.of("UTC"), "must be text, but is a list"),
                Arguments.of("nodes", object("a", 1), "must be a list, but is an object"),
                Arguments.of("nodes", "none", "must be a list, but is a text"));
    }

    @ParameterizedTest
    @MethodSource("wrongTypes")
    void saysOnceThatATypeIsWrong(String member, Object value, String message) {
        List<String> findings = findings(aDocumentWith(member, value));

        assertEquals(List.of("ERROR at /" + member + ": " + message), findings);
    }

    static Stream<Arguments> wrongValues() {
        return Stream.of(
                Arguments.of("id", "657117e1", "must be 24 hex digits"),
                Arguments.of("expiresAfter", "7 days", DURATION),
                Arguments.of("expiresAfter", "P1M", DURATION),
                Arguments.of("expiresAfter", "-P7D", DURATION),
                Arguments.of("expiresAfter", "PT0S", DURATION),
                Arguments.of("expiresAfter", "PT9999999999999999H", DURATION),
                Arguments.of("timeZone", "Mexico", "must be a zone, such as America/Mexico_City"),
                Arguments.of("start", "Applicant", NAME_RULE),
                Arguments.of("start", "x".repeat(101), NAME_RULE),
                Arguments.of("start", "for", RESERVED),
                Arguments.of("start", "secret", RESERVED));
    }

    @ParameterizedTest
    @MethodSource("wrongValues")
    void saysOnceThatAValueIsWrong(String member, Object value, String message) {
        List<String> findings = findings(aDocumentWith(member, value));

        assertEquals(List.of("ERROR at /" + member + ": " + message), findings);
    }

    @Test
    void findsEveryMistakeAtOnce() {
        List<String> findings = findings(object("id", 1, "nam", "x", "nodes", List.of("node", object("id", "a"))));

        assertEquals(
                List.of(
                        "ERROR at /id: must be text, but is a number",
                        "ERROR at /name: required",
                        "ERROR at /start: required",
                        "ERROR at /nodes/0: must be an object, but is a text",
                        "ERROR at /nodes/1/type (node a): required",
                        "ERROR at /nodes/1/name (node a): required",
                        "ERROR at /nam: is not known here: did you mean name? Otherwise take it out"),
                findings);
    }

    @Test
    void takesNothingButAnObject() {
        String wrong = "ERROR at /: must be an object, but is ";

        assertEquals(wrong + "null", findings(null).get(0));
        assertEquals(wrong + "a text", findings("text").get(0));
        assertEquals(wrong + "a number", findings(5).get(0));
        assertEquals(wrong + "a list", findings(List.of()).get(0));
        assertEquals(wrong + "a boolean", findings(true).get(0));
    }

    @Test
    void findsUnknownMembersEverywhere() {
        Map<String, Object> field = aField(
                "a",
                "SET",
                "x",
                1,
                "showIf",
                List.of(object("field", "b", "values", List.of("1"), "x", 1)),
                "show",
                object("field", "b", "value", "1", "x", 1),
                "autoFilledBy",
                List.of(object("nodeId", "n", "nameNode", "N", "x", 1)),
                "set",
                object("fields", List.of(aField("c", "TEXT", "x", 1)), "x", 1));
        Map<String, Object> node = with(aFormNode("form", "", field), "x", 1);
        Map<String, Object> section = object("section", "One", "fields", List.of(field), "x", 1);

        List<String> findings = findings(with(aDocumentOf(with(node, "sections", List.of(section))), "x~/y", 1));

        assertEquals(
                Stream.of(
                                FIELD + "/showIf/0/x (node form)",
                                FIELD + "/show/x (node form)",
                                FIELD + "/autoFilledBy/0/x (node form)",
                                FIELD + "/set/fields/0/x (node form)",
                                FIELD + "/set/x (node form)",
                                FIELD + "/x (node form)",
                                "/nodes/0/sections/0/x (node form)",
                                "/nodes/0/x (node form)",
                                "/x~0~1y")
                        .map(place -> "ERROR at " + place + ": " + UNKNOWN)
                        .toList(),
                findings);
    }

    static Stream<Arguments> wrongNodes() {
        return Stream.of(
                Arguments.of(with(aLabelNode("a", "", "x"), "id", null), "/id", "required"),
                Arguments.of(with(aLabelNode("a", "", "x"), "id", 5), "/id", "must be text, but is a number"),
                Arguments.of(with(aLabelNode("a", "", "x"), "id", "a-b"), "/id", NAME_RULE),
                Arguments.of(with(aLabelNode("a", "", "x"), "id", "if"), "/id", RESERVED),
                Arguments.of(with(aLabelNode("a", "", "x"), "name", null), "/name (node a)", "required"),
                Arguments.of(with(aLabelNode("a", "", "x"), "type", null), "/type (node a)", "required"),
                Arguments.of(
                        with(aLabelNode("a", "", "x"), "type", 5), "/type (node a)", "must be text, but is a number"),
                Arguments.of(
                        with(aLabelNode("a", "", "x"), "type", "TEA"),
                        "/type (node a)",
                        "must be one of [API, DECISION_TREE, DOCUMENT, FORM, LABEL, LINK, PDF, RULESET, TIMER, VALIDATION, VARIABLES]"),
                Arguments.of(with(aLabelNode("a", "", "x"), "next", "B"), "/next (node a)", NAME_RULE),
                Arguments.of(with(aLabelNode("a", "", "x"), "next", "or"), "/next (node a)", RESERVED),
                Arguments.of(with(aLabelNode("a", "", "x"), "labels", null), "/labels (node a)", "required"),
                Arguments.of(with(aFormNode("a", ""), "sections", List.of()), "/sections (node a)", "required"),
                Arguments.of(
                        with(aLabelNode("a", "", "x"), "labels", "x"),
                        "/labels (node a)",
                        "must be a list, but is a text"),
                Arguments.of(
                        with(aLabelNode("a", "", "x"), "labels", List.of("x", 5)),
                        "/labels/1 (node a)",
                        "must be text, but is a number"),
                Arguments.of(
                        with(aFormNode("a", ""), "sections", List.of("x")),
                        "/sections/0 (node a)",
                        "must be an object, but is a text"),
                Arguments.of(
                        with(aFormNode("a", ""), "sections", List.of(object("fields", List.of()))),
                        "/sections/0/section (node a)",
                        "required"));
    }

    @ParameterizedTest
    @MethodSource("wrongNodes")
    void saysOnceWhatIsWrongWithANode(Map<String, Object> node, String place, String message) {
        List<String> findings = findings(aDocumentOf(node));

        assertEquals(List.of("ERROR at /nodes/0" + place + ": " + message), findings);
    }

    static Stream<Arguments> wrongFields() {
        return Stream.of(
                Arguments.of("id", null, "/id", "required"),
                Arguments.of("id", "First", "/id", NAME_RULE),
                Arguments.of("id", 5, "/id", "must be text, but is a number"),
                Arguments.of("name", null, "/name", "required"),
                Arguments.of("type", null, "/type", "required"),
                Arguments.of("type", 5, "/type", "must be text, but is a number"),
                Arguments.of(
                        "type",
                        "text",
                        "/type",
                        "must be one of [TEXT, NUMBER, INTEGER, BOOLEAN, DATE, EMAIL, PHONE, SELECT, HTML, SET]"),
                Arguments.of("required", "true", "/required", "must be true or false, but is a text"),
                Arguments.of("sensitive", 1, "/sensitive", "must be true or false, but is a number"),
                Arguments.of("min", "1", "/min", "must be a number, but is a text"),
                Arguments.of("min", -1, "/min", "must be a whole number from 0 to 1000000000"),
                Arguments.of("max", 1.5, "/max", "must be a whole number from 0 to 1000000000"),
                Arguments.of("maxLength", 1_000_000_001, "/maxLength", "must be a whole number from 0 to 1000000000"),
                Arguments.of("minVal", true, "/minVal", "must be a number, but is a boolean"),
                Arguments.of(
                        "minVal", new BigDecimal("1E+2000000000"), "/minVal", "must be a number of at most 34 digits"),
                Arguments.of(
                        "maxVal", new BigDecimal("1E-2000000000"), "/maxVal", "must be a number of at most 34 digits"),
                Arguments.of(
                        "maxVal", new BigDecimal("1".repeat(35)), "/maxVal", "must be a number of at most 34 digits"),
                Arguments.of("regex", 5, "/regex", "must be text, but is a number"),
                Arguments.of(
                        "regex",
                        "(?:){99999}",
                        "/regex",
                        "can match nothing in too many ways: make fewer of its groups optional or repeated"),
                Arguments.of("regexMessage", "Write A", "/regexMessage", "needs a regex beside it"),
                Arguments.of("map", List.of("x"), "/map", "must be an object, but is a list"),
                Arguments.of("map", object("x", 5), "/map/x", "must be text, but is a number"),
                Arguments.of("showIf", object("field", "b"), "/showIf", "must be a list, but is an object"),
                Arguments.of("showIf", List.of(object("values", List.of("x"))), "/showIf/0/field", "required"),
                Arguments.of(
                        "showIf",
                        List.of(object("field", "b", "values", "x")),
                        "/showIf/0/values",
                        "must be a list, but is a text"),
                Arguments.of("show", "b", "/show", "must be an object, but is a text"),
                Arguments.of("show", object("field", "b"), "/show/value", "required"),
                Arguments.of("autoFilledBy", List.of(object("nodeId", "n")), "/autoFilledBy/0/nameNode", "required"),
                Arguments.of("set", List.of(1), "/set", "must be an object, but is a list"),
                Arguments.of(
                        "set",
                        object("optionalAt", List.of(-1)),
                        "/set/optionalAt/0",
                        "must be a whole number, 0 or more"),
                Arguments.of(
                        "set", object("required", List.of(1)), "/set/required/0", "must be text, but is a number"));
    }

    @ParameterizedTest
    @MethodSource("wrongFields")
    void saysOnceWhatIsWrongWithAField(String member, Object value, String place, String message) {
        List<String> findings = findings(aDocumentOfField(with(aField("a", "TEXT"), member, value)));

        assertEquals(List.of("ERROR at " + FIELD + place + " (node form): " + message), findings);
    }

    @ParameterizedTest
    @ValueSource(strings = {"and", "between", "false", "function", "instance", "null", "satisfies", "secret", "true"})
    void reservesTheWordsOfTheLanguage(String word) {
        List<String> asNode = findings(aDocumentOf(aLabelNode(word, "", "x")));
        List<String> asField = findings(aDocumentOfField(aField(word, "TEXT")));

        assertEquals(List.of("ERROR at /nodes/0/id: " + RESERVED), asNode);
        assertEquals(List.of("ERROR at " + FIELD + "/id (node form): " + RESERVED), asField);
    }

    /** They are required, and so are written though there are none. */
    @Test
    void readsBackATreeWithoutExits() {
        Value document = Value.of(Map.of(
                "id", "657117e1d511b6e54fe2a967",
                "name", "Tree",
                "start", "tree",
                "nodes",
                        List.of(Map.of(
                                "id", "tree",
                                "type", "DECISION_TREE",
                                "name", "Tree",
                                "tree", Map.of("exit", "done"),
                                "exits", Map.of()))));
        WorkflooDefinition read = DefinitionReader.read(document).get();

        assertEquals(Either.right(read), DefinitionReader.read(DefinitionWriter.write(read)));
    }

    /** Keys and secrets are what they are, letter by letter. */
    @Test
    void otherDocumentsAreReadAsTheyStand() {
        String twoLetters = "n\u0303";
        Value document = Value.of(Map.of("name", twoLetters));

        assertEquals(twoLetters, DocumentReader.of(document, new Findings()).text("name"));
        assertEquals("ñ", DocumentReader.composed(document, new Findings()).text("name"));
    }
}
