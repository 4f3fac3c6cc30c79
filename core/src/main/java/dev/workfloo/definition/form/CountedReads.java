package dev.workfloo.definition.form;

/** A text that counts how often it is read, and is not read too often. */
final class CountedReads implements CharSequence {

    private final String text;
    private final int most;
    private int count;

    CountedReads(String text, int most) {
        this.text = text;
        this.most = most;
    }

    /** There is one of them for each costly text, and nobody asks where it came from. */
    static final class TooMany extends RuntimeException {
        TooMany() {
            super(null, null, false, false);
        }
    }

    int count() {
        return count;
    }

    @Override
    public char charAt(int index) {
        if (++count > most) throw new TooMany();
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }
}
