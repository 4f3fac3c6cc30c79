package dev.workfloo.definition.form;

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
    private static final int MOST_STEPS = 1_000_000;

    /** How many steps without a reading take as long as one reading (measured: 1 ns against 5 to 11). */
    private static final int STEPS_OF_A_READ = 10;

    /** Free spacing would let blanks and comments stand between a group and its bound, where the scan looks for it. */
    private static final Pattern FREE_SPACING = Pattern.compile("\\(\\?[a-zA-Z]*x");

    private final Pattern pattern;

    /** What a reading counts, with all that may be done up to the next. */
    private final int stepsPerRead;

    private Regex(Pattern pattern, double cost) {
        this.pattern = pattern;
        this.stepsPerRead = 1 + (int) cost / STEPS_OF_A_READ;
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
            double cost = RegexCost.of(pattern);
            return cost <= RegexCost.MOST
                    ? Either.right(new Regex(compiled, cost))
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

    /** Whether the whole text matches; what that takes is spent. */
    Match match(String text, StepBudget budget) {
        int most = Math.min(MOST_STEPS, budget.left()) / stepsPerRead;
        CountedReads read = new CountedReads(text, most);
        try {
            return pattern.matcher(read).matches() ? Match.YES : Match.NO;
        } catch (CountedReads.TooMany e) {
            return Match.TOO_COSTLY;
        } catch (StackOverflowError e) {
            // It comes after few readings, and to unwind the stack takes as long as many.
            budget.spend(MOST_STEPS);
            return Match.TOO_COSTLY;
        } finally {
            budget.spend(read.count() * stepsPerRead);
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
}
