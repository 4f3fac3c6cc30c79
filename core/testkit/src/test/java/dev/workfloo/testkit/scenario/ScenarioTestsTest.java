package dev.workfloo.testkit.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

class ScenarioTestsTest {

    private static final Path CREDIT = Path.of("src/test/resources/credit.json");

    private final Map<String, String> reported = new LinkedHashMap<>();
    private final TestReporter reporter = new TestReporter() {
        @Override
        public void publishEntry(Map<String, String> entries) {
            reported.putAll(entries);
        }
    };

    @TempDir
    private Path folder;

    /** What each test says that fails, empty for one that passes, by name. */
    private Map<String, String> outcomes(ScenarioTests tests) {
        return outcomes(tests.tests(reporter));
    }

    private static Map<String, String> outcomes(Stream<? extends DynamicNode> nodes) {
        Map<String, String> outcomes = new LinkedHashMap<>();
        nodes.forEach(node -> {
            if (node instanceof DynamicContainer container) outcomes.putAll(outcomes(container.getChildren()));
            if (node instanceof DynamicTest test) outcomes.put(test.getDisplayName(), outcome(test));
        });
        return outcomes;
    }

    private static String outcome(DynamicTest test) {
        try {
            test.getExecutable().execute();
            return "";
        } catch (Throwable e) {
            return e.getMessage();
        }
    }

    private Path changed(String from, String to) throws Exception {
        String text = Files.readString(CREDIT);
        assertTrue(text.contains(from), from);
        return Files.writeString(folder.resolve("changed.json"), text.replace(from, to));
    }

    @Test
    void eachScenarioIsATest() {
        Map<String, String> outcomes = outcomes(ScenarioTests.of(CREDIT));

        assertEquals(
                List.of("can be published", "Strong payer", "Fair score, low income", "The bureau is down", "coverage"),
                List.copyOf(outcomes.keySet()));
        assertEquals(List.of(""), outcomes.values().stream().distinct().toList());
    }

    @Test
    void reportsWhatNoScenarioReached() {
        outcomes(ScenarioTests.of(CREDIT));

        assertEquals(Map.of("credit.json", """
                        coverage of Credit: 88 %, 16 of 18
                          not reached: rule 2 of policy
                          not reached: exit REJECTED of manual"""), reported);
    }

    @Test
    void asksForSoMuchOfTheFlow() {
        assertEquals("", outcomes(ScenarioTests.of(CREDIT).covering(88)).get("coverage"));
        assertEquals("""
                the scenarios of src/test/resources/credit.json reach 88 % of its flow, and must reach 89 %
                coverage of Credit: 88 %, 16 of 18
                  not reached: rule 2 of policy
                  not reached: exit REJECTED of manual""", outcomes(ScenarioTests.of(CREDIT).covering(89)).get("coverage"));
    }

    @Test
    void tellsWhatCameOutOtherwiseAndWhy() throws Exception {
        Path file = changed(
                "\"exit\": \"approved\", \"message\": \"Strong score\"", "\"exit\": \"rejected\", \"message\": \"Hm\"");

        String told = outcomes(ScenarioTests.of(file)).get("Strong payer");

        assertTrue(told.startsWith("""
                scenario "Strong payer" (6571181fd511b6e54fe2a9c1) of %s came out otherwise than it expects:
                  label approved is missing
                  exit of policy should be approved, but it is rejected
                because
                  policy (rules "Policy"): rejected by rule 1, as bureau.score 712 is >= 700 and applicant.income 20000 is \
                >= 8000; sets limit 60000; "Hm"

                the whole run:
                  start: 2026-01-05 15:00:00 Z
                """.formatted(file)), told);
    }

    @Test
    void findingsFailAsPublishingDoes() throws Exception {
        Path file = changed("\"start\": \"applicant\"", "\"start\": \"aplicant\"");

        Map<String, String> outcomes = outcomes(ScenarioTests.of(file));

        assertEquals(List.of("can be published"), List.copyOf(outcomes.keySet()));
        assertTrue(
                outcomes.get("can be published").contains("ERROR at /start: no node has the id aplicant"),
                outcomes::toString);
    }

    @Test
    void warningsFailWhereNoneAreWanted() throws Exception {
        Path file = changed("\"minVal\": 0}", "\"minVal\": 0, \"defaultValue\": -1}");

        assertEquals("", outcome(ScenarioTests.of(CREDIT).withoutWarnings()));
        assertTrue(outcome(ScenarioTests.of(file)).isEmpty());
        assertTrue(outcome(ScenarioTests.of(file).withoutWarnings()).contains("WARNING at /nodes/0"));
    }

    private String outcome(ScenarioTests tests) {
        return Optional.ofNullable(outcomes(tests).get("can be published")).orElse("is no test");
    }

    @Test
    void aFileWithoutScenariosFails() throws Exception {
        String text = Files.readString(CREDIT);
        Path file = Files.writeString(
                folder.resolve("bare.json"), text.substring(0, text.indexOf("\"scenarios\"")) + "\"scenarios\": []}");

        assertEquals(file + " has no scenarios: nothing of it was tested", outcome(ScenarioTests.of(file)));
    }

    @Test
    void takesEachDefinitionOfAFolder() throws Exception {
        Files.copy(CREDIT, folder.resolve("a.json"));
        Files.copy(CREDIT, folder.resolve("b.json"));
        Files.writeString(folder.resolve("pool.json"), "{}");

        List<String> names = ScenarioTests.in(folder)
                .tests(reporter)
                .map(DynamicNode::getDisplayName)
                .toList();

        assertEquals(List.of("a.json", "b.json"), names);
        assertThrows(IllegalArgumentException.class, () -> ScenarioTests.in(folder.resolve("none")));
    }

    @Test
    void pointsToTheScenariosLine() {
        DynamicNode strong = ScenarioTests.of(CREDIT).tests(reporter).toList().get(1);

        assertEquals(
                CREDIT.toUri() + "?line=30",
                strong.getTestSourceUri().map(Object::toString).orElse(""));
    }
}
