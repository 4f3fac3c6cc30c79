package dev.workfloo.rule.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RowsProperties {

    /** Few rows in many, so that most words, and words of words, are empty in one set or another. */
    @Property
    void meetWhereEachSetHasTheRow(@ForAll @IntRange(min = 1, max = 20_000) int rows, @ForAll Random random) {
        int sets = 1 + random.nextInt(4);
        List<BitSet> naive = new ArrayList<>();
        Rows[] drawn = new Rows[sets];
        for (int set = 0; set < sets; set++) {
            drawn[set] = new Rows(rows);
            naive.add(new BitSet());
            for (int i = 0; i < rows / (1 + random.nextInt(200)); i++) {
                int row = random.nextInt(rows);
                drawn[set].add(row);
                naive.get(set).set(row);
            }
        }
        BitSet expected = new BitSet();
        expected.set(0, rows);
        naive.forEach(expected::and);

        BitSet met = new BitSet();
        for (int word = Rows.commonWord(drawn, 0); word < drawn[0].words(); word = Rows.commonWord(drawn, word + 1)) {
            long bits = Rows.common(drawn, word);
            for (; bits != 0; bits &= bits - 1) met.set(word * Long.SIZE + Long.numberOfTrailingZeros(bits));
        }

        assertEquals(expected, met);
    }

    @Property
    void holdWhatOthersHold(@ForAll @IntRange(min = 1, max = 20_000) int rows, @ForAll Random random) {
        Rows one = new Rows(rows);
        Rows other = new Rows(rows);
        BitSet expected = new BitSet();
        for (int i = 0; i < 50; i++) {
            int row = random.nextInt(rows);
            (random.nextBoolean() ? one : other).add(row);
            expected.set(row);
        }

        one.addAll(other);

        BitSet met = new BitSet();
        Rows[] alone = {one};
        for (int word = Rows.commonWord(alone, 0); word < one.words(); word = Rows.commonWord(alone, word + 1)) {
            long bits = Rows.common(alone, word);
            for (; bits != 0; bits &= bits - 1) met.set(word * Long.SIZE + Long.numberOfTrailingZeros(bits));
        }
        assertEquals(expected, met);
        assertEquals(expected.cardinality(), one.size());
    }
}
