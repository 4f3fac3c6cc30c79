package dev.workfloo.definition.form;

import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDocument;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aField;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aFormNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static dev.workfloo.testkit.contract.fixture.Fixtures.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.Problem.Kind;
import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.check.Checks;
import dev.workfloo.rule.KeptText;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What forms say to the people who answer them. */
class FormTest {

    private static Form form(Object... fields) {
        Map<String, Object> document = aDocument(aDefinitionId());
        document.put("nodes", List.of(aFormNode("applicant", "", fields)));
        WorkflooDefinition definition = read(document);
        assertEquals(List.of(), Checks.check(definition).findings());
        return ((FormNode) definition.nodes().get(0)).form();
    }

    private static Map<String, String> refused(Form form, Object... answers) {
        return form.check(context(answers)).fold(AnswersRefused::fields, kept -> Map.of());
    }

    private static Value.Context kept(Form form, Object... answers) {
        return form.check(context(answers)).getOrElseThrow(refusal -> new AssertionError(refusal.fields()));
    }

    private static Map<String, Object> anEntry(String field, List<String> values, String... required) {
        return object("field", field, "values", values, "requiredWithValues", List.of(required));
    }

    // What a request may cost

    private static final KeptText UNREAD = new KeptText() {
        @Override
        public String read() {
            throw new AssertionError("it is read");
        }

        @Override
        public String beginning(int characters) {
            throw new AssertionError("it is looked into");
        }

        @Override
        public boolean isTaken() {
            return true;
        }
    };

    /** A long one is kept elsewhere. */
    @Test
    void aCorrectionReadsNoTextThatStays() {
        Form form = form(aField("letter", "TEXT"), aField("word", "TEXT", "required", true));
        Value.Text letter = new Value.Text(UNREAD);
        Value.Context kept = new Value.Context(Map.of("letter", letter, "word", Value.of("old")));

        Value.Context corrected =
                form.correct(kept, Set.of("word"), context("word", "new")).get();

        assertSame(letter, corrected.get("letter"));
        assertEquals(Value.of("new"), corrected.get("word"));
    }

    private static final String CATASTROPHIC = "a*a*a*a*a*a*a*a*a*a*b";
    private static final String COSTLY = "a".repeat(999);

    private static Map<String, Object> aSet(String id, Object... fields) {
        return aField(id, "SET", "set", object("fields", List.of(fields)));
    }

    private static Value elements(int count, Object... answers) {
        return new Value.Sequence(Collections.nCopies(count, context(answers)));
    }

    @Test
    void allPatternsShareWhatARequestMayCost() {
        Form form = form(
                aSet("items", aField("code", "TEXT", "regex", CATASTROPHIC)),
                aField("after", "TEXT", "regex", "[a-z]+"),
                aField("number", "INTEGER"));

        Map<String, String> refused =
                refused(form, "items", elements(2_000, "code", COSTLY), "after", "abc", "number", "x");

        Map<String, String> expected = new LinkedHashMap<>();
        for (int i = 0; i < 9; i++) expected.put("items[" + i + "].code", Limits.TOO_COSTLY);
        expected.put("items[9].code", Limits.ALL_TOO_COSTLY);
        expected.put("items", FormAnswers.TOO_MANY);
        expected.put("after", Limits.ALL_TOO_COSTLY);
        expected.put("number", "must be a whole number of at most 34 digits");
        assertEquals(expected, refused);
    }

    @Test
    void whatOneAnswerCostsTakesNothingFromOthers() {
        Form form = form(aField("one", "TEXT", "regex", CATASTROPHIC), aField("other", "TEXT", "regex", "[a-z]+"));

        assertEquals(Map.of("one", Limits.TOO_COSTLY), refused(form, "one", COSTLY, "other", "abc"));
    }

