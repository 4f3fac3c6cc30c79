package dev.workfloo.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON (RFC 8259, in UTF-8) from outside into a plain tree, within limits, and more strictly than most: a name that
 * stands twice in one object, or text behind the value, is refused, since two readers would understand it differently.
 *
 * <p>What it says of an error never repeats what was sent.
 */
public final class JsonReader {

    private static final int DEEPEST = 100;
    private static final int MOST_FIELDS = 1_000;
    private static final int MOST_VALUES = 100_000;
    private static final int MOST_VALUES_OF_A_DOCUMENT = 5_000_000;
    private static final int LONGEST_NUMBER = 1_000;
    private static final int LARGEST_EXPONENT = 1_000_000;

    /** Of UTF-32, in bytes. */
    private static final int LONGEST_CODE_UNIT = 4;

    /** The member of a body that has files. */
    private static final String DOCUMENTS = "document";

    private static final int AT_ONCE = 2 * 1024;
    private static final int LONGEST_NAME = 256;
    private static final String LONG_NAME = "JSON with a name of more than " + LONGEST_NAME + " characters";

    /** The length of a name counts in bytes here; all other limits are kept by this class. */
    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(DEEPEST + 10)
            .maxNameLength(LONGEST_NAME * 4)
            .maxNumberLength(Integer.MAX_VALUE)
            .maxStringLength(Integer.MAX_VALUE)
            .build();

    private final JsonParser json;
    private final byte[] text;
    private final int mostValues;
    private int values;

    /** Whether texts stay where they are. */
    private boolean leavesTexts;

    private boolean leavesDocuments;

    private JsonReader(JsonParser json, byte[] text, int mostValues) {
        this.json = json;
        this.text = text;
        this.mostValues = mostValues;
    }

    /** Which texts stay in the body that they came in: what is read of them is read there, and holds on to all of it. */
    public enum Left {
        NONE,
        ALL,
        /** Those in the member {@code document} of the body. */
        OF_DOCUMENTS
    }

    /** The value of a request, or in words what is wrong with the text, and where. */
    public static Either<String, Value> read(byte[] text) {
        return read(text, Left.NONE);
    }

    /** The same, where large texts are not to be held twice. */
    public static Either<String, Value> read(byte[] text, Left left) {
        return read(text, MOST_VALUES, left);
    }

    /** The same for a definition document, which an operator put there and which may be as large as decision tables are. */
    public static Either<String, Value> readDocument(byte[] text) {
        return read(text, MOST_VALUES_OF_A_DOCUMENT, Left.NONE);
    }

    private static Either<String, Value> read(byte[] text, int mostValues, Left left) {
        if (!isUtf8(text)) return Either.left("JSON that is not in UTF-8");
        try (JsonParser json = forgettingNames().createParser(text)) {
            JsonReader reader = new JsonReader(json, text, mostValues);
            try {
                return Either.right(reader.document(left));
            } catch (Unfit e) {
                return Either.left(e.getMessage() + reader.place());
            } catch (StreamConstraintsException e) {
                return Either.left(LONG_NAME + reader.place());
            } catch (IOException e) {
                return Either.left("not valid JSON" + reader.place());
            }
        } catch (IOException e) {
            return Either.left("not valid JSON");
        }
    }

    /** The parser would guess another encoding (by a NUL among the first bytes), and takes UTF-8 that is none. */
    private static boolean isUtf8(byte[] text) {
        for (int i = 0; i < Math.min(text.length, LONGEST_CODE_UNIT); i++) if (text[i] == 0) return false;
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(text);
        CharBuffer some = CharBuffer.allocate(AT_ONCE);
        while (true) {
            CoderResult result = decoder.decode(bytes, some.clear(), true);
            if (!result.isOverflow()) return result.isUnderflow();
        }
    }

    /** A factory remembers the names that it read, for good, and senders choose them: so none reads a second text. */
    private static JsonFactory forgettingNames() {
        return JsonFactory.builder()
                .streamReadConstraints(CONSTRAINTS)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
    }

    /** What the standard allows and we do not. */
    private static final class Unfit extends IOException {

        private static final long serialVersionUID = 1L;

        Unfit(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    private String place() {
        JsonLocation at = json.currentLocation();
        return " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private Value document(Left left) throws IOException {
        leavesTexts = left == Left.ALL;
        leavesDocuments = left == Left.OF_DOCUMENTS;
        if (json.nextToken() == null) throw new Unfit("no JSON, but an empty text,");
        Value value = value(0);
        if (json.nextToken() != null) throw new Unfit("JSON with text behind its end");
        return value;
    }

    private Value value(int depth) throws IOException {
        if (++values > mostValues) throw new Unfit("JSON of more than " + mostValues + " values");
        if (depth > DEEPEST) throw new Unfit("JSON nested more than " + DEEPEST + " deep");
        return switch (json.currentToken()) {
            case VALUE_STRING -> text();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> new Value.Bool(true);
            case VALUE_FALSE -> new Value.Bool(false);
            case START_ARRAY -> items(depth + 1);
            case START_OBJECT -> members(depth + 1);
            default -> Value.NULL;
        };
    }

    /** Arithmetic fails near the ends of what a decimal can hold, so numbers stop long before. */
    private Value number() throws IOException {
        if (json.getTextLength() > LONGEST_NUMBER) {
            throw new Unfit("JSON with a number of more than " + LONGEST_NUMBER + " characters");
        }
        try {
            BigDecimal number = json.getDecimalValue();
            if (Math.abs((long) number.scale()) <= LARGEST_EXPONENT) return new Value.Num(number);
        } catch (NumberFormatException e) {
            // The exponent is beyond even what a decimal can hold.
        }
        throw new Unfit("JSON with a number whose exponent is beyond " + LARGEST_EXPONENT);
    }

    private Value items(int depth) throws IOException {
        List<Value> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) items.add(value(depth));
        return new Value.Sequence(items);
    }

    /** The parser skips what nobody asks it for, and finds what is wrong with it all the same. */
    private Value text() throws IOException {
        if (!leavesTexts) return new Value.Text(json.getText());
        int quote = Math.toIntExact(json.currentTokenLocation().getByteOffset());
        return new Value.Text(BodyText.at(quote, text));
    }

    private Value members(int depth) throws IOException {
        Map<String, Value> members = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            if (name.codePointCount(0, name.length()) > LONGEST_NAME) throw new Unfit(LONG_NAME);
            if (members.containsKey(name)) throw new Unfit("JSON with a name that stands twice in one object");
            if (members.size() == MOST_FIELDS)
                throw new Unfit("JSON with more than " + MOST_FIELDS + " fields in one object");
            json.nextToken();
            if (depth == 1 && leavesDocuments) leavesTexts = name.equals(DOCUMENTS);
            members.put(name, value(depth));
        }
        return new Value.Context(members);
    }
}
