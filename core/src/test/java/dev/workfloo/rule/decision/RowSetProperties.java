package dev.workfloo.rule.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RowSetProperties {

    /** Few rows in many, so that most words, and words of words, are empty in one set or another. */
    @Property
    void meetWhereEachSetHasTheRow(@ForAll @IntRange(min = 1, max = 20_000) int rows, @ForAll Random random) {
        int sets = 1 + random.nextInt(4);
        List<BitSet> naive = new ArrayList<>();
        RowSet[] drawn = new RowSet[sets];
        for (int set = 0; set < sets; set++) {
            drawn[set] = new RowSet(rows);
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
        for (int word = RowSet.commonWord(drawn, 0);
                word < drawn[0].words();
                word = RowSet.commonWord(drawn, word + 1)) {
            long bits = RowSet.common(drawn, word);
            for (; bits != 0; bits &= bits - 1) met.set(word * Long.SIZE + Long.numberOfTrailingZeros(bits));
        }

        assertEquals(expected, met);
    }

    @Property
    void holdWhatOthersHold(@ForAll @IntRange(min = 1, max = 20_000) int rows, @ForAll Random random) {
        RowSet one = new RowSet(rows);
        RowSet other = new RowSet(rows);
        BitSet expected = new BitSet();
        for (int i = 0; i < 50; i++) {
            int row = random.nextInt(rows);
            (random.nextBoolean() ? one : other).add(row);
            expected.set(row);
        }

        one.addAll(other);

        BitSet met = new BitSet();
        RowSet[] alone = {one};
        for (int word = RowSet.commonWord(alone, 0); word < one.words(); word = RowSet.commonWord(alone, word + 1)) {
            long bits = RowSet.common(alone, word);
            for (; bits != 0; bits &= bits - 1) met.set(word * Long.SIZE + Long.numberOfTrailingZeros(bits));
        }
        assertEquals(expected, met);
        assertEquals(expected.cardinality(), one.size());
    }
}
