package dev.workfloo.definition.html;

import java.util.Locale;
import java.util.Set;

/**
 * Reads CSS as far as it has to be known what a place in it is: where texts and comments begin and end, and what is a value. What
 * would load something is refused.
 */
final class CssReader {

    private static final Set<String> LOADING = Set.of("@import", "@font-face", "@namespace", "@charset");

    private final HtmlText from;
    private final String css;
    private final PagePieces out;
    private int at;

    /** How many blocks are open; in an attribute one always is. */
    private int blocks;

    private boolean isValue;
    private boolean isPlaceBefore;

    /**
     * @param from what it stands in, of which the next place is the first in it
     * @param isAttribute whether it is the declarations of one element, and not a style sheet
     */
    CssReader(HtmlText from, String css, boolean isAttribute, PagePieces out) {
        this.from = from;
        this.css = css;
        this.out = out;
        this.blocks = isAttribute ? 1 : 0;
    }

    void read() {
        while (at < css.length()) {
            char c = css.charAt(at);
            boolean isPlace = c == HtmlText.PLACE;
            if (css.startsWith("/*", at)) skipComment();
            else if (c == '"' || c == '\'') text(c);
            else if (isPlace) value();
            else symbol(c);
            isPlaceBefore = isPlace;
        }
    }

    private void skipComment() {
        int end = css.indexOf("*/", at + 2);
        if (end < 0) throw from.mistake("a comment in its CSS is never closed: expected */");
        if (css.substring(at, end).indexOf(HtmlText.PLACE) >= 0)
            throw from.mistake("a place cannot stand in a comment");
        at = end + 2;
        out.markup(" ");
    }

    private void text(char quote) {
        take();
        while (at < css.length() && css.charAt(at) != quote) {
            char c = css.charAt(at);
            if (c == '\n') break;
            if (c == '\\' && at + 1 < css.length() && css.charAt(at + 1) != HtmlText.PLACE) take();
            if (css.charAt(at) == HtmlText.PLACE) place(PlaceContext.CSS_TEXT);
            else take();
        }
        if (at == css.length() || css.charAt(at) != quote) throw from.mistake("a text in its CSS is never closed");
        take();
    }

    private void value() {
        if (blocks == 0 || !isValue) {
            throw from.mistake(
                    "a place in CSS stands where a value does, as in width: {{ … }}, or in a text in quotes");
        }
        place(PlaceContext.CSS_VALUE);
    }

    private void place(PlaceContext context) {
        at++;
        out.place(from.place(), context);
    }

    private void symbol(char c) {
        switch (c) {
            case '{' -> open();
            case '}' -> close();
            case ';' -> isValue = false;
            case ':' -> isValue = blocks > 0;
            case '\\' -> throw from.mistake("\\ in CSS is taken in texts in quotes only");
            case '@' -> rule();
            case '(' -> argument();
            default -> {}
        }
        take();
    }

    private void open() {
        blocks++;
        isValue = false;
    }

    private void close() {
        blocks = Math.max(0, blocks - 1);
        isValue = false;
    }

    private void rule() {
        String rest = css.substring(at, Math.min(css.length(), at + 12)).toLowerCase(Locale.ROOT);
        LOADING.stream().filter(rest::startsWith).findFirst().ifPresent(rule -> {
            throw from.mistake(rule + " is not taken: a PDF loads nothing, and has its own font");
        });
    }

    private void argument() {
        if (isPlaceBefore) throw from.mistake("a place cannot name a function of CSS");
        String before = css.substring(Math.max(0, at - 3), at).toLowerCase(Locale.ROOT);
        if (!before.equals("url")) return;
        int end = css.indexOf(')', at);
        if (end < 0) throw from.mistake("url( is never closed: expected )");
        String address = css.substring(at + 1, end);
        if (address.indexOf(HtmlText.PLACE) >= 0) throw from.mistake("a place cannot stand in an address");
        String bare = address.strip().replaceFirst("^[\"']", "");
        if (!DataAddress.isImage(bare))
            throw from.mistake("url() is taken of an image in " + DataAddress.FORM + " only");
        while (at < end) take();
    }

    private void take() {
        int character = css.codePointAt(at);
        at += Character.charCount(character);
        out.character(character);
    }
}
