package dev.workfloo.jdbc.sql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import dev.workfloo.StoreDamaged;
import dev.workfloo.rule.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Values as JSON, as they stand in the tables. What JSON has no type for is an object with one member, whose name is a tag and
 * whose value is text. An object of somebody's own that looks like that, since member names are free, is written with one more
 * {@code @} before the name; so every name comes back as it was, and the release before reads it too, as a name.
 *
 * <p>The release before wrote such an object as it was. If its text is a date, say, it was read as a date ever since, and
 * still is: dates are everywhere, and such objects nearly nowhere. If it is none, the tag is only a name.
 */
public final class StoredJson {

    private static final String DATE = "@date";
    private static final String DATE_TIME = "@dateTime";
    private static final String DAYS = "@days";
    private static final String MONTHS = "@months";

    /** Of a text that stands elsewhere; only who tells places from names writes and reads it. */
    private static final String PLACE = "@document";

    private static final Pattern LIKE_A_PLACE = Pattern.compile("@+document");

    /** A tag, or one that was marked as a name, however often. */
    private static final Pattern LIKE_A_TAG = Pattern.compile("@+(?:date|dateTime|days|months)");

    private static final String MARK = "@";

    /** What we wrote we read: what came in was limited before it got here. Names that clients choose are not remembered. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(100_000)
                    .build())
            .build();

    private StoredJson() {}

    public static byte[] write(Value value) {
        return write(value, TextPlaces.HERE);
    }

    /** The same, where texts may stand elsewhere. */
    public static byte[] write(Value value, TextPlaces texts) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder();
                JsonGenerator json = FACTORY.createGenerator(bytes)) {
            write(value, json, texts);
            json.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(Value value) {
        return new String(write(value), StandardCharsets.UTF_8);
    }

    private static void write(Value value, JsonGenerator json, TextPlaces texts) throws IOException {
        if (value instanceof Value.Text text) write(text, json, texts.place(text));
        else if (value instanceof Value.Num num) json.writeNumber(num.number());
        else if (value instanceof Value.Bool bool) json.writeBoolean(bool.truth());
        else if (value instanceof Value.Date date) tag(DATE, date.date().toString(), json);
        else if (value instanceof Value.DateTime time)
            tag(DATE_TIME, time.moment().toString(), json);
        else if (value instanceof Value.Days days) tag(DAYS, days.length().toString(), json);
        else if (value instanceof Value.Months months) tag(MONTHS, Long.toString(months.months()), json);
        else if (value instanceof Value.Sequence sequence) {
            json.writeStartArray();
            for (Value item : sequence.items()) write(item, json, texts);
            json.writeEndArray();
        } else if (value instanceof Value.Context context) {
            json.writeStartObject();
            boolean marked = isLikeATag(context.members(), texts);
            for (Map.Entry<String, Value> member : context.members().entrySet()) {
                String name = whole(member.getKey());
                json.writeFieldName(marked ? MARK + name : name);
                write(member.getValue(), json, texts);
            }
            json.writeEndObject();
        } else json.writeNull();
    }

    private static void write(Value.Text text, JsonGenerator json, Optional<String> place) throws IOException {
        if (place.isPresent()) tag(PLACE, place.get(), json);
        else json.writeString(text.text());
    }

    /** Half of a surrogate pair is no character, and no reader of JSON takes it in a name: as in UTF-8, a ? stands for it. */
    private static String whole(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!Character.isSurrogate(name.charAt(i))) continue;
            return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        }
        return name;
    }

    private static void tag(String tag, String text, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField(tag, text);
        json.writeEndObject();
    }

    public static Value.Context read(byte[] bytes) {
        return read(bytes, TextPlaces.HERE);
    }

    /** The same, where texts may stand elsewhere. */
    public static Value.Context read(byte[] bytes, TextPlaces texts) {
        return read(new String(bytes, StandardCharsets.UTF_8), texts);
    }

    public static Value.Context read(String text) {
        return read(text, TextPlaces.HERE);
    }

    private static Value.Context read(String text, TextPlaces texts) {
        try (JsonParser json = FACTORY.createParser(text)) {
            json.nextToken();
            if (read(json, texts) instanceof Value.Context object && json.nextToken() == null) return object;
            throw new JsonParseException(json, "no object, or more than one");
        } catch (IOException e) {
            throw new StoreDamaged("a stored document is no JSON object", e);
        }
    }

    private static Value read(JsonParser json, TextPlaces texts) throws IOException {
        JsonToken token = json.currentToken();
        if (token == null) throw new JsonParseException(json, "nothing");
        return switch (token) {
            case VALUE_STRING -> new Value.Text(json.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value.Num(json.getDecimalValue());
            case VALUE_TRUE -> new Value.Bool(true);
            case VALUE_FALSE -> new Value.Bool(false);
            case START_ARRAY -> items(json, texts);
            case START_OBJECT -> object(members(json, texts), texts);
            case VALUE_NULL -> Value.NULL;
            default -> throw new JsonParseException(json, "no value");
        };
    }

    private static Value items(JsonParser json, TextPlaces texts) throws IOException {
        List<Value> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) items.add(read(json, texts));
        return new Value.Sequence(items);
    }

    private static Map<String, Value> members(JsonParser json, TextPlaces texts) throws IOException {
        Map<String, Value> members = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            members.put(name, read(json, texts));
        }
        return members;
    }

    private static Value object(Map<String, Value> members, TextPlaces texts) {
        return isLikeATag(members, texts) ? untagged(members, texts) : new Value.Context(members);
    }

    private static boolean isLikeATag(Map<String, Value> members, TextPlaces texts) {
        if (members.size() != 1) return false;
        Map.Entry<String, Value> only = members.entrySet().iterator().next();
        if (!(only.getValue() instanceof Value.Text)) return false;
        return LIKE_A_TAG.matcher(only.getKey()).matches()
                || LIKE_A_PLACE.matcher(only.getKey()).matches() && texts.tellsPlacesFromNames();
    }

    private static Value untagged(Map<String, Value> members, TextPlaces texts) {
        String name = members.keySet().iterator().next();
        Value text = members.values().iterator().next();
        if (name.startsWith(MARK + MARK)) return new Value.Context(Map.of(name.substring(1), text));
        try {
            String said = ((Value.Text) text).text();
            return name.equals(PLACE) ? texts.at(said) : time(name, said);
        } catch (DateTimeException | IllegalArgumentException e) {
            return new Value.Context(members);
        }
    }

    private static Value time(String tag, String text) {
        return switch (tag) {
            case DATE -> new Value.Date(LocalDate.parse(text));
            case DATE_TIME -> new Value.DateTime(ZonedDateTime.parse(text));
            case DAYS -> new Value.Days(Duration.parse(text));
            case MONTHS -> new Value.Months(Long.parseLong(text));
            default -> throw new IllegalArgumentException("no tag: " + tag);
        };
    }
}
