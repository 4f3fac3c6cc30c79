package dev.workfloo.rule.template;

import dev.workfloo.rule.expression.syntax.SyntaxError;

/** Says of the whole text where something in it is wrong. */
final class Positions {

    private Positions() {}

    static SyntaxError error(String text, int offset, String message) {
        return moved(text, offset, new SyntaxError(1, 1, message));
    }

    /** @param begin where the piece begins that the error is about */
    static SyntaxError moved(String text, int begin, SyntaxError inPiece) {
        int lines =
                (int) text.substring(0, begin).chars().filter(c -> c == '\n').count();
        int column = inPiece.line() == 1
                ? begin - (text.lastIndexOf('\n', begin - 1) + 1) + inPiece.column()
                : inPiece.column();
        return new SyntaxError(lines + inPiece.line(), column, inPiece.message());
    }
}
