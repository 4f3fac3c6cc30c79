package dev.workfloo.rule.template;

/** Finds where a place ends: {@code }}} inside a text or a comment of its expression ends nothing, nor does the end of a context. */
final class PlaceEnd {

    private final String text;
    private int at;
    private int open;

    private PlaceEnd(String text, int begin) {
        this.text = text;
        this.at = begin;
    }

    /**
     * Where the closing braces stand.
     *
     * @param begin where the expression begins
     * @return -1 when it is never closed
     */
    static int find(String text, int begin) {
        return new PlaceEnd(text, begin).find();
    }

    private int find() {
        while (at < text.length()) {
            if (open == 0 && text.startsWith(Template.CLOSE, at)) return at;
            if (text.startsWith("//", at)) skipLine();
            else if (text.startsWith("/*", at)) skipComment();
            else step();
        }
        return -1;
    }

    private void step() {
        char c = text.charAt(at++);
        if (c == '"') skipString();
        else if (c == '{') open++;
        else if (c == '}' && open > 0) open--;
    }

    private void skipLine() {
        while (at < text.length() && (text.charAt(at) < '\n' || text.charAt(at) > '\r')) at++;
    }

    private void skipComment() {
        int end = text.indexOf("*/", at + 2);
        at = end < 0 ? text.length() : end + 2;
    }

    private void skipString() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\\') at++;
            else if (c == '"') return;
        }
    }
}
