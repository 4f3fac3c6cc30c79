package dev.workfloo.definition.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.document.DefinitionReader;
import dev.workfloo.document.Finding;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is found in formulas, tables and trees, with the places and the words that an author sees. */
class RuleCheckTest {

    private static final String FORM = """
            {"id": "person", "type": "FORM", "name": "Person", "next": "NEXT", "sections": [{"section": "All", "fields": [
              {"id": "age", "name": "Age", "type": "INTEGER", "required": true, "minVal": 0, "maxVal": 100},
              {"id": "income", "name": "Income", "type": "NUMBER"},
              {"id": "state", "name": "State", "type": "SELECT", "required": true, "map": {"MX": "México", "NL": "Nuevo León"}},
              {"id": "member", "name": "Member", "type": "BOOLEAN", "required": true}]}]},
            """;

    private static final String END =
            "{\"id\": \"end\", \"type\": \"LABEL\", \"name\": \"End\", \"labels\": [\"ended\"]}";

    private static List<String> findings(String nodes) {
        String list = nodes.strip().replaceAll(",$", "");
        try {
            Map<?, ?> document = new ObjectMapper()
                    .readValue(
                            "{\"id\": \"657117e1d511b6e54fe2a967\", \"name\": \"Flow\", \"start\": \"person\", \"nodes\": ["
                                    + list + "]}",
                            Map.class);
            WorkflooDefinition definition = DefinitionReader.read(Value.of(document))
                    .getOrElseThrow(findings -> new AssertionError(findings.toString()));
            return Checks.check(definition).findings().stream()
                    .map(Finding::toString)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String form(String next) {
        return FORM.replace("NEXT", next);
    }

    private static String variables(String id, String next, String formula) {
        return "{\"id\": \"%s\", \"type\": \"VARIABLES\", \"name\": \"V\", \"next\": \"%s\", \"variables\": {\"v\": \"%s\"}},"
                .formatted(id, next, formula);
    }

    private static String tree(String condition) {
        return """
                {"id": "tree", "type": "DECISION_TREE", "name": "Tree",
                 "tree": {"name": "q", "if": "%s", "then": {"exit": "yes"}, "else": {"exit": "no"}},
                 "exits": {"yes": "end", "no": null}},
                """.formatted(condition);
    }

    private static String table(String policy, String inputs, String rules, String more) {
        return """
                {"id": "table", "type": "RULESET", "name": "Table", "hitPolicy": "%s", "inputs": [%s], "rules": [%s]%s},
                """.formatted(policy, inputs, rules, more);
    }

    private static void assertFinds(String nodes, String... findings) {
        assertEquals(List.of(findings), findings(nodes));
    }

    @Test
    void findsNothingInASoundFlow() {
        assertFinds(form("v")
                + variables("v", "tree", "person.age * 2")
                + tree("v.v > 40 and person.state = \\\"MX\\\"")
                + END);
    }

    @Test
    void aTestThatCountsForNothingIsAWarning() {
        String more = ", \"default\": {\"exit\": \"no\"}, \"exits\": {\"yes\": \"end\", \"no\": \"end\"}";
        String rules = "{\"when\": [\"%s\"], \"exit\": \"yes\"}";

        for (String cell : List.of(">= 8, 50", "50, >= 8", "[8..60], [10..50]", "> 8, >= 10")) {
            List<String> found =
                    findings(form("table") + table("FIRST", "\"person.age\"", rules.formatted(cell), more) + END);
            assertEquals(1, found.size(), found.toString());
            assertTrue(found.get(0).startsWith("WARNING at /nodes/1/rules/0/when/0 (node table): `"), found.toString());
            assertTrue(found.get(0).contains("` counts for nothing beside `"), found.toString());
        }
        for (String cell : List.of(">= 50, 8", "1,2,3", "[8..20), 20", "< 8, 8", "!= 5, 7", "5, 5")) {
            assertFinds(form("table") + table("FIRST", "\"person.age\"", rules.formatted(cell), more) + END);
        }
    }

    private static final String EXITS = ", \"exits\": {\"yes\": \"end\", \"no\": \"end\"}";
    private static final String KIN = "\"person.age\", \"person.age >= 18\"";

    private static String rule(String exit, String outputs, String... cells) {
        return "{\"when\": [\"%s\"], \"exit\": \"%s\", \"outputs\": {%s}}"
                .formatted(String.join("\", \"", cells), exit, outputs);
    }

    private static String rules(String... rules) {
        return String.join(", ", rules);
    }

    private static String service(String next, String onError) {
        return """
                {"id": "bureau", "type": "LINK", "service": "buro", "name": "Bureau", "next": "%s", "onError": "%s",
                 "request": {"age": "person.age"}, "response": {"score": "INTEGER", "debt": "NUMBER?"}},
                """.formatted(next, onError);
    }

    private static final String GRANTED = ", \"default\": {\"exit\": \"yes\"}";

    private static String behind(String edge, String inputs) {
        return "WARNING at /nodes/2/default (node table): behind " + edge + " " + inputs
                + " missing, and then only the default counts: add a rule for null, or lead that way elsewhere";
    }

    /** No answer is no rule, and here the default approves. */
    @Test
    void anAnswerThatMayBeMissingIsAWarning() {
        String low = table("FIRST", "\"bureau.score\"", rule("no", "", "< 600"), GRANTED + EXITS);
        String both = table(
                "FIRST",
                "\"bureau.score\", \"bureau.debt * 2\", \"person.age\"",
                rules(rule("no", "", "< 600", "-", "-"), rule("no", "", "-", "> 5", "> 18")),
                GRANTED + EXITS);

        assertFinds(
                form("bureau") + service("table", "table") + low + END, behind("bureau/onError", "`bureau.score` is"));
        assertFinds(
                form("bureau") + service("table", "table") + both + END,
                behind("bureau/onError", "`bureau.score`, `bureau.debt * 2` are"));
        assertFinds(form("bureau") + service("table", "end") + low + END);
    }

    @Test
    void whoSaysWhatIsMissingIsNotWarned() {
        for (String cells : List.of("null", "-", "? = null", "< 600, null")) {
            String rules = rules(rule("no", "", "< 600"), rule("no", "", cells));
            List<String> found = findings(form("bureau")
                    + service("table", "table")
                    + table("FIRST", "\"bureau.score\"", rules, GRANTED + EXITS)
                    + END);
            assertTrue(found.stream().noneMatch(it -> it.contains("missing")), found.toString());
        }
        assertFinds(form("bureau")
                + service("table", "table")
                + table(
                        "FIRST",
                        "\"if bureau.score = null then 0 else bureau.score\"",
                        rule("no", "", "< 600"),
                        GRANTED + EXITS)
                + END);
    }

    @Test
    void aWayPastWhatIsReadIsNamed() {
        String past = "{\"id\": \"tree\", \"type\": \"DECISION_TREE\", \"name\": \"T\", \"tree\": {\"name\": \"q\","
                + " \"if\": \"person.member\", \"then\": {\"exit\": \"asked\"}, \"else\": {\"exit\": \"known\"}},"
                + " \"exits\": {\"asked\": \"v\", \"known\": \"table\"}},";
        String table = table("FIRST", "\"v.v\"", rule("no", "", "< 40"), GRANTED + EXITS);

        assertFinds(
                form("tree") + past + table + variables("v", "table", "person.age * 2") + END,
                behind("tree/exits/known", "`v.v` is"));
    }

    /** What a variable makes of a missing answer is missing too. */
    @Test
    void whatIsMadeOfItIsMissingToo() {
        String table = table("FIRST", "\"v.v > 1000\"", rule("no", "", "true"), GRANTED + EXITS);

        assertFinds(
                form("bureau") + service("v", "v") + table + variables("v", "table", "bureau.score * 2") + END,
                behind("bureau/onError", "`v.v > 1000` is"));
    }

    /** Nobody of 20 is not of age. */
    @Test
    void whatColumnsThatReadTheSameLeaveOpenIsAWarning() {
        String adults = rules(rule("yes", "", ">= 18", "true"), rule("no", "", "< 18", "false"));
        String both =
                rules(rule("yes", "", "> 20", "-"), rule("no", "", "-", "false"), rule("no", "", "<= 20", "true"));
        String akin = "person.age, person.age >= 18 read the same value, and may not go together in every way";

        assertFinds(
                form("table") + table("FIRST", KIN, adults, EXITS) + END,
                "WARNING at /nodes/1/rules (node table): undecided whether there are inputs that no rule matches: "
                        + akin);
        assertFinds(
                form("table") + table("UNIQUE", KIN, both, EXITS) + END,
                "WARNING at /nodes/1/rules (node table): undecided whether two rules match the same input: " + akin);
    }

    @Test
    void whatOneOfThemShowsAloneIsAnError() {
        String gap = rules(rule("yes", "", ">= 20", "true"), rule("no", "", "< 18", "-"));
        String overlap = rules(rule("yes", "", "-", "true"), rule("no", "", "-", "-"));

        List<String> gaps = findings(form("table") + table("FIRST", KIN, gap, EXITS) + END);
        List<String> overlaps = findings(form("table") + table("UNIQUE", KIN, overlap, EXITS) + END);

        assertTrue(
                gaps.get(0).startsWith("ERROR at /nodes/1/rules (node table): no rule matches person.age = 18"),
                gaps.toString());
        assertTrue(
                overlaps.get(0).startsWith("ERROR at /nodes/1/rules/1 (node table): rules 1 and 2 both match"),
                overlaps.toString());
    }

    private static List<String> any(String one, String other) {
        String inputs = "\"person.age\"";
        String both = rules(
                rule("yes", "\"o\": \"%s\"".formatted(one), ">= 5"),
                rule("yes", "\"o\": \"%s\"".formatted(other), "-"));
        return findings(form("table") + table("ANY", inputs, both, ", \"exits\": {\"yes\": \"end\"}") + END);
    }

    @Test
    void whatComesToTheSameIsTheSame() {
        assertEquals(List.of(), any("2", "1 + 1"));
        assertEquals(List.of(), any("1.50", "1.5"));
        assertEquals(List.of(), any("person.age * 2", "person.age * 2"));
        assertEquals(
                List.of(),
                any("date and time(\\\"2026-01-31T12:00:00Z\\\")", "date and time(\\\"2026-01-31T06:00:00-06:00\\\")"));
    }

    @Test
    void whatMayComeToTheSameIsUndecided() {
        assertEquals(
                List.of(
                        "WARNING at /nodes/1/rules (node table): undecided whether rules that match the same input say the"
                                + " same: rules 1 and 2 can both match: whether o is the same, `person.age * 2` or"
                                + " `person.age + person.age`"),
                any("person.age * 2", "person.age + person.age"));
        assertTrue(any("today()", "date(2026, 1, 31)").get(0).startsWith("WARNING"));
    }

    @Test
    void whatDiffersIsNamed() {
        assertEquals(
                List.of(
                        "ERROR at /nodes/1/rules/1 (node table): rules 1 and 2 both match person.age = 5, and differ: o is 2"
                                + " or 1 + 2"),
                any("2", "1 + 2"));
    }

    @Test
    void findsWhatWasNeverSetBefore() {
        assertFinds(
                form("first") + variables("first", "second", "second.v + 1") + variables("second", "end", "1") + END,
                "ERROR at /nodes/1/variables/v (node first): second never runs before this node: nothing is set there yet");
    }

    @Test
    void findsAConditionThatMayBeNull() {
        List<String> found = findings(form("tree") + tree("person.income > 5") + END);

        assertEquals(1, found.size(), found.toString());
        assertTrue(found.get(0).startsWith("ERROR at /nodes/1/tree/if (node tree): "), found.toString());
        assertTrue(found.get(0).contains("null"), found.toString());
    }

    @Test
    void takesAGuardedCondition() {
        assertFinds(form("tree") + tree("person.income != null and person.income > 5") + END);
    }

    @Test
    void anAnswerGuardsTheBranchBehindIt() {
        assertFinds(form("tree") + """
                {"id": "tree", "type": "DECISION_TREE", "name": "Tree",
                 "tree": {"name": "q", "if": "person.income = null", "then": {"exit": "no"},
                          "else": {"name": "r", "if": "person.income > 5", "then": {"exit": "yes"}, "else": {"exit": "no"}}},
                 "exits": {"yes": "end", "no": null}},
                """ + END);
    }

    @Test
    void whatIsSetOnSomeWaysOnlyMayBeMissing() {
        String branching = """
                {"id": "tree", "type": "DECISION_TREE", "name": "Tree",
                 "tree": {"name": "q", "if": "person.member", "then": {"exit": "yes"}, "else": {"exit": "no"}},
                 "exits": {"yes": "bonus", "no": "sum"}},
                """;
        String nodes = form("tree") + branching + variables("bonus", "sum", "10");

        List<String> found = findings(nodes
                + variables("sum", "end", "bonus.v + 1")
                + variables("end", "last", "if sum.v > 1 then 1 else 2")
                + END.replace("\"end\"", "\"last\""));

        assertEquals(1, found.size(), found.toString());
        assertTrue(found.get(0).startsWith("ERROR at /nodes/4/variables/v (node end): "), found.toString());
    }

    @Test
    void findsAValueWhoseTypeHangsOnItself() {
        List<String> found = findings(form("count")
                + variables("count", "again", "count.v + 1")
                + FORM.replace("person", "again").replace("NEXT", "count"));

        assertTrue(
                found.stream().anyMatch(it -> it.contains("what count sets would depend on itself")), found.toString());
    }

    @Test
    void findsACycleThatWaitsForNobody() {
        String circling = """
                {"id": "tree", "type": "DECISION_TREE", "name": "Tree",
                 "tree": {"name": "q", "if": "person.member", "then": {"exit": "yes"}, "else": {"exit": "no"}},
                 "exits": {"yes": "v", "no": null}},
                """;
        List<String> found = findings(form("v") + variables("v", "tree", "1") + circling);

        assertEquals(
                List.of(
                        "ERROR at /nodes/1/next (node v): goes round without waiting for anyone: put a node that waits into the cycle",
                        "ERROR at /nodes/2/exits/yes (node tree): goes round without waiting for anyone: put a node that waits into the cycle"),
                found);
    }

    @Test
    void findsExitsThatLeadNowhereAndNowhereFrom() {
        assertFinds(
                form("table")
                        + table(
                                "FIRST",
                                "\"person.age\"",
                                "{\"when\": [\"< 18\"], \"exit\": \"young\"}, {\"when\": [\"-\"]}",
                                ", \"exits\": {\"old\": \"end\"}")
                        + END,
                "ERROR at /nodes/1/rules/0/exit (node table): exits does not say where young leads: name a node, or null to end the flow",
                "ERROR at /nodes/1/rules/1/exit (node table): required: the other rules choose an exit",
                "ERROR at /nodes/1/exits/old (node table): nothing leads to this exit");
    }

    @Test
    void findsAnOutputOfTwoTypes() {
        List<String> found = findings(form("table")
                + table(
                        "FIRST",
                        "\"person.age\"",
                        "{\"when\": [\"< 18\"], \"outputs\": {\"o\": \"1\"}}, {\"when\": [\"-\"], \"outputs\": {\"o\": \"\\\"a\\\"\"}}",
                        ", \"next\": \"end\"")
                + END);

        assertEquals(1, found.size(), found.toString());
        assertTrue(
                found.get(0).startsWith("ERROR at /nodes/1/rules/1/outputs/o (node table): is text here"),
                found.toString());
    }

    @Test
    void aRowGuardsItsOutputs() {
        assertFinds(form("table")
                + table(
                        "FIRST",
                        "\"person.income\"",
                        "{\"when\": [\">= 100\"], \"outputs\": {\"limit\": \"person.income * 3\"}}",
                        ", \"default\": {\"outputs\": {\"limit\": \"0\"}}, \"next\": \"v\"")
                + variables("v", "end", "table.limit + 1")
                + END);
    }

    @Test
    void findsACellOfAnotherType() {
        List<String> found = findings(form("table")
                + table(
                        "FIRST",
                        "\"person.age\"",
                        "{\"when\": [\"\\\"a\\\"\"]}",
                        ", \"default\": {}, \"next\": \"end\"")
                + END);

        assertEquals(1, found.size(), found.toString());
        assertTrue(found.get(0).startsWith("ERROR at /nodes/1/rules/0/when/0 (node table): "), found.toString());
    }

    @Test
    void findsAGapWithAnExample() {
        List<String> found = findings(form("table")
                + table(
                        "UNIQUE",
                        "\"person.age\", \"person.member\"",
                        "{\"when\": [\"< 18\", \"-\"]}, {\"when\": [\"[18..64]\", \"true\"]}, {\"when\": [\"> 64\", \"-\"]}",
                        ", \"next\": \"end\"")
                + END);

        assertEquals(1, found.size(), found.toString());
        assertTrue(found.get(0).startsWith("ERROR at /nodes/1/rules (node table): "), found.toString());
        assertTrue(found.get(0).contains("person.member = false"), found.toString());
    }

    @Test
    void findsAnOverlapWithAnExample() {
        List<String> found = findings(form("table")
                + table(
                        "UNIQUE",
                        "\"person.age\"",
                        "{\"when\": [\"<= 18\"]}, {\"when\": [\">= 18\"]}",
                        ", \"next\": \"end\"")
                + END);

        assertEquals(1, found.size(), found.toString());
        assertTrue(found.get(0).startsWith("ERROR at /nodes/1/rules/1 (node table): "), found.toString());
        assertTrue(found.get(0).contains("person.age = 18"), found.toString());
    }

    @Test
    void findsARuleThatCanNeverWin() {
        List<String> found = findings(form("table")
                + table(
                        "FIRST",
                        "\"person.age\"",
                        "{\"when\": [\">= 18\"]}, {\"when\": [\"> 60\"]}, {\"when\": [\"-\"]}, {\"when\": [\"> 500\"]}",
                        ", \"next\": \"end\"")
                + END);

        assertTrue(
                found.stream().anyMatch(it -> it.startsWith("ERROR at /nodes/1/rules/1 (node table): ")),
                found.toString());
        assertTrue(found.stream().anyMatch(it -> it.startsWith("ERROR at /nodes/1/rules/3")), found.toString());
    }

    @Test
    void whatCannotBeDecidedIsAWarning() {
        List<String> found = findings(form("v")
                + variables("v", "table", "person.age + 1")
                + table(
                        "UNIQUE",
                        "\"person.age\"",
                        "{\"when\": [\"< v.v\"]}, {\"when\": [\">= v.v\"]}",
                        ", \"next\": \"end\"")
                + END);

        assertTrue(found.stream().allMatch(it -> it.startsWith("WARNING at /nodes/2")), found.toString());
        assertTrue(found.stream().anyMatch(it -> it.contains("person.age")), found.toString());
    }

    @Test
    void aDefinitionWithEverythingIsSound() {
        List<Finding> errors =
                Checks.check(Fixtures.aDefinitionWithEverything(Fixtures.aDefinitionId())).findings().stream()
                        .filter(Finding::isError)
                        .toList();

        assertEquals(List.of(), errors);
    }
}
