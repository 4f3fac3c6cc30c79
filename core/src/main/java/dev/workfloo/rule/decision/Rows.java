package dev.workfloo.rule.decision;

/** A set of rows, as bits. */
final class Rows {

    private final long[] words;
    private int size;

    Rows(int rows) {
        words = new long[(rows + Long.SIZE - 1) / Long.SIZE];
    }

    static Rows all(int rows) {
        Rows all = new Rows(rows);
        for (int row = 0; row < rows; row++) all.add(row);
        return all;
    }

    void add(int row) {
        if (has(row)) return;
        words[row / Long.SIZE] |= 1L << row;
        size++;
    }

    void addAll(Rows others) {
        size = 0;
        for (int i = 0; i < words.length; i++) {
            words[i] |= others.words[i];
            size += Long.bitCount(words[i]);
        }
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

    /** The rows from 64 times the index on, one per bit. */
    long word(int index) {
        return words[index];
    }
}
