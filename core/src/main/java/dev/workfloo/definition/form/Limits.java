package dev.workfloo.definition.form;

import dev.workfloo.rule.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * The bounds of an answer: the elements of a set, the length of a text in code points, the value of a number, and the
 * pattern that the whole text must match.
 */
@ValueObject
public record Limits(
        Range<Integer> elements, Range<Integer> length, Range<BigDecimal> value, Optional<Pattern> pattern) {

    static final String TOO_COSTLY = "takes too long to compare with the pattern: write it shorter";
    static final String ALL_TOO_COSTLY =
            "was not compared with the pattern, since the answers before it took too long: send fewer at once, or shorter ones";

    /** How many code points a text has at most where its field says nothing of it. */
    static final int USUAL_LENGTH = 10_000;

    /** Texts beyond it are slow to keep and to show, each time that the execution moves. */
    static final int LONG = 100_000;

    public static final Limits NONE = new Limits(Range.any(), Range.any(), Range.any(), Optional.empty());

    /** The bounds of a number count by their value, not by how they were spelt. */
    public Limits {
        value = new Range<>(
                value.least().map(BigDecimal::stripTrailingZeros), value.most().map(BigDecimal::stripTrailingZeros));
    }

    /** The same where a text has an end: by its length or its pattern, or by the usual length. */
    Limits withUsualLength() {
        if (length.most().isPresent() || pattern.isPresent()) return this;
        return new Limits(elements, new Range<>(length.least(), Optional.of(USUAL_LENGTH)), value, pattern);
    }

    /** A pattern, and what to tell a person whose answer does not match it. */
    public record Pattern(Regex regex, Optional<String> message) {}

    /** What is wrong with a value that has its type already; empty when nothing is. */
    Optional<String> refuse(Value value, StepBudget budget) {
        if (value instanceof Value.Num num) return refuseNumber(num.number());
        if (value instanceof Value.Text text) return refuseText(text.text(), budget);
        if (value instanceof Value.Sequence set)
            return refuseElements(set.items().size());
        return Optional.empty();
    }

    private Optional<String> refuseNumber(BigDecimal number) {
        if (value.isAbove(number)) return Optional.of("must be at least " + spell(value.least()));
        if (value.isBelow(number)) return Optional.of("must be at most " + spell(value.most()));
        return Optional.empty();
    }

    private static String spell(Optional<BigDecimal> bound) {
        return bound.map(BigDecimal::toPlainString).orElse("");
    }

    private Optional<String> refuseText(String text, StepBudget budget) {
        int codePoints = text.codePointCount(0, text.length());
        if (length.isAbove(codePoints)) return tooShort(length, "character");
        if (length.isBelow(codePoints)) return tooLong(length, "character");
        return pattern.flatMap(it -> refuseMismatch(it, text, budget));
    }

    private static Optional<String> refuseMismatch(Pattern pattern, String text, StepBudget budget) {
        if (text.length() > Regex.LONGEST_TEXT) {
            return Optional.of("must have at most " + Regex.LONGEST_TEXT + " characters");
        }
        return switch (pattern.regex().match(text, budget)) {
            case YES -> Optional.empty();
            case NO ->
                Optional.of(pattern.message()
                        .orElse("must match the pattern " + pattern.regex().pattern()));
            case TOO_COSTLY -> Optional.of(budget.isSpent() ? ALL_TOO_COSTLY : TOO_COSTLY);
        };
    }

    /** The first elements of a set, so many as it may have. */
    <T> List<T> allowed(List<T> items) {
        return elements.isBelow(items.size()) ? items.subList(0, elements.most().orElse(items.size())) : items;
    }

    private Optional<String> refuseElements(int count) {
        if (elements.isAbove(count)) return tooShort(elements, "entry");
        if (elements.isBelow(count)) return tooLong(elements, "entry");
        return Optional.empty();
    }

    private static Optional<String> tooShort(Range<Integer> range, String unit) {
        return range.least().map(least -> "must have at least " + count(least, unit));
    }

    private static Optional<String> tooLong(Range<Integer> range, String unit) {
        return range.most().map(most -> "must have at most " + count(most, unit));
    }

    private static String count(int count, String unit) {
        if (count == 1) return "1 " + unit;
        return count + " " + (unit.endsWith("y") ? unit.substring(0, unit.length() - 1) + "ies" : unit + "s");
    }
}
