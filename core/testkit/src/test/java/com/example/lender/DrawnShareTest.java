package com.example.lender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.document.DefinitionReader;
import dev.workfloo.definition.form.Form;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.arbitrary.Facts;
import dev.workfloo.testkit.arbitrary.FactsArbitrary;
import dev.workfloo.testkit.arbitrary.WorkflooArbitraries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.Shrinkable;

/** The figures of the page on properties: what comes of drawing any numbers, and of drawing facts. */
class DrawnShareTest {

    private static final Path PAGE = Path.of("..", "docs", "property-testing.md");
    private static final int DRAWS = 5_000;

    private final FactsArbitrary facts =
            WorkflooArbitraries.of(new CreditPolicyProperties().definition()).facts("policy");

    private Arbitrary<Facts> anyIntegers() {
        Facts some = facts.generator(1).next(new Random(1)).value();
        return Arbitraries.integers()
                .tuple3()
                .map(three -> some.with("applicant.age", three.get1())
                        .with("applicant.income", three.get2())
                        .with("bureau.score", three.get3()));
    }

    private static String row(String name, Arbitrary<Facts> arbitrary) {
        Stream<Shrinkable<Facts>> draws = arbitrary.generator(1_000).stream(new Random(42));
        Map<String, Long> byRule = draws.limit(DRAWS)
                .map(draw -> draw.value().rules().get(0))
                .collect(Collectors.groupingBy(rule -> rule, TreeMap::new, Collectors.counting()));
        return Stream.of("/rules/0", "/rules/1", "/rules/2", "/default")
                .map(rule -> Long.toString(byRule.getOrDefault(rule, 0L)))
                .collect(Collectors.joining(" | ", "| " + name + " | ", " |"));
    }

    @Example
    void thePageHasTheseFigures() throws IOException {
        String page = Files.readString(PAGE);

        for (String row :
                new String[] {row("`Arbitraries.integers()` for each", anyIntegers()), row("`facts(\"policy\")`", facts)
                }) {
            assertTrue(page.contains(row), row);
        }
    }

    /** By the types alone: any text, any number, any day. */
    private static Value.Context anyAnswers(Form form, Random random) {
        Map<String, Object> answers = new LinkedHashMap<>();
        form.fields()
                .forEach(field -> answers.put(
                        field.id(),
                        switch (field.type()) {
                            case NUMBER, INTEGER -> random.nextInt();
                            case BOOLEAN -> random.nextBoolean();
                            case DATE ->
                                LocalDate.ofEpochDay(random.nextInt(30_000)).toString();
                            case TEXT, EMAIL, PHONE, SELECT, HTML, SET -> Integer.toString(random.nextInt(), 36);
                        }));
        return Value.Context.of(answers);
    }

    @Example
    void theDemosFormTakesAllAnswersThatAreDrawnForIt() throws IOException {
        Map<?, ?> demo = new ObjectMapper()
                .readValue(
                        Path.of("../../adapters-http-javalin/src/main/resources/dev/workfloo/server/demo.json")
                                .toFile(),
                        Map.class);
        Form form = ((FormNode) DefinitionReader.read(Value.of(demo))
                        .getOrElseThrow(findings -> new AssertionError(findings.toString()))
                        .nodes()
                        .get(0))
                .form();
        Random random = new Random(42);

        long byType = Stream.generate(() -> anyAnswers(form, random))
                .limit(1_000)
                .filter(answers -> form.check(answers).isRight())
                .count();
        long drawn = WorkflooArbitraries.of(demo).answers("applicant").generator(1_000).stream(random)
                .limit(1_000)
                .filter(answers -> form.check(answers.value()).isRight())
                .count();
        long almost = WorkflooArbitraries.of(demo).almostValidAnswers("applicant").generator(1_000).stream(random)
                .limit(1_000)
                .filter(answers -> form.check(answers.value().answers()).isRight())
                .count();

        assertEquals(0, byType);
        assertEquals(1_000, drawn);
        assertTrue(
                almost < 50,
                () -> almost + " are refused for a telephone alone, which the form by itself does not know");
    }

    @Example
    void thePageHasThisCode() throws IOException {
        String page = Files.readString(PAGE);
        String code = Files.readString(Path.of("src/test/java/com/example/lender/CreditPolicyProperties.java"))
                + Files.readString(Path.of("src/test/java/com/example/lender/CreditFlowProperties.java"));
        String[] shown = page.split("```java\n");

        assertEquals(3, shown.length);
        for (int i = 1; i < shown.length; i++) {
            String block = shown[i].substring(0, shown[i].indexOf("```"));
            assertTrue(code.contains(block), block);
        }
    }
}
