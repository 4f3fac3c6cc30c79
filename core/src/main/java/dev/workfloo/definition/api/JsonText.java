package dev.workfloo.definition.api;

import dev.workfloo.definition.api.ApiText.Computed;
import dev.workfloo.definition.api.ApiText.Literal;
import dev.workfloo.definition.api.ApiText.Part;
import dev.workfloo.definition.api.JsonPart.Constant;
import dev.workfloo.definition.api.JsonPart.Items;
import dev.workfloo.definition.api.JsonPart.Members;
import dev.workfloo.definition.api.JsonPart.Whole;
import dev.workfloo.definition.api.JsonPart.Words;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text of JSON (RFC 8259) in which places stand for values, or in texts. What it becomes is a tree. */
final class JsonText {

    /** Stands for a place; no text may hold it, since no character is assigned to it. */
    private static final char PLACE = '\uffff';

    private static final int DEEPEST = 50;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,4})?");
    private static final Map<String, Value> WORDS =
            Map.of("true", Value.of(true), "false", Value.of(false), "null", Value.NULL);

    private final String text;
    private final Deque<Part> places;
    private int at;
    private int depth;

    private JsonText(String text, Deque<Part> places) {
        this.text = text;
        this.places = places;
    }

    /** Ends the reading from any depth; it never leaves this class. */
    private static final class NoJson extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NoJson(String reason) {
            super(reason, null, false, false);
        }
    }

    static Either<String, JsonPart> read(ApiText template) {
        StringBuilder text = new StringBuilder();
        Deque<Part> places = new ArrayDeque<>();
        for (Part part : template.parts()) {
            text.append(part instanceof Literal literal ? literal.text() : PLACE);
            if (!(part instanceof Literal)) places.add(part);
        }
        try {
            JsonText json = new JsonText(text.toString(), places);
            if (text.chars().filter(c -> c == PLACE).count() != places.size()) throw json.wrong("a text");
            JsonPart whole = json.value();
            json.skipSpace();
            if (json.at < json.text.length()) throw json.wrong("the end");
            return Either.right(whole);
        } catch (NoJson e) {
            return Either.left(e.getMessage());
        }
    }

    private NoJson wrong(String expected) {
        int places = (int) text.substring(0, Math.min(at, text.length()))
                .chars()
                .filter(c -> c == PLACE)
                .count();
        return new NoJson("must be JSON, or the text of JSON with places in it: expected " + expected
                + (places == 0 ? " at character " + (at + 1) : " behind place " + places));
    }

    private JsonPart value() {
        skipSpace();
        if (++depth > DEEPEST) throw wrong("no more than " + DEEPEST + " levels");
        JsonPart value = switch (peek()) {
            case '{' -> object();
            case '[' -> list();
            case '"' -> words();
            case PLACE -> place();
            default -> plain();
        };
        depth--;
        return value;
    }

    private JsonPart place() {
        at++;
        Part place = places.remove();
        return place instanceof Computed computed ? new Whole(computed) : new Words(new ApiText(List.of(place)));
    }

    private JsonPart plain() {
        for (Map.Entry<String, Value> word : WORDS.entrySet()) {
            if (!text.startsWith(word.getKey(), at)) continue;
            at += word.getKey().length();
            return new Constant(word.getValue());
        }
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt()) throw wrong("a value");
        at = number.end();
        return new Constant(Value.of(new BigDecimal(number.group())));
    }

    private JsonPart list() {
        List<JsonPart> items = new ArrayList<>();
        at++;
        if (skipped(']')) return new Items(items);
        do items.add(value());
        while (skipped(','));
        require(']');
        return new Items(items);
    }

    private JsonPart object() {
        Map<String, JsonPart> members = new LinkedHashMap<>();
        at++;
        if (skipped('}')) return new Members(members);
        do {
            skipSpace();
            if (peek() != '"' || !(words() instanceof Constant name)) throw wrong("a name without places");
            require(':');
            if (members.put(((Value.Text) name.value()).text(), value()) != null) throw wrong("each name once");
        } while (skipped(','));
        require('}');
        return new Members(members);
    }

    /** A text; a constant where it has no places. */
    private JsonPart words() {
        List<Part> parts = new ArrayList<>();
        StringBuilder said = new StringBuilder();
        at++;
        while (peek() != '"') {
            char c = peek();
            if (c < ' ') throw wrong("\" at the end of a text, and \\n for the end of a line");
            at++;
            if (c == '\\') said.append(escaped());
            else if (c != PLACE) said.append(c);
            else {
                if (!said.isEmpty()) parts.add(new Literal(said.toString()));
                said.setLength(0);
                parts.add(places.remove());
            }
        }
        at++;
        if (parts.isEmpty()) return new Constant(new Value.Text(said.toString()));
        if (!said.isEmpty()) parts.add(new Literal(said.toString()));
        return new Words(new ApiText(parts));
    }

    private char escaped() {
        char c = peek();
        at++;
        if (c == 'u') return hex();
        int known = "\"\\/bfnrt".indexOf(c);
        if (known < 0) throw wrong("an escape that JSON knows");
        return "\"\\/\b\f\n\r\t".charAt(known);
    }

    private char hex() {
        String digits = text.substring(at, Math.min(at + 4, text.length()));
        if (!digits.matches("[0-9a-fA-F]{4}")) throw wrong("four hex digits");
        at += 4;
        return (char) Integer.parseInt(digits, 16);
    }

    private void require(char c) {
        if (!skipped(c)) throw wrong(String.valueOf(c));
    }

    private boolean skipped(char c) {
        skipSpace();
        boolean isThere = peek() == c;
        if (isThere) at++;
        return isThere;
    }

    private void skipSpace() {
        while (" \t\r\n".indexOf(peek()) >= 0) at++;
    }

    /** NUL, which JSON's text does not have, past the end. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }
}
