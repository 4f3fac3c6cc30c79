package dev.workfloo.rule.decision;

/**
 * A set of rows, as a bitmap of two levels: the upper one tells which words of the lower one have any bit, so that an
 * intersection skips the words in which one of the sets has no row.
 */
final class RowSet {

    private final long[] words;
    private final long[] marks;
    private int size;

    RowSet(int rows) {
        words = new long[count(rows)];
        marks = new long[count(words.length)];
    }

    private static int count(int bits) {
        return (bits + Long.SIZE - 1) / Long.SIZE;
    }

    static RowSet all(int rows) {
        RowSet all = new RowSet(rows);
        for (int row = 0; row < rows; row++) all.add(row);
        return all;
    }

    void add(int row) {
        if (has(row)) return;
        int word = row / Long.SIZE;
        words[word] |= 1L << row;
        marks[word / Long.SIZE] |= 1L << word;
        size++;
    }

    void addAll(RowSet others) {
        size = 0;
        for (int i = 0; i < words.length; i++) {
            words[i] |= others.words[i];
            size += Long.bitCount(words[i]);
        }
        for (int i = 0; i < marks.length; i++) marks[i] |= others.marks[i];
    }

    boolean has(int row) {
        return (words[row / Long.SIZE] >>> row & 1) != 0;
    }

    int size() {
        return size;
    }

    int words() {
        return words.length;
    }

    /** The first word from there on in which each of the sets has a row; the count of words when there is none. */
    static int commonWord(RowSet[] sets, int from) {
        long[] first = sets[0].marks;
        long ahead = -1L << from;
        for (int i = from / Long.SIZE; i < first.length; i++) {
            long common = first[i] & ahead;
            for (int set = 1; set < sets.length && common != 0; set++) common &= sets[set].marks[i];
            if (common != 0) return i * Long.SIZE + Long.numberOfTrailingZeros(common);
            ahead = -1L;
        }
        return sets[0].words.length;
    }

    /** The rows of this word that all of the sets have, as bits. */
    static long common(RowSet[] sets, int word) {
        long rows = sets[0].words[word];
        for (int set = 1; set < sets.length && rows != 0; set++) rows &= sets[set].words[word];
        return rows;
    }
}
