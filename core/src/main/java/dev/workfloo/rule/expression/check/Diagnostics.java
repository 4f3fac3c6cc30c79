package dev.workfloo.rule.expression.check;

import dev.workfloo.rule.Type;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTest;
import dev.workfloo.rule.expression.syntax.Printer;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What a check has found so far: sentences for people, and the type of every part. */
final class Diagnostics {

    /** Longer quotes are cut: the reader has the whole text at hand. */
    private static final int LONGEST_QUOTE = 120;

    private final Set<String> mistakes = new LinkedHashSet<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private final Map<Expression, Type> types = new IdentityHashMap<>();

    void mistake(String sentence) {
        mistakes.add(sentence);
    }

    /** Notes a mistake that leaves the type unknown. */
    Type mistake(Expression about, String sentence) {
        mistake(quote(about) + ": " + sentence);
        return Type.NOTHING;
    }

    /** Notes that a condition may be null where it must not be. */
    void maybeNull(Expression condition) {
        mistakes.add(NullCauses.explain(condition, this));
    }

    /** Notes that a filter may leave out an element because nothing can be said of it. */
    void leftOut(Expression.Filter filter) {
        warnings.add(quote(filter) + " leaves out elements of which " + quote(filter.by())
                + " is null: test that first, in the filter");
    }

    /** Notes that a value stands where a list is asked for. */
    void single(String whole, Expression value, Type type) {
        warnings.add(whole + ": " + quote(value) + " is " + Wording.of(type) + ", and counts as the list of it alone");
    }

    void warning(String sentence) {
        warnings.add(sentence);
    }

    void typed(Expression expression, Type type) {
        types.put(expression, type);
    }

    Type typeOf(Expression expression) {
        return types.getOrDefault(expression, Type.NOTHING);
    }

    Collection<String> mistakes() {
        return mistakes;
    }

    Collection<String> warnings() {
        return warnings;
    }

    static String quote(Expression expression) {
        return quote(Printer.print(expression));
    }

    static String quote(UnaryTest test) {
        return quote(Printer.print(test));
    }

    private static String quote(String text) {
        if (text.length() <= LONGEST_QUOTE) return "`" + text + "`";
        return "`" + text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE / 2)) + "…`";
    }
}
