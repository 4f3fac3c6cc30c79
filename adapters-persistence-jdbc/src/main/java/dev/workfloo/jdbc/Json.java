package dev.workfloo.jdbc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import dev.workfloo.rule.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values as JSON, as they stand in the tables. What JSON has no type for is an object with one reserved member. */
final class Json {

    /** No name of a field or node begins so. */
    private static final String DATE = "@date";

    private static final String DATE_TIME = "@dateTime";
    private static final String DAYS = "@days";
    private static final String MONTHS = "@months";

    /** What we wrote we read: what came in was limited before it got here. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(100_000)
                    .build())
            .build();

    private Json() {}

    static byte[] write(Value value) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder();
                JsonGenerator json = FACTORY.createGenerator(bytes)) {
            write(value, json);
            json.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Value value) {
        return new String(write(value), StandardCharsets.UTF_8);
    }

    private static void write(Value value, JsonGenerator json) throws IOException {
        if (value instanceof Value.Text text) json.writeString(text.text());
        else if (value instanceof Value.Num num) json.writeNumber(num.number());
        else if (value instanceof Value.Bool bool) json.writeBoolean(bool.truth());
        else if (value instanceof Value.Date date) tag(DATE, date.date().toString(), json);
        else if (value instanceof Value.DateTime time)
            tag(DATE_TIME, time.moment().toString(), json);
        else if (value instanceof Value.Days days) tag(DAYS, days.length().toString(), json);
        else if (value instanceof Value.Months months) tag(MONTHS, Long.toString(months.months()), json);
        else if (value instanceof Value.Sequence sequence) {
            json.writeStartArray();
            for (Value item : sequence.items()) write(item, json);
            json.writeEndArray();
        } else if (value instanceof Value.Context context) {
            json.writeStartObject();
            for (Map.Entry<String, Value> member : context.members().entrySet()) {
                json.writeFieldName(member.getKey());
                write(member.getValue(), json);
            }
            json.writeEndObject();
        } else json.writeNull();
    }

    private static void tag(String tag, String text, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField(tag, text);
        json.writeEndObject();
    }

    static Value.Context read(byte[] bytes) {
        try (JsonParser json = FACTORY.createParser(bytes)) {
            json.nextToken();
            return (Value.Context) read(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Value.Context read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Value read(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_STRING -> new Value.Text(json.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value.Num(json.getDecimalValue());
            case VALUE_TRUE -> new Value.Bool(true);
            case VALUE_FALSE -> new Value.Bool(false);
            case START_ARRAY -> items(json);
            case START_OBJECT -> members(json);
            default -> Value.NULL;
        };
    }

    private static Value items(JsonParser json) throws IOException {
        List<Value> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) items.add(read(json));
        return new Value.Sequence(items);
    }

    private static Value members(JsonParser json) throws IOException {
        Map<String, Value> members = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            members.put(name, read(json));
        }
        Map.Entry<String, Value> first =
                members.size() == 1 ? members.entrySet().iterator().next() : null;
        return first != null && first.getValue() instanceof Value.Text text
                ? tagged(first.getKey(), text.text(), members)
                : new Value.Context(members);
    }

    private static Value tagged(String tag, String text, Map<String, Value> members) {
        return switch (tag) {
            case DATE -> new Value.Date(LocalDate.parse(text));
            case DATE_TIME -> new Value.DateTime(ZonedDateTime.parse(text));
            case DAYS -> new Value.Days(Duration.parse(text));
            case MONTHS -> new Value.Months(Long.parseLong(text));
            default -> new Value.Context(members);
        };
    }
}
