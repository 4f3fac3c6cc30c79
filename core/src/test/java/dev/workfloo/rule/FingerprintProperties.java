package dev.workfloo.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.Samples;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FingerprintProperties {

    @Property(tries = 5_000)
    void isEqualExactlyWhenValuesAre(@ForAll("smallValues") Value one, @ForAll("smallValues") Value other) {
        boolean equal = one.equals(other);

        boolean sameFingerprint = Fingerprint.of(one).equals(Fingerprint.of(other));

        assertEquals(equal, sameFingerprint);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void mindsNeitherOrderNorSpelling(@ForAll("trees") Value value, @ForAll Random random) {
        Value rewritten = rewritten(value, random);

        String fingerprint = Fingerprint.of(rewritten);

        assertEquals(value, rewritten);
        assertEquals(Fingerprint.of(value), fingerprint);
    }

    /** The same value with its members in another order and its numbers spelt in another way. */
    private static Value rewritten(Value value, Random random) {
        if (value instanceof Value.Num num) return Value.of(spelt(num.number(), random));
        if (value instanceof Value.Sequence sequence) {
            return new Value.Sequence(sequence.items().stream()
                    .map(item -> rewritten(item, random))
                    .toList());
        }
        if (!(value instanceof Value.Context context)) return value;
        List<Map.Entry<String, Value>> members =
                new ArrayList<>(context.members().entrySet());
        Collections.shuffle(members, random);
        Map<String, Value> shuffled = new LinkedHashMap<>();
        members.forEach(member -> shuffled.put(member.getKey(), rewritten(member.getValue(), random)));
        return new Value.Context(shuffled);
    }

    private static BigDecimal spelt(BigDecimal number, Random random) {
        return Math.abs((long) number.scale()) > 1_000
                ? number
                : number.setScale(Math.max(0, number.scale()) + random.nextInt(5));
    }

    @Provide
    Arbitrary<Value> smallValues() {
        return Samples.smallValues();
    }

    @Provide
    Arbitrary<Value> trees() {
        return Samples.trees();
    }
}
