package dev.workfloo.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each thing that can be wrong with a guide is found where it is planted. */
class GuidesAreNotBlindTest {

    private static final String DEFINITION = """
            {"id": "65a0c0de00000000000000f1", "name": "Corte", "start": "policy", "nodes": [
              {"id": "policy", "type": "DECISION_TREE", "name": "Corte",
               "tree": {"name": "hoy", "if": "today() > date(\\"2020-01-01\\")", "then": {"exit": "a"}, "else": {"exit": "b"}},
               "exits": {"a": null, "b": "%s"}}]}
            """;

    @TempDir
    Path folder;

    private Guide guide(String... lines) throws Exception {
        Path file = Files.createTempDirectory(folder, "en").resolve("guide.md");
        return Guide.read(Files.writeString(file, String.join("\n", lines) + "\n"));
    }

    private Guide showing(String kind, String text) throws Exception {
        return guide("# Title", "", "```" + kind, text, "```");
    }

    private static void assertFound(String what, List<String> found) {
        assertEquals(1, found.size(), found::toString);
        assertTrue(found.get(0).contains(what), found::toString);
    }

    @Test
    void misses() throws Exception {
        assertFound("this language alone", GuideChecks.missing(List.of(guide("# A")), List.of()));
    }

    @Test
    void compares() throws Exception {
        Guide guide = showing("bash", "# go\nls -l # all");

        assertEquals(List.of(), GuideChecks.differences(guide, showing("bash", "# vaya\nls -l # todo")));
        assertFound("block 1", GuideChecks.differences(guide, showing("bash", "# vaya\nls")));
        assertFound("block 1", GuideChecks.differences(guide, showing("bash refused", "ls -l")));
        assertFound("shows 1 blocks", GuideChecks.differences(guide, guide("# B")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "bash whatever", "json", "ruby a.rb", ""})
    void asksWhatABlockIsFor(String kind) throws Exception {
        assertFound("nobody knows", GuideChecks.unknownBlocks(showing(kind, "a")));
    }

    @Test
    void ordersHeadings() throws Exception {
        assertEquals(List.of(), GuideChecks.headings(guide("# A", "## B", "### C", "## D")));
        assertFound("out of order: C", GuideChecks.headings(guide("# A", "### C")));
        assertFound("out of order: B", GuideChecks.headings(guide("# A", "# B")));
        assertFound("out of order: A", GuideChecks.headings(guide("## A")));
        assertFound("alike", GuideChecks.headings(guide("# A", "## B", "## B")));
    }

    @Test
    void followsLinks() throws Exception {
        assertEquals(
                List.of(),
                GuideChecks.targets(guide("# Qué pasa", "[a](#qué-pasa) [b](guide.md) ![c](../pictures/try-it.png)")));
        assertFound("#que", GuideChecks.targets(guide("# Qué pasa", "[a](#que-pasa)")));
        assertFound("other.md", GuideChecks.targets(guide("# A", "[a](other.md)")));
        assertFound("other.png", GuideChecks.targets(guide("# A", "![a](../pictures/other.png)")));
        assertFound("try-it.png", GuideChecks.targets(guide("# A", "[a](../pictures/try-it.png)")));
    }

    @Test
    void publishesDefinitions() throws Exception {
        assertFound("nowhere", ShownDocuments.wrong(showing("json a.json", DEFINITION.formatted("nowhere"))));
        assertFound("nonsense", ShownDocuments.wrong(showing("json connectors.json", "{\"nonsense\": {}}")));
        assertFound("stands in no document", ShownDocuments.wrong(showing("json part", "{\"id\": \"a\"}")));
        assertFound("does not hold: 1 > 2", ShownDocuments.wrong(showing("feel", "2 > 1\n1 > 2")));
    }

    @Test
    void runsClasses() throws Exception {
        String test = "class A { @org.junit.jupiter.api.Test void t() { %s } }";

        assertEquals(List.of(), tried(test.formatted("")));
        assertFound("mistaken", tried(test.formatted("throw new AssertionError(\"mistaken\");")));
        assertFound("A.java", tried("class A { org.junit.jupiter.api.Test none; }"));
        assertFound("cannot find symbol", tried("class A extends Nothing {}"));
    }

    private List<String> tried(String source) throws Exception {
        return ShownJava.wrong(showing("java A.java", source), Files.createTempDirectory(folder, "java"));
    }

    @Test
    void comparesAnswers() {
        GuideBlock shown = answer("json", "{\"a\": \"…\", \"b\": [1, \"…\"]}");

        assertTrue(ShownAnswer.matches(shown, "x\n{\"a\":1,\"b\":[1,2,3],\"c\":1}"));
        for (String other : List.of("{\"b\":[1]}", "{\"a\":1,\"b\":[2]}", "{\"a\":1,\"b\":[]}", "{\"a\":1}", "x", "")) {
            assertFalse(ShownAnswer.matches(shown, other), other);
        }
        assertFalse(ShownAnswer.matches(answer("json", "[1]"), "[1,2]"));
        assertTrue(ShownAnswer.matches(answer("text", "a …"), "a b\nc\n"));
        assertFalse(ShownAnswer.matches(answer("text", "a"), "a b"));
    }

    private static GuideBlock answer(String language, String text) {
        return new GuideBlock(language, GuideBlock.ANSWER, text);
    }

    @Test
    void followsCommands() throws Exception {
        follow(showing("bash", "said=hello\necho $said"));
        assertSays("false failed", showing("bash", "false\ntrue"));
        assertSays("inside failed", showing("bash", "all() { inside; true; }; all"));
        assertSays("failed in\ntrue", showing("bash refused", "true"));
        assertSays(
                "is not what was printed: there",
                guide("```bash", "echo here", "```", "```text answer", "there", "```"));
        assertSays("did not start", showing("bash service", "echo Workfloo java -jar; exit 0"));
    }

    private void follow(Guide guide) throws Exception {
        try (Reader reader = new Reader(guide, Files.createTempDirectory(folder, "clone"))) {
            for (GuideBlock block : guide.blocks()) reader.follow(block);
        }
    }

    private void assertSays(String what, Guide guide) {
        AssertionError error = assertThrows(AssertionError.class, () -> follow(guide));
        assertTrue(error.getMessage().contains(what), error::getMessage);
    }
}
