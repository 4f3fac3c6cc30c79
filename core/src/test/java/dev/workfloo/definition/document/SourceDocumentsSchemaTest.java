package dev.workfloo.definition.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.Schemas;
import dev.workfloo.SourceDocuments;
import dev.workfloo.SourceDocuments.Found;
import dev.workfloo.definition.check.Checks;
import dev.workfloo.definition.pool.PoolReader;
import dev.workfloo.rule.Value;
import dev.workfloo.scenario.ScenarioCheck;
import dev.workfloo.scenario.ScenarioDocument;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The schemas accept what the project shows, and all that its tests publish. */
class SourceDocumentsSchemaTest {

    /** By what their documents are known. */
    private static final Map<String, String> SCHEMAS =
            Map.of(Schemas.DEFINITION, "nodes", Schemas.POOL, "pool", Schemas.SCENARIO, "expect");

    private static List<Found> those(List<Found> documents, String schema) {
        return documents.stream()
                .filter(found -> found.has(SCHEMAS.get(schema)) && found.has("name"))
                .toList();
    }

    @Test
    void acceptAllThatIsShown() {
        List<Found> shown = SourceDocuments.shown();

        for (String schema : SCHEMAS.keySet()) {
            List<Found> documents = those(shown, schema);
            assertTrue(!documents.isEmpty(), schema);
            for (Found found : documents) {
                assertEquals(List.of(), Schemas.errors(schema, found.document()), found.place()::toString);
            }
        }
    }

    @Test
    void acceptAllThatTestsPublish() {
        List<Found> tried = SourceDocuments.tried();

        long definitions = published(tried, Schemas.DEFINITION, SourceDocumentsSchemaTest::isPublished);
        published(tried, Schemas.POOL, document -> PoolReader.read(document).isRight());

        assertTrue(definitions > 10, () -> "only " + definitions + " definitions were found");
    }

    private static long published(List<Found> tried, String schema, Predicate<Value> isPublished) {
        List<Found> documents = those(tried, schema).stream()
                .filter(found -> isPublished.test(found.document()))
                .toList();
        for (Found found : documents) {
            assertEquals(List.of(), Schemas.errors(schema, found.document()), found.place()::toString);
        }
        return documents.size();
    }

    private static boolean isPublished(Value document) {
        return DefinitionReader.read(document)
                .toJavaOptional()
                .filter(definition -> Checks.check(definition).flow().isPresent())
                .filter(definition -> ScenarioDocument.readAll(document, Fixtures.aDefinitionId())
                        .flatMap(scenarios -> ScenarioCheck.check(scenarios, definition))
                        .isRight())
                .isPresent();
    }
}
