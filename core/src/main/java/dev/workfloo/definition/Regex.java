package dev.workfloo.definition;

import io.vavr.control.Either;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * A pattern that cannot hang a thread. Java's matcher backtracks without a limit of its own, so the text is handed to it
 * through a sequence that counts how often it is read, and patterns that do much without reading are refused beforehand.
 */
@ValueObject
public final class Regex {

    /** The longest text that is matched, in UTF-16 units; a longer one is refused before it is tried. */
    public static final int LONGEST_TEXT = 1_000;

    private static final int LONGEST_PATTERN = 1_000;
    private static final int MOST_READS = 1_000_000;

    /** Free spacing would let blanks and comments stand between a group and its bound, where the scan looks for it. */
    private static final Pattern FREE_SPACING = Pattern.compile("\\(\\?[a-zA-Z]*x");

    private final Pattern pattern;

    private Regex(Pattern pattern) {
        this.pattern = pattern;
    }

    /** The pattern, or why it is none. */
    public static Either<String, Regex> compile(String pattern) {
        if (pattern.length() > LONGEST_PATTERN) {
            return Either.left("must have at most " + LONGEST_PATTERN + " characters");
        }
        if (FREE_SPACING.matcher(pattern).find()) {
            return Either.left("must not switch to free spacing with (?x)");
        }
        try {
            Pattern compiled = Pattern.compile(pattern);
            return RegexCost.isSmall(pattern)
                    ? Either.right(new Regex(compiled))
                    : Either.left("can match nothing in too many ways: make fewer of its groups optional or repeated");
        } catch (PatternSyntaxException e) {
            return Either.left("is not a pattern: " + e.getDescription() + " near position " + e.getIndex());
        } catch (StackOverflowError e) {
            return Either.left("is nested too deeply");
        }
    }

    enum Match {
        YES,
        NO,
        TOO_COSTLY
    }

    /** Whether the whole text matches. */
    Match match(String text) {
        try {
            return pattern.matcher(new CountedReads(text)).matches() ? Match.YES : Match.NO;
        } catch (TooManyReads | StackOverflowError e) {
            return Match.TOO_COSTLY;
        }
    }

    public String pattern() {
        return pattern.pattern();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Regex regex && pattern().equals(regex.pattern());
    }

    @Override
    public int hashCode() {
        return pattern().hashCode();
    }

    @Override
    public String toString() {
        return pattern();
    }

    private static final class TooManyReads extends RuntimeException {
        TooManyReads() {
            super(null, null, false, false);
        }
    }

    private static final class CountedReads implements CharSequence {
        private final String text;
        private int reads;

        CountedReads(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++reads > MOST_READS) throw new TooManyReads();
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
}
