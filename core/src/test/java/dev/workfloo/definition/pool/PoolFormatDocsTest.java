package dev.workfloo.definition.pool;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.rule.decision.space.Deadline;
import dev.workfloo.testkit.contract.fixture.PoolFixtures;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the page on pools shows can be published, and does what the page says. */
class PoolFormatDocsTest {

    private static String page = "";
    private static Map<String, Object> document = Map.of();

    @BeforeAll
    @SuppressWarnings("unchecked")
    static void read() throws IOException {
        page = Files.readString(Path.of("docs", "pool-format.md"));
        int from = page.indexOf("```json\n") + "```json\n".length();
        document = new ObjectMapper().readValue(page.substring(from, page.indexOf("```", from)), Map.class);
    }

    private static Set<String> chosen(Pool pool, Instant at, int from, int end) {
        return IntStream.range(from, end)
                .mapToObj(thousandth -> new Draw(BigDecimal.valueOf(thousandth, 3)))
                .map(draw -> pool.definition(PoolFixtures.firstHolding(pool, at, draw))
                        .orElseThrow())
                .map(DefinitionId::hex)
                .collect(Collectors.toSet());
    }

    @Test
    void showsWhatCanBePublished() {
        Pool pool = PoolFixtures.pool(document);

        assertEquals(List.of(), PoolCheck.check(pool, any -> true, NOON, Deadline.usual(InstantSource.system())));
    }

    @Test
    void saysWhoGetsWhichShare() {
        Pool pool = PoolFixtures.pool(document);

        assertEquals(Set.of("657117e1d511b6e54fe2a972"), chosen(pool, NOON, 0, 100));
        assertEquals(Set.of("657117e1d511b6e54fe2a973"), chosen(pool, NOON, 100, 300));
        assertEquals(Set.of("657117e1d511b6e54fe2a968"), chosen(pool, NOON, 300, 1_000));
        assertEquals(Set.of("657117e1d511b6e54fe2a971"), chosen(pool, Instant.parse("2026-11-20T06:00:00Z"), 0, 1_000));
    }

    @Test
    void tellsOfEachMember() {
        document.keySet().forEach(member -> assertTrue(page.contains("| `" + member + "` |"), member));
    }
}
