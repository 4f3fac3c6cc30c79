package dev.workfloo.rule.expression.syntax;

/**
 * Why a text is no expression.
 *
 * @param line from 1
 * @param column from 1, in characters (UTF-16 units)
 * @param message what was expected there and what was found, or which limit was passed
 */
public record SyntaxError(int line, int column, String message) {

    @Override
    public String toString() {
        return "line " + line + ", column " + column + ": " + message;
    }
}
