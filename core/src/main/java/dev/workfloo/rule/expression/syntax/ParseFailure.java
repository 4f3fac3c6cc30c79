package dev.workfloo.rule.expression.syntax;

/** Ends the reading of a text from any depth; it never leaves {@link Parser}. */
final class ParseFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int offset;
    private final String reason;

    ParseFailure(int offset, String reason) {
        super(reason, null, false, false);
        this.offset = offset;
        this.reason = reason;
    }

    SyntaxError in(String text) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < offset; i++) {
            if (text.charAt(i) != '\n') continue;
            line++;
            lineStart = i + 1;
        }
        return new SyntaxError(line, offset - lineStart + 1, reason);
    }
}
