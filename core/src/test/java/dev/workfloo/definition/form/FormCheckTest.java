package dev.workfloo.definition.form;

import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDocument;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aField;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aFormNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static dev.workfloo.testkit.contract.fixture.Fixtures.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.definition.check.Checks;
import dev.workfloo.definition.check.FlowCheck;
import dev.workfloo.document.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FormCheckTest {

    private static final String FORM = "/nodes/0/sections/0/fields/";

    /** What is found in a form of these fields: severity, place below the fields of the form, and message. */
    private static List<String> findings(Object... fields) {
        Map<String, Object> document = aDocument(aDefinitionId());
        document.put("start", "form");
        document.put("nodes", List.of(aFormNode("form", "", fields)));
        return Checks.check(read(document)).findings().stream()
                .map(finding ->
                        finding.severity() + " " + finding.pointer().replace(FORM, "") + ": " + finding.message())
                .toList();
    }

    private static Map<String, Object> anEntry(String field, String... values) {
        return object("field", field, "values", List.of(values));
    }

    private static Map<String, Object> aSet(String id, Object... fields) {
        return aField(id, "SET", "set", object("fields", List.of(fields)));
    }

    @Test
    void findsAFormWithoutFields() {
        assertEquals(List.of("ERROR /nodes/0/sections: must have at least one field"), findings());
    }

    @Test
    void takesUpToAThousandFields() {
        List<Object> fields = new ArrayList<>();
        for (int i = 0; i < 998; i++) fields.add(aField("f" + i, "TEXT"));
        fields.add(aSet("entries", aField("inside", "TEXT")));

        List<String> most = findings(fields.toArray());
        fields.add(aField("more", "TEXT", "minVal", 1));
        List<String> more = findings(fields.toArray());

        assertEquals(List.of(), most);
        assertEquals(List.of("ERROR /nodes/0/sections: must have at most 1000 fields, with those in sets"), more);
    }

    @Test
    void findsAFieldIdThatIsTaken() {
        List<String> findings = findings(aField("a", "TEXT"), aField("b", "TEXT"), aField("a", "DATE"));

        assertEquals(List.of("ERROR 2/id: another field has this id already"), findings);
    }

    static Stream<Arguments> limitsThatDoNotApply() {
        return Stream.of(
                Arguments.of("NUMBER", "minLength"),
                Arguments.of("DATE", "maxLength"),
                Arguments.of("SELECT", "maxLength"),
                Arguments.of("TEXT", "minVal"),
                Arguments.of("PHONE", "maxVal"),
                Arguments.of("BOOLEAN", "minVal"),
                Arguments.of("TEXT", "min"),
                Arguments.of("INTEGER", "max"));
    }

    @ParameterizedTest
    @MethodSource("limitsThatDoNotApply")
    void findsALimitThatDoesNotApply(String type, String limit) {
        Map<String, Object> field = aField("a", type, limit, 1);
        if (type.equals("SELECT")) field.put("map", object("x", "X"));

        List<String> findings = findings(field);

        assertEquals(List.of("ERROR 0/" + limit + ": does not apply to a field of this type"), findings);
    }

    static Stream<Arguments> limitsThatCross() {
        return Stream.of(
                Arguments.of(aField("a", "TEXT", "minLength", 2, "maxLength", 1), "minLength", "maxLength"),
                Arguments.of(aField("a", "EMAIL", "minLength", 2, "maxLength", 1), "minLength", "maxLength"),
                Arguments.of(aField("a", "NUMBER", "minVal", 1.5, "maxVal", 1.25), "minVal", "maxVal"),
                Arguments.of(aField("a", "INTEGER", "minVal", 2, "maxVal", 1), "minVal", "maxVal"));
    }

    @ParameterizedTest
    @MethodSource("limitsThatCross")
    void findsLimitsThatCross(Map<String, Object> field, String least, String most) {
        List<String> findings = findings(field);

        assertEquals(List.of("ERROR 0/" + least + ": is greater than " + most + ": no answer can fit"), findings);
    }

    @Test
    void findsASetWhoseLimitsCross() {
        Map<String, Object> set = aSet("a", aField("b", "TEXT"));
        set.putAll(object("min", 3, "max", 2));

        List<String> findings = findings(set);

        assertEquals(List.of("ERROR 0/min: is greater than max: no answer can fit"), findings);
    }

    @Test
    void takesLimitsThatMeet() {
        List<String> findings = findings(
                aField("a", "TEXT", "minLength", 2, "maxLength", 2),
                aField("b", "NUMBER", "minVal", new BigDecimal("1.50"), "maxVal", 1.5),
                aField("c", "INTEGER", "minVal", 0.5, "maxVal", 1));

        assertEquals(List.of(), findings);
    }

    static Stream<Arguments> numbersThatClientsCannotRead() {
        return Stream.of(
                Arguments.of("INTEGER", "maxVal", "2147483648", "-2147483648 to 2147483647"),
                Arguments.of("INTEGER", "minVal", "-2147483649", "-2147483648 to 2147483647"),
                Arguments.of("INTEGER", "defaultValue", "1E+10", "-2147483648 to 2147483647"),
                Arguments.of("NUMBER", "maxVal", "3.5E+38", "-3.4E+38 to 3.4E+38"),
                Arguments.of("NUMBER", "minVal", "-1E+39", "-3.4E+38 to 3.4E+38"),
                Arguments.of("NUMBER", "defaultValue", "1E+39", "-3.4E+38 to 3.4E+38"));
    }

    @ParameterizedTest
    @MethodSource("numbersThatClientsCannotRead")
    void findsANumberThatClientsCannotRead(String type, String member, String number, String range) {
        Map<String, Object> field = aField("amount", type, member, new BigDecimal(number));

        List<String> findings = findings(aField("a", "TEXT"), aSet("b", field));

        assertEquals(
                List.of("ERROR 1/set/fields/0/" + member + ": " + member + " of amount must lie from " + range
                        + ", since clients read numbers of 32 bits: write one that does, or none"),
                findings);
    }

    @Test
    void takesNumbersThatClientsCanJustRead() {
        List<String> findings = findings(
                aField("a", "INTEGER", "minVal", Integer.MIN_VALUE, "maxVal", Integer.MAX_VALUE),
                aField("b", "INTEGER", "defaultValue", Integer.MAX_VALUE),
                aField("c", "NUMBER", "minVal", new BigDecimal("-3.4E+38"), "maxVal", new BigDecimal("3.4E+38")),
                aField("d", "NUMBER", "defaultValue", new BigDecimal("3.4E+38")));

        assertEquals(List.of(), findings);
    }

    @Test
    void findsBoundsThatHoldNoInteger() {
        List<String> findings = findings(aField("a", "INTEGER", "minVal", 1.2, "maxVal", 1.8));

        assertEquals(List.of("ERROR 0/minVal: no whole number lies between minVal and maxVal"), findings);
    }

    @Test
    void findsARegexWhereThereIsNoText() {
        List<String> findings = findings(aField("a", "NUMBER", "regex", "\\d+"));

        assertEquals(List.of("ERROR 0/regex: does not apply to a field of type NUMBER"), findings);
    }

    @Test
    void findsARegexForTextsThatAreTooLong() {
        List<String> findings = findings(
                aField("a", "TEXT", "regex", ".*", "minLength", 1_001),
                aField("b", "TEXT", "regex", ".*", "minLength", 1_000),
                aField("c", "TEXT", "minLength", 1_001));

        assertEquals(List.of("ERROR 0/minLength: with a regex, an answer has at most 1000 characters"), findings);
    }

    @Test
    void findsASelectWithoutOptions() {
        assertEquals(List.of("ERROR 0/map: required: the options, code to label"), findings(aField("a", "SELECT")));
    }

    @ParameterizedTest
    @EnumSource(
            names = {"SELECT", "SET"},
            mode = EnumSource.Mode.EXCLUDE)
    void findsOptionsOfWhatIsNoSelect(FieldType type) {
        List<String> findings = findings(aField("a", type.name(), "map", object("x", "X")));

        assertEquals(List.of("ERROR 0/map: is for fields of type SELECT"), findings);
    }

    @Test
    void findsASetWithoutItsFields() {
        assertEquals(List.of("ERROR 0/set: required"), findings(aField("a", "SET")));
        assertEquals(List.of("ERROR 0/set/fields: must have at least one field"), findings(aSet("a")));
    }

    @Test
    void findsFieldsOfWhatIsNoSet() {
        List<String> findings = findings(aField("a", "TEXT", "set", object("fields", List.of(aField("b", "TEXT")))));

        assertEquals(List.of("ERROR 0/set: is for fields of type SET"), findings);
    }

    @Test
    void findsHtmlThatIsRequired() {
        List<String> findings = findings(aField("a", "HTML", "required", true));

        assertEquals(List.of("ERROR 0/required: nobody can answer a field of type HTML"), findings);
    }

    @Test
    void findsASetInASet() {
        List<String> findings = findings(aSet("a", aSet("b", aField("c", "TEXT"))));

        assertEquals(List.of("ERROR 0/set/fields/0/type: a set must not hold another set"), findings);
    }

    @Test
    void findsAnIdThatIsTakenInASet() {
        List<String> findings = findings(aSet("a", aField("b", "TEXT"), aField("b", "TEXT")), aField("b", "TEXT"));

        assertEquals(List.of("ERROR 0/set/fields/1/id: another field has this id already"), findings);
    }

    @Test
    void findsARequiredFieldThatTheSetLacks() {
        Map<String, Object> set = aField(
                "a", "SET", "set", object("fields", List.of(aField("b", "TEXT")), "required", List.of("b", "c")));

        List<String> findings = findings(set);

        assertEquals(List.of("ERROR 0/set/required: the set has no field c"), findings);
    }

    @Test
    void findsAnOptionalPositionPastTheEnd() {
        Map<String, Object> group = object("fields", List.of(aField("b", "TEXT")), "optionalAt", List.of(1, 2, 3));

        List<String> findings = findings(aField("a", "SET", "max", 2, "set", group));

        assertEquals(
                List.of(
                        "ERROR 0/set/optionalAt: position 2 (counted from 0) is past the set's max",
                        "ERROR 0/set/optionalAt: position 3 (counted from 0) is past the set's max"),
                findings);
    }

    @Test
    void findsWhatIsWrongInsideASet() {
        List<String> findings = findings(aSet("a", aField("b", "TEXT", "minVal", 1)));

        assertEquals(List.of("ERROR 0/set/fields/0/minVal: does not apply to a field of this type"), findings);
    }

    @Test
    void findsAConditionOnNoField() {
        List<String> findings = findings(
                aField("a", "TEXT", "showIf", List.of(anEntry("b", "x"))),
                aField("c", "TEXT", "show", object("field", "d", "value", "x")));

        assertEquals(
                List.of(
                        "ERROR 0/showIf/0/field: the form has no field b",
                        "ERROR 1/show/field: the form has no field d"),
                findings);
    }

    @Test
    void findsAConditionOnWhatHasNoAnswer() {
        List<String> findings = findings(
                aField("a", "HTML"),
                aSet("b", aField("x", "TEXT")),
                aField("c", "TEXT", "showIf", List.of(anEntry("a", "x"), anEntry("b", "x"))));

        assertEquals(
                List.of(
                        "ERROR 2/showIf/0/field: a field of type HTML has no answer to compare",
                        "ERROR 2/showIf/1/field: a field of type SET has no answer to compare"),
                findings);
    }

    @Test
    void findsAConditionWithoutValues() {
        List<String> findings = findings(aField("a", "TEXT"), aField("b", "TEXT", "showIf", List.of(anEntry("a"))));

        assertEquals(List.of("ERROR 1/showIf/0/values: required: without values it can never hold"), findings);
    }

    static Stream<Arguments> answersThatCannotBe() {
        return Stream.of(
                Arguments.of(aField("a", "BOOLEAN"), "yes"),
                Arguments.of(aField("a", "NUMBER"), "1.0"),
                Arguments.of(aField("a", "NUMBER", "maxVal", 5), "6"),
                Arguments.of(aField("a", "INTEGER"), "1.5"),
                Arguments.of(aField("a", "DATE"), "2023-02-29"),
                Arguments.of(aField("a", "EMAIL"), "nobody"),
                Arguments.of(aField("a", "PHONE"), "1"),
                Arguments.of(aField("a", "SELECT", "map", object("x", "X")), "X"),
                Arguments.of(aField("a", "TEXT", "maxLength", 2), "abc"),
                Arguments.of(aField("a", "TEXT", "regex", "[a-z]"), "A"));
    }

    @ParameterizedTest
    @MethodSource("answersThatCannotBe")
    void findsAValueThatNoAnswerCanHave(Map<String, Object> field, String value) {
        List<String> findings = findings(field, aField("b", "TEXT", "showIf", List.of(anEntry("a", value))));

        assertEquals(List.of("ERROR 1/showIf/0/values: " + value + " can never be the answer to a"), findings);
    }

    @Test
    void takesValuesThatAnAnswerCanHave() {
        List<String> findings = findings(
                aField("truth", "BOOLEAN"),
                aField("number", "NUMBER"),
                aField("choice", "SELECT", "map", object("x", "X")),
                aField("date", "DATE"),
                aField(
                        "b",
                        "TEXT",
                        "showIf",
                        List.of(
                                anEntry("truth", "true", "false"),
                                anEntry("number", "1.5", "100"),
                                anEntry("choice", "x"),
                                anEntry("date", "2024-02-29")),
                        "show",
                        object("field", "truth", "value", "true")));

        assertEquals(List.of(), findings);
    }

    @Test
    void findsARequirementWhileHidden() {
        Map<String, Object> entry = anEntry("a", "x");
        entry.put("requiredWithValues", List.of("x", "y"));

        List<String> findings = findings(aField("a", "TEXT"), aField("b", "TEXT", "showIf", List.of(entry)));

        assertEquals(
                List.of("ERROR 1/showIf/0/requiredWithValues: must be among values: "
                        + "with any other answer the field is hidden"),
                findings);
    }

    @Test
    void findsFieldsThatHangOnThemselves() {
        List<String> findings = findings(
                aField("a", "TEXT", "showIf", List.of(anEntry("b", "x"))),
                aField("b", "TEXT", "show", object("field", "c", "value", "x")),
                aField("c", "TEXT", "showIf", List.of(anEntry("a", "x"))),
                aField("d", "TEXT", "showIf", List.of(anEntry("a", "x"))));

        assertEquals(
                List.of(
                        "ERROR 0/showIf: hangs on itself: it could never be shown",
                        "ERROR 1/showIf: hangs on itself: it could never be shown",
                        "ERROR 2/showIf: hangs on itself: it could never be shown"),
                findings);
    }

    @Test
    void letsASetLookAtTheFormAroundIt() {
        List<String> findings = findings(
                aField("outside", "BOOLEAN"),
                aSet(
                        "a",
                        aField("first", "BOOLEAN"),
                        aField("b", "TEXT", "showIf", List.of(anEntry("outside", "true"), anEntry("first", "true")))),
                aField("c", "TEXT", "showIf", List.of(anEntry("first", "true"))));

        assertEquals(List.of("ERROR 2/showIf/0/field: the form has no field first"), findings);
    }

    @Test
    void findsACircleInsideASet() {
        List<String> findings = findings(aSet(
                "a",
                aField("b", "TEXT", "showIf", List.of(anEntry("c", "x"))),
                aField("c", "TEXT", "showIf", List.of(anEntry("b", "x")))));

        assertEquals(
                List.of(
                        "ERROR 0/set/fields/0/showIf: hangs on itself: it could never be shown",
                        "ERROR 0/set/fields/1/showIf: hangs on itself: it could never be shown"),
                findings);
    }

    static Stream<Arguments> defaultsThatDoNotFit() {
        return Stream.of(
                Arguments.of(aField("a", "NUMBER", "defaultValue", "many")),
                Arguments.of(aField("a", "TEXT", "defaultValue", 5)),
                Arguments.of(aField("a", "TEXT", "maxLength", 1, "defaultValue", "ab")),
                Arguments.of(aField("a", "SELECT", "map", object("x", "X"), "defaultValue", "y")),
                Arguments.of(aField("a", "HTML", "defaultValue", "x")));
    }

    @ParameterizedTest
    @MethodSource("defaultsThatDoNotFit")
    void warnsOfADefaultThatDoesNotFit(Map<String, Object> field) {
        List<String> findings = findings(field);

        assertEquals(List.of("WARNING 0/defaultValue: is not an answer that the field takes"), findings);
    }

    @Test
    void publishesDespiteAWarning() {
        Map<String, Object> document = aDocument(aDefinitionId());
        document.put("start", "form");
        document.put("nodes", List.of(aFormNode("form", "", aField("a", "DATE", "defaultValue", "soon"))));

        FlowCheck.Result result = Checks.check(read(document));

        assertEquals(
                List.of(Finding.Severity.WARNING),
                result.findings().stream().map(Finding::severity).toList());
        assertTrue(result.flow().isPresent());
    }
}