    /** With its elements, the set has the 100,000 values that a request may have. */
    @Test
    void theLargestSensibleSubmissionIsChecked() {
        Form form = form(aSet(
                "people",
                aField("rfc", "TEXT", "regex", "[A-ZÑ&]{3,4}\\d{6}[A-Z0-9]{3}"),
                aField("name", "TEXT", "regex", "\\p{L}+(?:[ '-]\\p{L}+)*"),
                aField("phone", "TEXT", "regex", "(\\+?52)?\\s?(\\(?\\d{2,3}\\)?)?[\\s-]?\\d{3,4}[\\s-]?\\d{4}")));
        Value people = elements(
                24_999, "rfc", "KIBA801010BPA", "name", "María de los Ángeles O'Neill", "phone", "+52 (55) 1234-5678");

        assertEquals(people, kept(form, "people", people).get("people"));
    }

    @Test
    void emptyElementsCostTheirFields() {
        Object[] optional =
                IntStream.range(0, 900).mapToObj(i -> aField("f" + i, "TEXT")).toArray();
        Object[] required = IntStream.range(0, 900)
                .mapToObj(i -> aField("f" + i, "TEXT", "required", true))
                .toArray();

        assertEquals(
                Map.of("items", FormAnswers.TOO_MANY),
                refused(form(aSet("items", optional)), "items", elements(99_990)));
        assertTrue(refused(form(aSet("items", required)), "items", elements(99_990))
                        .size()
                < 100_000);
    }

    /** Were a field judged once for each that hangs on it, this would take more than a request may. */
    @Test
    void aFieldIsJudgedOnceHoweverManyHangOnIt() {
        List<Map<String, Object>> fields = new ArrayList<>();
        Map<String, Object> answers = new LinkedHashMap<>();
        for (int i = 0; i < 160; i++) {
            List<Object> conditions = new ArrayList<>();
            for (int before = 0; before < i; before++) conditions.add(anEntry("f" + before, List.of("a".repeat(999))));
            fields.add(aField("f" + i, "TEXT", "regex", "(a|b){999}", "showIf", conditions));
            answers.put("f" + i, "a".repeat(999));
        }
        Collections.reverse(fields);
        Form form = form(fields.toArray());

        assertEquals(160, form.check(Value.Context.of(answers)).get().members().size());
    }

    // Types

    static Stream<Arguments> answersThatFit() {
        return Stream.of(
                Arguments.of("TEXT", " a b ", Value.of(" a b ")),
                Arguments.of("TEXT", "true", Value.of("true")),
                Arguments.of("NUMBER", 1.50, Value.of(new BigDecimal("1.5"))),
                Arguments.of("NUMBER", "-1.5e3", Value.of(-1500)),
                Arguments.of("NUMBER", "0012", Value.of(12)),
                Arguments.of("NUMBER", "9".repeat(34), Value.of(new BigDecimal("9".repeat(34)))),
                Arguments.of("NUMBER", "1E+6143", Value.of(new BigDecimal("1E+6143"))),
                Arguments.of("INTEGER", 5, Value.of(5)),
                Arguments.of("INTEGER", "5.0", Value.of(5)),
                Arguments.of("INTEGER", "1e33", Value.of(new BigDecimal("1E+33"))),
                Arguments.of("BOOLEAN", false, Value.of(false)),
                Arguments.of("BOOLEAN", "true", Value.of(true)),
                Arguments.of("DATE", "2024-02-29", Value.of(LocalDate.of(2024, 2, 29))),
                Arguments.of("EMAIL", "ana@mail.example.com", Value.of("ana@mail.example.com")),
                Arguments.of("PHONE", "+525512345678", Value.of("+525512345678")),
                Arguments.of("EMAIL", " ana@example.com\u00a0", Value.of("ana@example.com")),
                Arguments.of("EMAIL", "ana@españa.mx", Value.of("ana@españa.mx")),
                Arguments.of("PHONE", "(55) 1234-5678", Value.of("(55) 1234-5678")),
                Arguments.of("PHONE", "+52 55 1234 5678", Value.of("+52 55 1234 5678")),
                Arguments.of("PHONE", "12345", Value.of("12345")));
    }

