package dev.workfloo.testkit.arbitrary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.document.DefinitionReader;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.definition.form.Field;
import dev.workfloo.definition.form.Form;
import dev.workfloo.rule.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Shrinkable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FormAnswersTest {

    private static final int DRAWS = 150;

    private static final Map<String, Object> HARD = Policies.json("""
            {"id": "657117e1d511b6e54fe2a972", "name": "Hard", "start": "hard", "nodes": [
              {"id": "hard", "type": "FORM", "name": "Hard", "sections": [{"section": "All", "fields": [
                {"id": "rfc", "name": "RFC", "type": "TEXT", "required": true, "regex": "[A-ZÑ&]{3,4}(\\\\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\\\\d|3[01])[A-Z\\\\d]{2}[A\\\\d]"},
                {"id": "curp", "name": "CURP", "type": "TEXT", "required": true, "minLength": 18, "maxLength": 18,
                 "regex": "[A-Z][AEIOUX][A-Z]{2}\\\\d{2}(?:0\\\\d|1[0-2])(?:[0-2]\\\\d|3[01])[HM](?:AS|BC|CS|DF|JC|MC|NL|OC|PL|NE)[B-DF-HJ-NP-TV-Z]{3}[A-Z\\\\d]\\\\d"},
                {"id": "code", "name": "Code", "type": "TEXT", "required": true, "regex": "(?=.*\\\\d)(?=.*[a-z])[a-z\\\\d]{8,20}"},
                {"id": "twice", "name": "Twice", "type": "TEXT", "regex": "(?<half>[a-c]+)-\\\\k<half>-\\\\1", "minLength": 8},
                {"id": "mobile", "name": "Mobile", "type": "PHONE", "required": true, "regex": "\\\\+52\\\\d{10}"},
                {"id": "home", "name": "Home", "type": "PHONE", "minLength": 10, "maxLength": 10},
                {"id": "mail", "name": "Mail", "type": "EMAIL", "required": true, "regex": ".*@example\\\\.com", "maxLength": 40},
                {"id": "rate", "name": "Rate", "type": "NUMBER", "minVal": 0.125, "maxVal": 0.25},
                {"id": "term", "name": "Term", "type": "INTEGER", "required": true, "minVal": 12, "maxVal": 13},
                {"id": "born", "name": "Born", "type": "DATE", "required": true},
                {"id": "married", "name": "Married", "type": "BOOLEAN", "required": true},
                {"id": "regime", "name": "Regime", "type": "SELECT", "map": {"joint": "Joint", "separate": "Separate"},
                 "showIf": [{"field": "married", "values": ["true"], "requiredWithValues": ["true"]}]},
                {"id": "spouse", "name": "Spouse", "type": "TEXT", "required": true, "maxLength": 10,
                 "showIf": [{"field": "regime", "values": ["joint"], "requiredWithValues": []}]},
                {"id": "dependants", "name": "Dependants", "type": "SET", "min": 2, "max": 3, "required": true, "set": {"required": ["name"], "optionalAt": [1],
                  "fields": [{"id": "name", "name": "Name", "type": "TEXT", "minLength": 2, "maxLength": 5},
                             {"id": "shares", "name": "Shares", "type": "BOOLEAN", "showIf": [{"field": "married", "values": ["true"]}]},
                             {"id": "part", "name": "Part", "type": "INTEGER", "minVal": 1, "maxVal": 9, "required": true,
                              "showIf": [{"field": "shares", "values": ["true"]}]}]}}]}]}]}
            """);

    /** Each form of each definition in this repository, and one that asks for much. */
    private static Stream<Arguments> forms() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of(
                "adapters-http-javalin/src/main/resources",
                "adapters-http-javalin/src/test/resources/dev/workfloo/driver",
                "adapters-persistence-jdbc/src/it/spring-boot/lender/src/main/resources",
                "adapters-persistence-jdbc/src/test/resources/dev/workfloo/jdbc/release/next",
                "core/testkit/src/test/resources")) {
            try (Stream<Path> all = Files.walk(Path.of("..", "..", folder))) {
                all.filter(file -> file.toString().endsWith(".json")).sorted().forEach(files::add);
            }
        }
        List<Arguments> forms = new ArrayList<>(formsOf("hard", Value.of(HARD)));
        forms.addAll(formsOf("documented", Value.of(Policies.documented())));
        for (Path file : files) {
            Map<String, Object> document = Policies.json(Files.readString(file));
            forms.addAll(formsOf(file.getFileName().toString(), Value.of(document.getOrDefault("document", document))));
        }
        return forms.stream();
    }

    private static List<Arguments> formsOf(String name, Value document) {
        return DefinitionReader.read(document)
                .fold(
                        findings -> List.<Arguments>of(),
                        definition -> definition.nodes().stream()
                                .filter(FormNode.class::isInstance)
                                .map(node -> Arguments.of(
                                        name + " " + node.id(),
                                        CheckedFlow.published(definition),
                                        node.id().name()))
                                .toList());
    }

    private static Form form(CheckedFlow flow, String node) {
        return ((FormNode) flow.node(new dev.workfloo.definition.NodeId(node))).form();
    }

    private static <T> List<T> draws(Arbitrary<T> arbitrary) {
        return arbitrary.generator(1_000).stream(new Random(42))
                .limit(DRAWS)
                .map(Shrinkable::value)
                .toList();
    }

    @Test
    void thereAreManyForms() throws IOException {
        assertTrue(forms().count() >= 8, () -> "there should be more forms");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void drawsWhatTheFormTakes(String name, CheckedFlow flow, String node) {
        Form form = form(flow, node);
        Set<String> answered = new HashSet<>();

        for (Value.Context answers : draws(WorkflooArbitraries.of(flow).answers(node))) {
            assertEquals(
                    "", form.check(answers).fold(refused -> refused.fields().toString() + answers, kept -> ""));
            answered.addAll(answers.members().keySet());
        }

        Set<String> asked = new HashSet<>(form.fields()
                .filter(field -> field.type() != dev.workfloo.definition.form.FieldType.HTML)
                .map(Field::id)
                .toList());
        assertEquals(asked, answered);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void drawsWhatTheFormRefusesForOneThing(String name, CheckedFlow flow, String node) {
        Form form = form(flow, node);

        for (AlmostValidAnswers almost : draws(WorkflooArbitraries.of(flow).almostValidAnswers(node))) {
            assertEquals(
                    Set.of(almost.field()),
                    form.check(almost.answers())
                            .fold(refused -> refused.fields().keySet(), kept -> Set.of()),
                    almost::toString);
        }
    }

    @Test
    void findsEachThingThatCanBeWrong() {
        Set<String> wrong = new HashSet<>();
        WorkflooArbitraries of = WorkflooArbitraries.of(HARD);
        of.almostValidAnswers("hard").generator(1_000).stream(new Random(7))
                .limit(1_500)
                .forEach(almost -> wrong.addAll(almost.value().labels().getOrDefault("wrong", List.of())));

        for (String one : List.of(
                "rfc left out",
                "rfc with another last character",
                "curp one character too long",
                "twice one character less than matches",
                "mobile of four digits",
                "mail without a domain",
                "rate below the least",
                "rate above the most",
                "term above the most",
                "term no number",
                "born a day that does not exist",
                "married neither true nor false",
                "regime no option",
                "regime left out",
                "spouse one character too long",
                "dependants one entry too few",
                "dependants one entry too many",
                "dependants[] no object",
                "dependants[].name one character too short",
                "dependants[].part left out")) {
            assertTrue(
                    wrong.contains(one),
                    () -> one + " is not among " + wrong.stream().sorted().toList());
        }
    }

    /** Makes the first simpler draw of which this holds, as long as there is one. */
    private static <T> T shrunk(Shrinkable<T> from, java.util.function.Predicate<T> holds) {
        Shrinkable<T> now = from;
        while (true) {
            Shrinkable<T> before = now;
            now = before.shrink()
                    .filter(it -> it.distance().compareTo(before.distance()) < 0 && holds.test(it.value()))
                    .findFirst()
                    .orElse(before);
            if (now == before) return now.value();
        }
    }

    @Test
    void shrinksToTheFewestAndSimplest() {
        WorkflooArbitraries of = WorkflooArbitraries.of(HARD);
        Shrinkable<Value.Context> drawn = of.answers("hard").generator(1_000).stream(new Random(5))
                .filter(it -> it.value().members().containsKey("spouse"))
                .findFirst()
                .orElseThrow();

        Value.Context any = shrunk(drawn, it -> true);
        Value.Context withSpouse = shrunk(drawn, it -> it.members().containsKey("spouse"));

        assertEquals(
                Set.of("rfc", "curp", "code", "mobile", "mail", "term", "born", "married", "dependants"),
                any.members().keySet());
        assertEquals(Value.of(false), any.get("married"));
        assertEquals(Value.of("joint"), withSpouse.get("regime"));
        assertEquals(2, ((Value.Sequence) withSpouse.get("dependants")).items().size());
    }

    @Test
    void showsValuesAsFormulasWriteThem() {
        Value answers = Value.of(Map.of("income", new java.math.BigDecimal("8000.50")));

        assertEquals("{income: 8000.5}", new ValueReport().report(answers));
    }

    @Test
    void saysWhereNothingIsTaken() {
        Arbitrary<Value.Context> impossible = WorkflooArbitraries.of(
                        CheckedFlow.published(DefinitionReader.read(Value.of(Policies.json("""
                                {"id": "657117e1d511b6e54fe2a973", "name": "None", "start": "none", "nodes": [
                                  {"id": "none", "type": "FORM", "name": "None", "sections": [{"section": "All", "fields": [
                                    {"id": "text", "name": "Text", "type": "TEXT", "required": true, "regex": "[a-z]{3}", "minLength": 4}]}]}]}""")))
                                .getOrElseThrow(findings -> new AssertionError(findings.toString()))))
                .answers("none");

        IllegalArgumentException none = assertThrows(IllegalArgumentException.class, () -> draws(impossible));

        assertEquals(
                "no answers were found that the form none takes: is there a required field whose limits and pattern contradict"
                        + " each other?",
                none.getMessage());
    }
}
