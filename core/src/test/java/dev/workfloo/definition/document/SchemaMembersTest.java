package dev.workfloo.definition.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.KnownMembers;
import dev.workfloo.SchemaExamples;
import dev.workfloo.Schemas;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.pool.PoolReader;
import dev.workfloo.document.Finding;
import dev.workfloo.rule.Value;
import dev.workfloo.scenario.ScenarioDocument;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import dev.workfloo.testkit.contract.fixture.PoolFixtures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * In each place of a document the schema knows the members that the reader knows, and no others. Whatever a reader may know is a
 * text in its source, so a member that is added there is missed here.
 */
class SchemaMembersTest {

    private static final DefinitionId ID = Fixtures.aDefinitionId();
    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "workfloo");
    private static final Set<String> WORDS = Stream.of("definition", "scenario")
            .flatMap(folder -> KnownMembers.words(SOURCES.resolve(folder)))
            .collect(Collectors.toCollection(TreeSet::new));

    /** What is said there is judged when a definition is checked, and read as it comes. */
    private static final Pattern CHECKED_LATER = Pattern.compile("/scenarios/\\d+/reviews/.*|/nodes/\\d+/exits");

    /** Makes a leaf of a question. */
    private static final Set<String> LEAF = Set.of("exit");

    private static void compare(String schema, Value document, Function<Value, List<Finding>> read, Set<String> said) {
        compare(schema, KnownMembers.withMore(document, WORDS), read, said);
        compare(schema, KnownMembers.withMore(document, without(WORDS, LEAF)), read, said);
    }

    private static void compare(
            String schema, Map<String, Value> documents, Function<Value, List<Finding>> read, Set<String> said) {
        documents.forEach((place, changed) -> {
            Set<String> toReader = KnownMembers.unknown(read.apply(changed), place);

            Set<String> toSchema = KnownMembers.unknown(Schemas.errors(schema, changed), place, said);

            if (CHECKED_LATER.matcher(place).matches()) return;
            assertEquals(Set.of(), without(toReader, toSchema), () -> schema + " must not know at " + place);
            assertEquals(Set.of(), without(toSchema, toReader), () -> schema + " must know at " + place);
        });
    }

    private static Set<String> without(Set<String> names, Set<String> others) {
        Set<String> rest = new TreeSet<>(names);
        rest.removeAll(others);
        return rest;
    }

    private static List<Finding> readDefinition(Value document) {
        List<Finding> found = new ArrayList<>();
        DefinitionReader.read(document).peekLeft(found::addAll);
        ScenarioDocument.readAll(document, ID).peekLeft(found::addAll);
        return found;
    }

    private static List<Finding> readPool(Value document) {
        return PoolReader.read(document).swap().getOrElse(List.of());
    }

    @Test
    void areThoseOfDefinitionsAndScenarios() {
        Set<String> said = new TreeSet<>();

        compare(Schemas.DEFINITION, SchemaExamples.DEFINITION, SchemaMembersTest::readDefinition, said);
        compare(
                Schemas.DEFINITION,
                DefinitionWriter.write(Fixtures.aDefinitionWithEverything(ID)),
                SchemaMembersTest::readDefinition,
                said);

        assertEquals(
                KnownMembers.closed(Schemas.tree(Schemas.DEFINITION)), said, "let an example have an object of each");
    }

    @Test
    void areThoseOfPools() {
        Map<String, Object> pool = PoolFixtures.aPoolDocument(PoolFixtures.aPoolId(), "draw < 0.5", ID, ID);
        Set<String> said = new TreeSet<>();

        compare(Schemas.POOL, Value.of(pool), SchemaMembersTest::readPool, said);

        assertEquals(KnownMembers.closed(Schemas.tree(Schemas.POOL)), said);
    }
}
