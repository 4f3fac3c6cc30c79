package dev.workfloo.rule.expression.check;

import dev.workfloo.rule.expression.Expression;
import java.util.function.Supplier;

/**
 * A part of what is checked, of which something may have to be said.
 *
 * @param operator its operator or function, as sentences call it
 */
record DiagnosticSite(Supplier<String> quote, String operator, Diagnostics notes) {

    static DiagnosticSite of(Expression whole, String operator, Diagnostics notes) {
        return new DiagnosticSite(() -> Diagnostics.quote(whole), operator, notes);
    }

    void mistake(String sentence) {
        notes.mistake(quote.get() + ": " + operator + " " + sentence);
    }

    void warning(String sentence) {
        notes.warning(quote.get() + " " + sentence);
    }
}
