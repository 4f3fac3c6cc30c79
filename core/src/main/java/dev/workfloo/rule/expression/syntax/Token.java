package dev.workfloo.rule.expression.syntax;

import dev.workfloo.rule.expression.ArithmeticOperator;
import dev.workfloo.rule.expression.ComparisonOperator;
import java.util.Arrays;
import java.util.Optional;

/**
 * A word of an expression.
 *
 * @param text as written; of a string, what it says
 * @param start where it begins, in characters from 0
 */
record Token(Kind kind, String text, int start) {

    enum Kind {
        NUMBER,
        STRING,
        NAME,
        SYMBOL,
        END
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isWord(String word) {
        return kind == Kind.NAME && text.equals(word);
    }

    Optional<ComparisonOperator> comparison() {
        return Arrays.stream(ComparisonOperator.values())
                .filter(operator -> isSymbol(operator.sign()))
                .findFirst();
    }

    Optional<ArithmeticOperator> arithmetic() {
        return Arrays.stream(ArithmeticOperator.values())
                .filter(operator -> isSymbol(operator.sign()))
                .findFirst();
    }

    /** Whether a value can begin so; only then does a bracket behind another value open a filter. */
    boolean beginsValue() {
        return switch (kind) {
            case NUMBER, STRING -> true;
            case NAME ->
                Precedence.of(this).isEmpty()
                        && !isWord("then")
                        && !isWord("else")
                        && !isWord("satisfies")
                        && !isWord("return");
            case SYMBOL -> "([{?@-".contains(text);
            case END -> false;
        };
    }

    /** How a message calls it. */
    String spelt() {
        return switch (kind) {
            case END -> "the end";
            case STRING -> "a text";
            case NUMBER, NAME, SYMBOL -> text.length() > 40 ? text.substring(0, 40) + "…" : text;
        };
    }
}
