package dev.workfloo.definition.html;

import java.util.Locale;
import java.util.Set;

/**
 * Reads CSS as far as it has to be known what a place in it is: where texts and comments begin and end, and what is a value. What
 * would load something is refused.
 */
final class CssReader {

    private static final Set<String> LOADING = Set.of("@import", "@font-face", "@namespace", "@charset");

    /** They take addresses as texts. */
    private static final Set<String> LOADING_FUNCTIONS = Set.of("image-set", "-webkit-image-set", "image", "src");

    /** Of a character by its number (CSS 2.2, section 4.1.3). */
    private static final int MOST_DIGITS = 6;

    private final HtmlText from;
    private final String css;
    private final PagePieces out;
    private int at;

    /** How many blocks are open; in an attribute one always is. */
    private int blocks;

    private boolean isValue;

    /** Whether a place stands in the name that is being read. */
    private boolean isPlaceInName;

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
            if (css.startsWith("/*", at)) skipComment();
            else if (c == '"' || c == '\'') text(c);
            else if (c == HtmlText.PLACE) value();
            else symbol(c);
            isPlaceInName = c == HtmlText.PLACE || isPlaceInName && isOfName(c);
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
            if (c == '\n' || c == '\r') break;
            if (c == '\\') escape();
            else if (c == HtmlText.PLACE) place(PlaceContext.CSS_TEXT);
            else take();
        }
        if (at == css.length() || css.charAt(at) != quote) throw from.mistake("a text in its CSS is never closed");
        take();
    }

    /** A character by its number ends where a value begins: it would go on with a value's first digits. */
    private void escape() {
        take();
        if (isPlace()) throw from.mistake("a \\ stands before a place: write \\\\ for the character");
        int begin = at;
        while (at < css.length() && at < begin + MOST_DIGITS && isHex(css.charAt(at))) take();
        if (at == begin && at < css.length()) take();
        else if (isPlace()) out.markup(" ");
    }

    private boolean isPlace() {
        return at < css.length() && css.charAt(at) == HtmlText.PLACE;
    }

    private static boolean isHex(char c) {
        return c < 0x80 && Character.digit(c, 16) >= 0;
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
        if (isPlaceInName) throw from.mistake("a place cannot name a function of CSS");
        String name = nameBefore();
        if (LOADING_FUNCTIONS.contains(name))
            throw from.mistake(name + "() is not taken: a PDF loads nothing; an image stands in url()");
        if (!name.equals("url")) return;
        int end = css.indexOf(')', at);
        if (end < 0) throw from.mistake("url( is never closed: expected )");
        String address = css.substring(at + 1, end);
        if (address.indexOf(HtmlText.PLACE) >= 0) throw from.mistake("a place cannot stand in an address");
        if (!DataAddress.isArgument(address))
            throw from.mistake("url() is taken of an image in " + DataAddress.FORM + " only");
        while (at < end) take();
    }

    private String nameBefore() {
        int begin = at;
        while (begin > 0 && isOfName(css.charAt(begin - 1))) begin--;
        return css.substring(begin, at).toLowerCase(Locale.ROOT);
    }

    private static boolean isOfName(char c) {
        return c >= 0x80 || Character.isLetterOrDigit(c) || c == '-' || c == '_';
    }

    private void take() {
        int character = css.codePointAt(at);
        at += Character.charCount(character);
        out.character(character);
    }
}
