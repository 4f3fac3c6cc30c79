package dev.workfloo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.ScenarioId;
import dev.workfloo.execution.ExecutionId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class HexIdProperties {

    private static final long LAST_SECOND = 0xFFFF_FFFFL;

    private static String idAt(long second, long seed) {
        return HexId.create(Instant.ofEpochSecond(second), new Random(seed));
    }

    @Property
    void survivesPrintingAndParsing(@ForAll @LongRange(max = LAST_SECOND) long second, @ForAll long seed) {
        ExecutionId id = ExecutionId.create(Instant.ofEpochSecond(second), new Random(seed));

        String printed = id.toString();

        assertEquals(Optional.of(id), ExecutionId.parse(printed));
        assertEquals(Optional.of(id), ExecutionId.parse(printed.toUpperCase(Locale.ROOT)));
        assertEquals(id, new ExecutionId(printed.toUpperCase(Locale.ROOT)));
        assertEquals(Optional.of(printed), DefinitionId.parse(printed).map(DefinitionId::toString));
        assertEquals(Optional.of(printed), ScenarioId.parse(printed).map(ScenarioId::toString));
    }

    @Property
    void sortsByTime(
            @ForAll @LongRange(max = LAST_SECOND) long one,
            @ForAll @LongRange(max = LAST_SECOND) long other,
            @ForAll long seed) {
        Assume.that(one != other);

        String first = idAt(Math.min(one, other), seed);
        String second = idAt(Math.max(one, other), ~seed);

        assertTrue(first.compareTo(second) < 0, first + " < " + second);
    }

    @Property
    void takesNothingButHexDigits(@ForAll("almostIds") String text) {
        boolean isId = Pattern.matches("[0-9a-fA-F]{24}", text);

        Optional<String> parsed = HexId.parse(text);

        assertEquals(isId ? Optional.of(text.toLowerCase(Locale.ROOT)) : Optional.empty(), parsed);
        if (!isId) assertThrows(IllegalArgumentException.class, () -> HexId.require("a definition", text));
    }

    @Provide
    Arbitrary<String> almostIds() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("0123456789abcdefABCDEF").ofLength(24),
                Arbitraries.strings().withChars("09afAFgG１٣ -").ofLength(24),
                Arbitraries.strings().withChars("09afAF").ofMinLength(22).ofMaxLength(26));
    }
}
