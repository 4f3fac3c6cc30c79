package dev.workfloo.definition.pool;

import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static dev.workfloo.testkit.contract.fixture.PoolFixtures.aPoolDocument;
import static dev.workfloo.testkit.contract.fixture.PoolFixtures.aPoolId;
import static dev.workfloo.testkit.contract.fixture.PoolFixtures.pool;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.definition.DefinitionId;
import dev.workfloo.document.Finding;
import dev.workfloo.rule.Value;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PoolReaderTest {

    private final PoolId id = aPoolId();
    private final DefinitionId one = aDefinitionId();
    private final DefinitionId other = aDefinitionId();

    private static List<String> findings(Map<String, Object> document) {
        return PoolReader.read(Value.of(document)).getLeft().stream()
                .map(Finding::toString)
                .toList();
    }

    @Test
    void readsWhatWasWritten() {
        Map<String, Object> document =
                aPoolDocument(id, "draw < 0.3", one, "today() > date(\"2026-01-31\")", other, one);
        document.put("timeZone", "America/Mexico_City");

        Pool pool = pool(document);

        assertEquals(id, pool.id());
        assertEquals("Champion and challenger", pool.name());
        assertEquals(ZoneId.of("America/Mexico_City"), pool.timeZone());
        assertEquals(
                List.of(one, other),
                pool.entries().stream().map(Pool.Entry::definition).toList());
        assertEquals(Optional.of(one), pool.otherwise());
        assertEquals(pool, PoolReader.read(PoolWriter.write(pool)).get());
    }

    @Test
    void takesTheLeast() {
        Pool pool = pool(aPoolDocument(id, "true", one));

        assertEquals(ZoneOffset.UTC, pool.timeZone());
        assertEquals(Optional.empty(), pool.otherwise());
        assertEquals(pool, PoolReader.read(PoolWriter.write(pool)).get());
    }

    @Test
    void findsAllThatIsMissing() {
        assertEquals(
                List.of("ERROR at /id: required", "ERROR at /name: required", "ERROR at /pool: required"),
                findings(object()));
        assertEquals(
                List.of("ERROR at /pool/0/if: required", "ERROR at /pool/0/definition: required"),
                findings(object("id", id.hex(), "name", "A", "pool", List.of(object()))));
        assertEquals(
                List.of("ERROR at /pool: required"), findings(object("id", id.hex(), "name", "A", "pool", List.of())));
    }

    @Test
    void findsAllThatIsWrong() {
        Map<String, Object> document = object(
                "id",
                "nonsense",
                "name",
                5,
                "timeZone",
                "Mexico",
                "pool",
                List.of(object("if", "draw <", "definition", "x", "share", 1)),
                "default",
                1,
                "defualt",
                one.hex());

        List<String> found = findings(document);

        assertEquals(8, found.size(), found::toString);
        assertTrue(found.contains("ERROR at /id: must be 24 hex digits"), found::toString);
        assertTrue(found.contains("ERROR at /name: must be text, but is a number"), found::toString);
        assertTrue(found.contains("ERROR at /timeZone: must be a zone, such as America/Mexico_City"), found::toString);
        assertTrue(found.stream().anyMatch(it -> it.startsWith("ERROR at /pool/0/if: ")), found::toString);
        assertTrue(
                found.contains("ERROR at /pool/0/definition: must be the id of a definition, 24 hex digits"),
                found::toString);
        assertTrue(
                found.contains("ERROR at /pool/0/share: is not known here: check the spelling, or take it out"),
                found::toString);
        assertTrue(found.contains("ERROR at /default: must be text, but is a number"), found::toString);
        assertTrue(
                found.contains("ERROR at /defualt: is not known here: did you mean default? Otherwise take it out"),
                found::toString);
    }

    @Test
    void tellsPoolsFromDefinitions() {
        assertTrue(PoolReader.isPool(Value.of(object("pool", 1))));
        assertFalse(PoolReader.isPool(Value.of(object("id", id.hex(), "nodes", List.of()))));
        assertFalse(PoolReader.isPool(Value.of("pool")));
    }
}
