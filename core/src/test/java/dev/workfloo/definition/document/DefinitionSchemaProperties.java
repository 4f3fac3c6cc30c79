package dev.workfloo.definition.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.Mutations;
import dev.workfloo.Samples;
import dev.workfloo.SchemaExamples;
import dev.workfloo.Schemas;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.check.Checks;
import dev.workfloo.document.Finding;
import dev.workfloo.rule.Value;
import dev.workfloo.scenario.ScenarioCheck;
import dev.workfloo.scenario.ScenarioDocument;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/**
 * The schema and the reader agree on the shape of a document. What the schema refuses is not published; what the reader refuses
 * although the schema does not is of its own: the syntax of formulas and patterns, how many cells a rule has, what a duration, a
 * zone or a number may be, how deep a tree is, and ids that stand twice.
 */
class DefinitionSchemaProperties {

    private static final DefinitionId ID = Fixtures.aDefinitionId();

    @Property(edgeCases = EdgeCasesMode.NONE)
    void acceptsWhatIsWritten(@ForAll("definitions") WorkflooDefinition definition) {
        Value document = DefinitionWriter.write(definition);

        assertEquals(List.of(), Schemas.errors(Schemas.DEFINITION, document));
    }

    /** Members too many and too few, and those of another type. */
    @Property(tries = 5_000, edgeCases = EdgeCasesMode.NONE)
    void judgesShapesAsTheReaderDoes(@ForAll("documents") Value document, @ForAll Random random) {
        Value changed = Mutations.of(document, random);

        boolean isAccepted = Schemas.accepts(Schemas.DEFINITION, changed);

        List<Finding> shape = found(changed);
        Statistics.label("schema").collect(isAccepted);
        if (isAccepted) assertEquals(List.of(), shape);
        else assertTrue(!shape.isEmpty() || !isPublished(changed), () -> "is published: " + changed);
    }

    private static List<Finding> found(Value document) {
        List<Finding> found = new ArrayList<>();
        DefinitionReader.read(document).peekLeft(found::addAll);
        ScenarioDocument.readAll(document, ID).peekLeft(found::addAll);
        return found;
    }

    private static boolean isPublished(Value document) {
        Optional<WorkflooDefinition> read = DefinitionReader.read(document).toJavaOptional();
        return read.filter(definition -> Checks.check(definition).flow().isPresent())
                .filter(definition -> ScenarioDocument.readAll(document, ID)
                        .flatMap(scenarios -> ScenarioCheck.check(scenarios, definition))
                        .isRight())
                .isPresent();
    }

    @Provide
    Arbitrary<WorkflooDefinition> definitions() {
        return Samples.definitions();
    }

    /** Some of which could be published. */
    @Provide
    Arbitrary<Value> documents() {
        return Arbitraries.oneOf(
                Samples.definitions().map(DefinitionWriter::write),
                Arbitraries.just(DefinitionWriter.write(Fixtures.aDefinitionWithEverything(ID))),
                Arbitraries.just(SchemaExamples.DEFINITION));
    }
}
