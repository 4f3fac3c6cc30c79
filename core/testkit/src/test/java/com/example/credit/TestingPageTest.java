package com.example.credit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.testkit.SimulatedRun;
import dev.workfloo.testkit.Simulator;
import dev.workfloo.testkit.WorkflooAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page on testing shows is what {@link CreditTest} runs, and what comes out. */
class TestingPageTest {

    private static final Path PAGE = Path.of("../docs/testing.md");
    private static final Path SOURCE = Path.of("src/test/java/com/example/credit/CreditTest.java");
    private static final Pattern CODE = Pattern.compile("(?s)```java\n(.*?)```");

    private static final Map<String, Object> ANA =
            Map.of("birth_date", "1990-08-15", "income", 20000, "phone_number", "5512345678");
    private static final Simulator CREDIT = Simulator.of(Path.of("src/test/resources/credit.json"));

    private static String page() throws IOException {
        return Files.readString(PAGE);
    }

    @Test
    void showsCodeThatIsRun() throws Exception {
        String source = Files.readString(SOURCE).replaceAll("(?m)^ {4}", "");
        List<String> shown =
                CODE.matcher(page()).results().map(code -> code.group(1)).toList();

        assertEquals(5, shown.size());
        shown.stream()
                .flatMap(code -> Pattern.compile("\n\n(?=@|private)").splitAsStream(code.strip()))
                .forEach(part -> assertTrue(source.contains(part), part));
    }

    @Test
    void showsTheStory() throws Exception {
        String story = CREDIT.service("buro-pf", Map.of("score", 712))
                .run()
                .answering("applicant", ANA)
                .toEnd()
                .story();

        assertTrue(page().contains("```\n" + story + "\n```"), story);
    }

    private static String message(Runnable failing) {
        try {
            failing.run();
            return "nothing failed";
        } catch (AssertionError | IllegalStateException e) {
            return e.getMessage();
        }
    }

    @Test
    void showsWhatErrorsSay() throws Exception {
        SimulatedRun poor = CREDIT.service("buro-pf", Map.of("score", 712))
                .run()
                .answering(
                        "applicant", Map.of("birth_date", "1990-08-15", "income", 7999, "phone_number", "5512345678"))
                .toEnd();

        String unsaid = message(() -> CREDIT.run().answering("applicant", ANA).toEnd());
        String otherwise = message(
                () -> WorkflooAssertions.assertThat(poor).decided("policy").as("approved"));

        assertTrue(page().contains("```\n" + unsaid + "\n```"), unsaid);
        String difference = otherwise.substring(0, otherwise.indexOf("\n\nthe whole run"));
        assertTrue(page().contains(difference), difference);
    }
}
