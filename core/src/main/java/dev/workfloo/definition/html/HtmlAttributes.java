package dev.workfloo.definition.html;

import java.util.HashSet;
import java.util.Set;

/** The attributes of one element. */
final class HtmlAttributes {

    private final HtmlText text;
    private final String element;
    private final PagePieces out;
    private final Set<String> known = new HashSet<>();

    HtmlAttributes(HtmlText text, String element, PagePieces out) {
        this.text = text;
        this.element = element;
        this.out = out;
    }

    /** Reads on behind the end of the tag, and says whether that has a slash. */
    boolean read() {
        while (true) {
            text.skipSpace();
            if (text.skip("/>")) return true;
            if (text.skip(">")) return false;
            one();
        }
    }

    private void one() {
        int begin = text.at();
        String name = text.name();
        if (name.isEmpty()) {
            throw text.mistake(
                    text.peek() == HtmlText.PLACE
                            ? "a place stands in the quotes of an attribute, or between tags"
                            : "expected an attribute or > here");
        }
        if (!known.add(name)) throw text.mistake(begin, "the attribute " + name + " stands there twice");
        text.skipSpace();
        if (!text.skip("=")) throw text.mistake("expected = and a value in quotes behind " + name);
        text.skipSpace();
        String value = quoted(name);
        boolean takesPlaces = HtmlVocabulary.takesPlaces(name) && !element.equals("meta");
        if (value.indexOf(HtmlText.PLACE) >= 0 && !takesPlaces) {
            throw text.mistake(begin, "a place cannot stand in the attribute " + name);
        }
        if (HtmlVocabulary.isMatterOfCourse(element, name, value)) return;
        HtmlVocabulary.refuse(element, name, value).ifPresent(why -> {
            throw text.mistake(begin, why);
        });
        write(name, value);
    }

    /** With a character in the place of each name or number of one. */
    private String quoted(String name) {
        char quote = text.peek();
        if (quote != '"' && quote != '\'') throw text.mistake("the value of " + name + " stands in quotes");
        text.next();
        StringBuilder value = new StringBuilder();
        while (text.peek() != quote) {
            if (text.isAtEnd()) throw text.mistake("the value of " + name + " is never closed: expected " + quote);
            value.appendCodePoint(text.character());
        }
        text.next();
        return value.toString();
    }

    private void write(String name, String value) {
        if (element.equals("meta")) return;
        out.markup(" " + name + "=\"");
        if (name.equals("style")) new CssReader(text, value, true, out).read();
        else value.codePoints().forEach(this::character);
        out.markup("\"");
    }

    private void character(int character) {
        if (character == HtmlText.PLACE) out.place(text.place(), PlaceContext.ATTRIBUTE);
        else out.character(character);
    }
}
