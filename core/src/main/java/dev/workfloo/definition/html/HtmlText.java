package dev.workfloo.definition.html;

import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.syntax.SyntaxError;
import dev.workfloo.rule.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The text of a template while it is read. A place is one character in it, which no text has.
 *
 * <p>Source: HTML 5, sections 13.1.4 (character references) and 13.2.2 (how they end).
 */
final class HtmlText {

    /** Stands for a place; Unicode gives it to no text. */
    static final char PLACE = '\uFFFF';

    private static final int LONGEST_NAME = 10;

    private final String text;
    private final List<Expression> places;
    private int taken;
    private int at;

    private HtmlText(String text, List<Expression> places) {
        this.text = text;
        this.places = places;
    }

    static HtmlText of(Template template) {
        StringBuilder text = new StringBuilder();
        List<Expression> places = new ArrayList<>();
        for (Template.Part part : template.parts()) {
            text.append(part.fold(Template.Literal::text, place -> {
                places.add(place.expression());
                return String.valueOf(PLACE);
            }));
        }
        return new HtmlText(text.toString(), places);
    }

    /** What is wrong with a template, and where. */
    static final class Mistake extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient SyntaxError error;

        private Mistake(SyntaxError error) {
            super(error.message(), null, false, false);
            this.error = error;
        }

        SyntaxError error() {
            return error;
        }
    }

    Mistake mistake(String message) {
        return mistake(at, message);
    }

    Mistake mistake(int where, String message) {
        String before = text.substring(0, Math.min(where, text.length()));
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return new Mistake(new SyntaxError(line, before.length() - before.lastIndexOf('\n'), message));
    }

    int length() {
        return text.length();
    }

    /** Whether it holds a character by which places are told, though it is none. */
    boolean isAmbiguous() {
        return text.chars().filter(c -> c == PLACE).count() != places.size();
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    int at() {
        return at;
    }

    /** The next character, which stays; NUL at the end. */
    char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    char next() {
        return text.charAt(at++);
    }

    boolean skip(String expected) {
        boolean isThere = text.regionMatches(true, at, expected, 0, expected.length());
        if (isThere) at += expected.length();
        return isThere;
    }

    void skipSpace() {
        while (!isAtEnd() && isSpace(peek())) at++;
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    }

    /** What stands before this text, in either case, which is skipped. */
    String until(String end, String otherwise) {
        int begin = at;
        while (!text.regionMatches(true, at, end, 0, end.length())) {
            if (isAtEnd()) throw mistake(begin, otherwise);
            at++;
        }
        String found = text.substring(begin, at);
        at += end.length();
        return found;
    }

    /** A name of letters, digits and {@code -}, in lower case; empty where none stands. */
    String name() {
        int begin = at;
        while (isOfName(peek())) at++;
        return text.substring(begin, at).toLowerCase(Locale.ROOT);
    }

    private static boolean isOfName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-';
    }

    /** The expression of the place that was read last. */
    Expression place() {
        return places.get(taken++);
    }

    /** The next character of a text, in which {@code &} begins one by name or number. */
    int character() {
        int begin = at;
        char c = next();
        if (c == '&') return referred(begin);
        if (Character.isHighSurrogate(c) && Character.isLowSurrogate(peek())) return Character.toCodePoint(c, next());
        if (!Xml.isKnown(c) && c != PLACE) throw mistake(begin, "has a character that no page can show");
        return c;
    }

    private int referred(int begin) {
        boolean isNumbered = peek() == '#';
        if (!isNumbered && !isOfName(peek())) return '&';
        int end = text.indexOf(';', at);
        String name = end < 0 || end - at > LONGEST_NAME ? "" : text.substring(at, end);
        Optional<Integer> character = isNumbered ? numbered(name) : NamedCharacters.find(name);
        if (character.filter(Xml::isKnown).isEmpty()) {
            throw mistake(
                    begin,
                    "this & begins no character that HTML 4 has a name for: write the character itself, or &amp; for an &");
        }
        at = end + 1;
        return character.get();
    }

    private static Optional<Integer> numbered(String name) {
        try {
            boolean isHex = name.startsWith("#x") || name.startsWith("#X");
            return Optional.of(isHex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1)));
        } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
