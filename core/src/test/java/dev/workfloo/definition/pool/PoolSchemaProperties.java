package dev.workfloo.definition.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.Mutations;
import dev.workfloo.Schemas;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import dev.workfloo.testkit.contract.fixture.PoolFixtures;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The schema and the reader of pools agree, but for the syntax of conditions and what a zone may be. */
class PoolSchemaProperties {

    private static final DefinitionId ID = Fixtures.aDefinitionId();

    private static Value aPool(int entries, boolean hasDefault) {
        List<Object> conditions = new ArrayList<>();
        for (int i = 0; i < entries; i++) conditions.addAll(List.of("draw < 0." + (i + 1), ID));
        if (hasDefault) conditions.add(ID);
        return Value.of(PoolFixtures.aPoolDocument(PoolFixtures.aPoolId(), conditions.toArray()));
    }

    @Property(tries = 300)
    void judgesShapesAsTheReaderDoes(
            @ForAll @IntRange(min = 1, max = 3) int entries, @ForAll boolean hasDefault, @ForAll Random random) {
        Value pool = aPool(entries, hasDefault);
        Value changed = Mutations.of(pool, random);

        assertEquals(List.of(), Schemas.errors(Schemas.POOL, pool));
        assertEquals(PoolReader.read(changed).isRight(), Schemas.accepts(Schemas.POOL, changed), changed::toString);
    }
}
