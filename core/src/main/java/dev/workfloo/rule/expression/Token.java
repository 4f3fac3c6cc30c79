package dev.workfloo.rule.expression;

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

    /** How a message calls it. */
    String spelt() {
        return switch (kind) {
            case END -> "the end";
            case STRING -> "a text";
            case NUMBER, NAME, SYMBOL -> text.length() > 40 ? text.substring(0, 40) + "…" : text;
        };
    }
}
