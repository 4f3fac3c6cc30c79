package dev.workfloo.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workfloo.Problem;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.Workfloo;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.rule.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The code of the page on decisions, compiled and run; and that the page says the same. */
class DecisionsPageTest {

    private static final Path SOURCE = Path.of("src/test/java/dev/workfloo/policy/DecisionsPageTest.java");
    private static final Path PAGE = Path.of("docs/decisions.md");
    private static final Path README = Path.of("../README.md");
    private static final Pattern REFUSED = Pattern.compile("(?m)^\\| `(\\{.*})` \\| (`.*) \\|$");

    // types begin
    record Applicant(int age, BigDecimal income, Optional<BigDecimal> payments) {}

    record Facts(Applicant applicant) {}

    record Offer(BigDecimal limit) {}
    // types end

    private static Map<?, ?> definition() throws IOException {
        return definition(PAGE);
    }

    /** The first that a page shows. */
    private static Map<?, ?> definition(Path shown) throws IOException {
        String page = Files.readString(shown);
        int from = page.indexOf("```json\n") + "```json\n".length();
        return new ObjectMapper().readValue(page.substring(from, page.indexOf("```", from)), Map.class);
    }

    @Test
    void decides() throws Exception {
        Map<?, ?> definition = definition();
        // deciding begins
        Policy policy = Policy.read(definition, Clock.systemUTC()).getOrElseThrow(Problem::toException);

        Facts ana = new Facts(new Applicant(30, new BigDecimal("20000"), Optional.of(new BigDecimal("5000"))));
        PolicyDecision decision = policy.decide("policy", ana).getOrElseThrow(Problem::toException);

        Offer offer = decision.outputs().as(Offer.class);
        // deciding ends
        assertEquals(Optional.of("approved"), decision.exit());
        assertEquals(List.of("Enough is left"), decision.messages());
        assertEquals(List.of(2), decision.rules());
        assertEquals(new Offer(new BigDecimal("45000")), offer);
        assertEquals("[policy]", policy.decisions().toString());
        assertEquals(
                "[applicant.age, applicant.income, applicant.payments]",
                policy.reads("policy")
                        .map(Map::keySet)
                        .getOrElseThrow(Problem::toException)
                        .toString());
        assertTrue(policy.decide("policy", Map.of("applicant", Map.of("age", 30), "burden", Map.of("free", 8_000)))
                .isRight());
    }

    @Test
    void decidesByWhatIsPublished() throws Exception {
        Workfloo workfloo = Workfloo.builder(new MemoryStore(), Clock.systemUTC(), new Random(1))
                .build();
        workfloo.definitions()
                .publish(new WorkspaceId("lender"), Value.of(definition()))
                .getOrElseThrow(Problem::toException);
        // published begins
        Policy current = workfloo.policies()
                .current(new WorkspaceId("lender"), new DefinitionId("65a0c0de0000000000000001"))
                .getOrElseThrow(Problem::toException);
        // published ends
        assertEquals(List.of("policy"), current.decisions());
    }

    @Test
    void makesValues() {
        // values begins
        Value value = Value.of(Map.of("applicant", new Applicant(30, new BigDecimal("2E+4"), Optional.empty())));

        Object plain = value.toPlain();
        Facts facts = value.as(Facts.class);
        // values ends
        assertEquals("{applicant={age=30, income=20000, payments=null}}", plain.toString());
        assertEquals(new Facts(new Applicant(30, new BigDecimal("20000"), Optional.empty())), facts);
    }

    @Test
    void decidesByTheReadmesFacts() throws Exception {
        Map<?, ?> document = definition(README);
        // README begins
        var policy = Policy.read(document, Clock.systemUTC()).getOrElseThrow(Problem::toException);
        var facts = Map.of("bureau", Map.of("score", 712));
        var decision = policy.decide("policy", facts).getOrElseThrow(Problem::toException);
        System.out.println(decision.inWords());
        // README ends
        assertEquals(Optional.of("approved"), decision.exit());
        assertEquals("approved, as bureau.score 712 is >= 620", decision.inWords());
    }

    /** Each row of the table, as it stands there. */
    @Test
    void saysWhatThePageSays() throws Exception {
        Policy policy = Policy.read(definition(), Clock.systemUTC()).getOrElseThrow(Problem::toException);
        List<MatchResult> rows =
                REFUSED.matcher(Files.readString(PAGE)).results().toList();

        assertEquals(3, rows.size());
        for (MatchResult row : rows) {
            Map<?, ?> facts = new ObjectMapper().readValue(row.group(1), Map.class);
            Map<String, String> said = policy.decide("policy", facts).fold(PolicyProblem::fields, made -> Map.of());
            said.forEach((place, why) -> {
                boolean isLeftOut = why.equals("is missing") && !row.group(2).contains("missing");
                assertTrue(isLeftOut || row.group(2).contains("`" + place + "` " + why), place + " " + why);
            });
            assertTrue(said.size() >= 2, row.group(1));
        }
    }

    @Test
    void isWhatThePageShows() throws Exception {
        for (String part : List.of("types", "deciding", "published", "values", "README")) {
            String page = Files.readString(part.equals("README") ? README : PAGE);
            List<String> lines = Files.readAllLines(SOURCE).stream()
                    .map(String::stripTrailing)
                    .toList();
            int begin = indexOf(lines, "// " + part + " begin");
            int end = indexOf(lines, "// " + part + " end");
            String code = String.join("\n", lines.subList(begin + 1, end)).stripIndent();

            assertTrue(page.contains("```java\n" + code + "\n```"), code);
        }
    }

    private static int indexOf(List<String> lines, String marker) {
        for (int i = 0; i < lines.size(); i++) if (lines.get(i).strip().startsWith(marker)) return i;
        throw new AssertionError(marker);
    }
}