    @ParameterizedTest
    @MethodSource("answersThatFit")
    void keepsAnAnswerInItsType(String type, Object answer, Value expected) {
        Form form = form(aField("a", type));

        Value.Context kept = kept(form, "a", answer);

        assertEquals(expected, kept.get("a"));
        assertEquals(kept, kept(form, "a", kept.get("a")));
    }

    @Test
    void judgesThePhoneAndNotItsPunctuation() {
        Form form = form(aField("phone", "PHONE", "regex", "[0-9]{10}", "maxLength", 10));

        Value.Context kept = kept(form, "phone", "(55) 1234-5678");

        assertEquals(context("phone", "(55) 1234-5678"), kept);
    }

    /** As some keyboards and other systems send it: letters apart from their accents. */
    private static String apart(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD);
    }

    @Test
    void readsLettersApartFromTheirAccents() {
        Form form = form(
                aField("rfc", "TEXT", "regex", "[A-ZÑ]{4}[0-9]{6}", "maxLength", 10),
                aField("state", "SELECT", "map", object("Michoacán", "Michoacán")),
                aField("married", "TEXT"),
                aField("spouse", "TEXT", "required", true, "showIf", List.of(anEntry("married", List.of("sí")))));

        Map<String, String> refused = refused(form, "married", apart("sí"));
        Value.Context kept = kept(
                form,
                "rfc",
                apart("NUÑE801010"),
                "state",
                apart("Michoacán"),
                "married",
                apart("sí"),
                "spouse",
                apart("José"));

        assertEquals(Map.of("spouse", "required"), refused);
        assertEquals(context("rfc", "NUÑE801010", "state", "Michoacán", "married", "sí", "spouse", "José"), kept);
    }

    @Test
    void readsADefinitionWhoseLettersAreApart() {
        Form form = form(
                aField("married", "TEXT"),
                aField("state", "SELECT", "map", object(apart("Michoacán"), apart("Michoacán"))),
                aField("spouse", "TEXT", "required", true, "showIf", List.of(anEntry("married", List.of(apart("sí"))))),
                aField("rfc", "TEXT", "regex", apart("[A-ZÑ]{4}")));

        assertEquals(Map.of("spouse", "required"), refused(form, "married", "sí", "state", "Michoacán", "rfc", "NUÑE"));
    }

    static Stream<Arguments> answersThatDoNotFit() {
        String number = "must be a number of at most 34 digits";
        String whole = "must be a whole number of at most 34 digits";
        String truth = "must be true or false";
        String date = "must be a date that exists, written YYYY-MM-DD";
        String email = "must be an e-mail address, such as ana@example.com";
        String phone = "must be a phone number: 5 to 15 digits, with or without a leading +";
        String foreign =
                "must be a phone number: behind the + its country's code, and as many digits as are dialled there";
        String characters = "must not contain the character NUL or half of a surrogate pair";
        return Stream.of(
                Arguments.of("TEXT", 5, "must be text"),
                Arguments.of("TEXT", true, "must be text"),
                Arguments.of("TEXT", List.of("a"), "must be text"),
                Arguments.of("TEXT", object("a", 1), "must be text"),
                Arguments.of("TEXT", "a\0b", characters),
                Arguments.of("TEXT", "a\uD83D", characters),
                Arguments.of("TEXT", "\uDE00b", characters),
                Arguments.of("NUMBER", "many", number),
                Arguments.of("NUMBER", "1,000", number),
                Arguments.of("NUMBER", " 1", number),
                Arguments.of("NUMBER", "+1", number),
                Arguments.of("NUMBER", "0x1F", number),
                Arguments.of("NUMBER", "NaN", number),
                Arguments.of("NUMBER", "١", number),
                Arguments.of("NUMBER", true, number),
                Arguments.of("NUMBER", "1".repeat(35), number),
                Arguments.of("NUMBER", "1E+6145", number),
                Arguments.of("NUMBER", "1E-6200", number),
                Arguments.of("NUMBER", "1e999999", number),
                Arguments.of("NUMBER", "1e9999999", number),
                Arguments.of("NUMBER", new BigDecimal("1E+2000000000"), number),
                Arguments.of("INTEGER", 1.5, whole),
                Arguments.of("INTEGER", "1.5", whole),
                Arguments.of("INTEGER", "1e34", whole),
                Arguments.of("INTEGER", new BigDecimal("1E+2000000000"), whole),
                Arguments.of("INTEGER", "one", whole),
                Arguments.of("BOOLEAN", "TRUE", truth),
                Arguments.of("BOOLEAN", "yes", truth),
                Arguments.of("BOOLEAN", 1, truth),
                Arguments.of("DATE", "2023-02-29", date),
                Arguments.of("DATE", "2024-2-9", date),
                Arguments.of("DATE", "29/02/2024", date),
                Arguments.of("DATE", "2024-02-29T00:00:00Z", date),
                Arguments.of("DATE", 20240229, date),
                Arguments.of("EMAIL", "ana", email),
                Arguments.of("EMAIL", "ana@example", email),
                Arguments.of("EMAIL", "ana@gmail.com;", email),
                Arguments.of("EMAIL", "mailto:ana@gmail.com", email),
                Arguments.of("EMAIL", "ana@@example.com", email),
                Arguments.of("EMAIL", "ana @example.com", email),
                Arguments.of("EMAIL", "a".repeat(65) + "@example.com", email),
                Arguments.of("EMAIL", "a@" + "b".repeat(250) + ".mx", email),
                Arguments.of("EMAIL", 5, email),
                Arguments.of("PHONE", "1234", phone),
                Arguments.of("PHONE", "1234567890123456", phone),
                Arguments.of("PHONE", "55 1234 5678 ext. 9", phone),
                Arguments.of("PHONE", "5".repeat(10) + " ".repeat(60), phone),
                Arguments.of("PHONE", "+999 1234567", foreign),
                Arguments.of("PHONE", "+52 1234 5678", foreign),
                Arguments.of("PHONE", 5512345678L, phone));
    }

    @ParameterizedTest
    @MethodSource("answersThatDoNotFit")
    void saysWhyAnAnswerDoesNotFit(String type, Object answer, String message) {
        Form form = form(aField("a", type));

        Map<String, String> refused = refused(form, "a", answer);

        assertEquals(Map.of("a", message), refused);
    }

    @Test
    void takesTheCodesOfItsOptions() {
        Form form = form(aField("a", "SELECT", "map", object("MX", "México", "1", "One")));

        assertEquals(context("a", "MX"), kept(form, "a", "MX"));
        assertEquals(Map.of("a", "must be one of the options"), refused(form, "a", "México"));
        assertEquals(Map.of("a", "must be text: the code of one of the options"), refused(form, "a", 1));
    }

    @Test
    void ignoresWhatIsSentForHtml() {
        Form form = form(aField("a", "HTML", "html", "<b>Read this</b>"));

        assertEquals(Value.Context.EMPTY, kept(form, "a", object("any", "thing")));
    }

    // Limits

    @Test
    void countsCodePoints() {
        Form form = form(aField("a", "TEXT", "minLength", 2, "maxLength", 3), aField("b", "TEXT", "maxLength", 1));

        assertEquals(Map.of("a", "must have at least 2 characters"), refused(form, "a", "😀"));
        assertEquals(Map.of("b", "must have at most 1 character"), refused(form, "b", "ab"));
        assertEquals(Map.of("a", "must have at most 3 characters"), refused(form, "a", "😀😀😀😀"));
        assertEquals(context("a", "😀😀", "b", "😀"), kept(form, "a", "😀😀", "b", "😀"));
    }

    @Test
    void boundsNumbersOnBothEnds() {
        Form form = form(aField("a", "NUMBER", "minVal", 0.5, "maxVal", 1000), aField("b", "INTEGER", "minVal", 1));

        assertEquals(Map.of("a", "must be at least 0.5"), refused(form, "a", 0.49));
        assertEquals(Map.of("a", "must be at most 1000"), refused(form, "a", "1000.01"));
        assertEquals(Map.of("b", "must be at least 1"), refused(form, "b", 0));
        assertEquals(context("a", 1000, "b", 1), kept(form, "a", "1e3", "b", 1));
        assertEquals(context("a", 0.5), kept(form, "a", 0.50));
    }

    @Test
    void saysWhatItsRegexMessageSays() {
        Form form = form(
                aField("a", "TEXT", "regex", "[A-Z]{3}", "regexMessage", "three capitals"),
                aField("b", "TEXT", "regex", "[A-Z]{3}"));

        assertEquals(
                Map.of("a", "three capitals", "b", "must match the pattern [A-Z]{3}"),
                refused(form, "a", "ABCD", "b", "abc"));
        assertEquals(context("a", "ABC"), kept(form, "a", "ABC"));
    }

    @Test
    void tellsWhenAPatternCannotBeCompared() {
        Form form = form(aField("a", "TEXT", "regex", "(.*a){30}b"), aField("b", "TEXT", "regex", ".*"));

        Map<String, String> refused = refused(form, "a", "a".repeat(900), "b", "b".repeat(1_001));

        assertEquals(
                Map.of(
                        "a", "takes too long to compare with the pattern: write it shorter",
                        "b", "must have at most 1000 characters"),
                refused);
    }

    // What is required, shown and kept

    @Test
    void takesBlanksForNoAnswer() {
        Form form = form(aField("a", "TEXT", "required", true), aField("b", "NUMBER"));

        for (Object blank : Arrays.asList(null, "", " \t\n", List.of())) {
            assertEquals(Map.of("a", "required"), refused(form, "a", blank, "b", blank));
        }
        assertEquals(context("a", "x"), kept(form, "a", "x", "b", " "));
    }

    @Test
    void namesEveryRequiredFieldForNoAnswers() {
        Form form = form(
                aField("a", "TEXT", "required", true),
                aField("b", "NUMBER", "required", true, "defaultValue", 5),
                aField("c", "TEXT"));

        Either<AnswersRefused, Value.Context> refused = form.check(Value.Context.EMPTY);

        assertEquals(Map.of("a", "required", "b", "required"), refused.getLeft().fields());
        assertEquals(Kind.FIELDS_MISSING, refused.getLeft().kind());
    }

    @Test
    void takesNoAnswersWhereNoneAreRequired() {
        assertEquals(Value.Context.EMPTY, kept(form(aField("a", "TEXT", "defaultValue", "x"))));
    }

    @Test
    void isMissingFieldsWhateverElseIsWrong() {
        Form form = form(aField("a", "TEXT", "required", true), aField("b", "NUMBER"));

        AnswersRefused both = form.check(context("b", "x")).getLeft();
        AnswersRefused wrong = form.check(context("a", "x", "b", "x")).getLeft();

        assertEquals(Kind.FIELDS_MISSING, both.kind());
        assertEquals(List.of("a", "b"), List.copyOf(both.fields().keySet()));
        assertEquals(Kind.FIELDS_INVALID, wrong.kind());
    }

    @Test
    void dropsAnswersToUnknownFields() {
        assertEquals(context("a", "x"), kept(form(aField("a", "TEXT")), "a", "x", "zzz", object("b", 1)));
    }

    @Test
    void ignoresAnswersToHiddenFields() {
        Form form = form(
                aField("employed", "BOOLEAN"),
                aField(
                        "employer",
                        "NUMBER",
                        "required",
                        true,
                        "showIf",
                        List.of(anEntry("employed", List.of("true")))));

        assertEquals(context("employed", false), kept(form, "employed", false, "employer", "not a number"));
        assertEquals(Value.Context.EMPTY, kept(form, "employer", 5));
        assertEquals(Map.of("employer", "required"), refused(form, "employed", "true"));
    }

    @Test
    void hidesWhatHangsOnAHiddenField() {
        Form form = form(
                aField("c", "TEXT", "required", true, "showIf", List.of(anEntry("b", List.of("x")))),
                aField("b", "TEXT", "showIf", List.of(anEntry("a", List.of("x")))),
                aField("a", "TEXT"));

        assertEquals(context("a", "y"), kept(form, "a", "y", "b", "x", "c", "x"));
        assertEquals(Map.of("c", "required"), refused(form, "a", "x", "b", "x"));
    }

    @Test
    void showsAFieldWhenAllEntriesHold() {
        Form form = form(
                aField("a", "NUMBER"),
                aField("b", "DATE"),
                aField("d", "TEXT"),
                aField(
                        "c",
                        "TEXT",
                        "required",
                        true,
                        "showIf",
                        List.of(anEntry("a", List.of("1", "2.5")), anEntry("b", List.of("2024-02-29"))),
                        "show",
                        object("field", "d", "value", "x")));

        assertEquals(Map.of("c", "required"), refused(form, "a", "2.50", "b", "2024-02-29", "d", "x"));
        assertEquals(Map.of(), refused(form, "a", 2, "b", "2024-02-29", "d", "x"));
        assertEquals(Map.of(), refused(form, "a", 1, "b", "2024-02-28", "d", "x"));
        assertEquals(Map.of(), refused(form, "a", 1, "b", "2024-02-29", "d", "y"));
    }

    @Test
    void requiresAFieldWithSomeValuesOnly() {
        Form form = form(
                aField("a", "SELECT", "map", object("x", "X", "y", "Y")),
                aField("b", "TEXT", "showIf", List.of(anEntry("a", List.of("x", "y"), "y"))));

        assertEquals(context("a", "x"), kept(form, "a", "x"));
        assertEquals(Map.of("b", "required"), refused(form, "a", "y"));
        assertEquals(context("a", "x", "b", "z"), kept(form, "a", "x", "b", "z"));
    }

    // Sets

    private static Map<String, Object> aSet(Map<String, Object> group, Object... more) {
        Map<String, Object> set = aField("set", "SET", more);
        set.put("set", group);
        return set;
    }

    @Test
    void namesFieldsOfASetByTheirPlace() {
        Form form = form(aSet(object("fields", List.of(aField("a", "TEXT", "required", true), aField("b", "NUMBER")))));

        Map<String, String> refused = refused(
                form, "set", List.of(object("a", "x"), object("b", "y"), "no object", object("a", "x", "b", 1)));

        assertEquals(
                Map.of(
                        "set[1].a", "required",
                        "set[1].b", "must be a number of at most 34 digits",
                        "set[2]", "must be an object"),
                refused);
    }

    @Test
    void keepsTheElementsOfASet() {
        Form form = form(aSet(object("fields", List.of(aField("a", "DATE"), aField("b", "NUMBER")))));

        Value.Context kept = kept(form, "set", List.of(object("a", "2024-02-29", "zzz", 1), object("b", "1")));

        assertEquals(context("set", List.of(object("a", LocalDate.of(2024, 2, 29)), object("b", 1))), kept);
    }

    @Test
    void countsTheElementsOfASet() {
        Form form = form(aSet(object("fields", List.of(aField("a", "TEXT"))), "min", 2, "max", 3));
        Form one = form(aSet(object("fields", List.of(aField("a", "TEXT"))), "min", 0, "max", 1));

        assertEquals(Map.of("set", "must have at least 2 entries"), refused(form, "set", elements(1)));
        assertEquals(Map.of(), refused(form, "set", elements(2)));
        assertEquals(Map.of("set", "must have at most 3 entries"), refused(form, "set", elements(4)));
        assertEquals(Map.of("set", "must have at most 1 entry"), refused(one, "set", elements(2)));
        assertEquals(Map.of("set", "must be a list of objects"), refused(form, "set", object("a", "x")));
        assertEquals(Map.of(), refused(form, "set", List.of()));
    }

    @Test
    void aWrongCountHidesNothingInside() {
        Map<String, Object> group =
                object("fields", List.of(aField("a", "TEXT", "required", true), aField("b", "NUMBER")));
        Form most = form(aSet(group, "max", 1));
        Form least = form(aSet(group, "min", 3));
        List<Object> two = List.of(object("b", 1), object("a", "x", "b", "y"));
        Map<String, String> inside =
                Map.of("set[0].a", "required", "set[1].b", "must be a number of at most 34 digits");

        assertEquals(and(Map.of("set[0].a", "required"), "must have at most 1 entry"), refused(most, "set", two));
        assertEquals(and(inside, "must have at least 3 entries"), refused(least, "set", two));
    }

    @Test
    void whatIsBeyondTheMostIsNotJudged() {
        Form form = form(aSet(object("fields", List.of(aField("a", "TEXT"))), "max", 3));
        Map<String, String> inside =
                Map.of("set[0]", "must be an object", "set[1]", "must be an object", "set[2]", "must be an object");

        assertEquals(and(inside, "must have at most 3 entries"), refused(form, "set", Collections.nCopies(100_000, 1)));
    }

    /** Each costs what it costs to refuse a field. */
    @Test
    void elementsThatAreNoObjectsCostTheirRefusal() {
        Form form = form(aSet(object("fields", List.of(aField("a", "TEXT")))));

        Map<String, String> refused = refused(form, "set", Collections.nCopies(200_000, 1));

        assertEquals(FormAnswers.TOO_MANY, refused.get("set"));
        assertTrue(refused.size() < 100_000, refused.size() + " refusals");
    }

    private static Map<String, String> and(Map<String, String> inside, String ofTheSet) {
        Map<String, String> all = new HashMap<>(inside);
        all.put("set", ofTheSet);
        return all;
    }

    private static List<Object> elements(int count) {
        return Collections.nCopies(count, object("a", "x"));
    }

    @Test
    void requiresInASetWhatTheSetSays() {
        Form form = form(aSet(object(
                "fields",
                List.of(aField("a", "TEXT", "required", true), aField("b", "TEXT"), aField("c", "TEXT")),
                "required",
                List.of("b"),
                "optionalAt",
                List.of(1))));

        Map<String, String> refused =
                refused(form, "set", List.of(object("c", "x"), object("c", "x"), object("c", "x")));

        assertEquals(
                Map.of("set[0].a", "required", "set[0].b", "required", "set[2].a", "required", "set[2].b", "required"),
                refused);
    }

    @Test
    void looksInTheElementFirstAndThenAround() {
        Form form = form(
                aField("country", "TEXT"),
                aField("kind", "TEXT"),
                aSet(object(
                        "fields",
                        List.of(
                                aField("kind", "TEXT"),
                                aField("a", "TEXT", "required", true, "showIf", List.of(anEntry("kind", List.of("x")))),
                                aField(
                                        "b",
                                        "TEXT",
                                        "required",
                                        true,
                                        "showIf",
                                        List.of(anEntry("country", List.of("MX"))))))));

        Map<String, String> refused = refused(
                form,
                "country",
                "MX",
                "kind",
                "x",
                "set",
                List.of(object("b", "1"), object("kind", "x", "b", "1"), object("zzz", 1)));

        assertEquals(Map.of("set[1].a", "required", "set[2].b", "required"), refused);
    }

    /** Each field hangs on the one before it; the threads of servers have small stacks. */
    @Test
    void judgesTheLongestChainOnASmallStack() throws InterruptedException {
        List<Object> fields = new ArrayList<>();
        Map<String, Object> answers = new LinkedHashMap<>();
        for (int i = 0; i < 1_000; i++) {
            fields.add(
                    i == 0
                            ? aField("f0", "TEXT")
                            : aField("f" + i, "TEXT", "showIf", List.of(anEntry("f" + (i - 1), List.of("x")))));
            answers.put("f" + i, "x");
        }
        Collections.reverse(fields);
        Form form = form(fields.toArray());
        AtomicReference<Either<AnswersRefused, Value.Context>> checked = new AtomicReference<>();

        Thread small = new Thread(null, () -> checked.set(form.check(Value.Context.of(answers))), "small", 256 * 1024);
        small.start();
        small.join();

        assertTrue(checked.get() != null && checked.get().isRight());
        assertEquals(1_000, checked.get().get().members().size());
    }
}
