package dev.workfloo.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.content.KeptContent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** JSON in which files stand, in base64 (RFC 4648, section 4). They are read while it is sent, piece by piece. */
public final class StreamedJson implements Iterator<byte[]> {

    /** Of a file, at once: with no rest in base64. */
    private static final int PIECE = 192 * 1024;

    /** What one holds at the most while its client reads it: a piece on its way, the next one, and what is read for that. */
    public static final long HEAP = 1024 * 1024;

    private static final JsonMapper JSON = new JsonMapper();

    private final Deque<Part> parts;
    private InputStream reading = InputStream.nullInputStream();
    private boolean isOfAFile;
    private byte[] next = {};

    private StreamedJson(Deque<Part> parts) {
        this.parts = parts;
        readOn();
    }

    /** Puts a file into an answer; one that is not sent by this class shows an empty text in its place. */
    static void put(ObjectNode body, String member, KeptContent file) {
        body.putPOJO(member, new FileText(file));
    }

    /** The answer with one member: a file. */
    public static ObjectNode of(String member, KeptContent file) {
        ObjectNode body = JSON.createObjectNode();
        put(body, member, file);
        return body;
    }

    /** The text of an answer, in pieces; none but the last one is empty. */
    public static Iterator<byte[]> pieces(ObjectNode body) {
        try (Whole whole = new Whole();
                JsonGenerator json = JSON.createGenerator(whole)) {
            JSON.writeTree(json, body);
            json.flush();
            return new StreamedJson(whole.parts());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Part(boolean isOfAFile, KeptContent.Opening opening) {}

    /** What is written, cut where files stand. */
    private static final class Whole extends ByteArrayOutputStream {

        private final Deque<Part> parts = new ArrayDeque<>();

        /** Before the quote that was written last. */
        void insert(KeptContent file) {
            byte[] before = toByteArray();
            reset();
            write(before, before.length - 1, 1);
            parts.add(new Part(false, () -> new ByteArrayInputStream(before, 0, before.length - 1)));
            parts.add(new Part(true, file::open));
        }

        Deque<Part> parts() {
            byte[] rest = toByteArray();
            parts.add(new Part(false, () -> new ByteArrayInputStream(rest)));
            return parts;
        }
    }

    private record FileText(KeptContent file) implements JsonSerializable {

        @Override
        public void serialize(JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString("");
            json.flush();
            if (json.getOutputTarget() instanceof Whole whole) whole.insert(file);
        }

        @Override
        public void serializeWithType(JsonGenerator json, SerializerProvider provider, TypeSerializer type)
                throws IOException {
            serialize(json, provider);
        }
    }

    @Override
    public boolean hasNext() {
        return next.length > 0;
    }

    @Override
    public byte[] next() {
        if (!hasNext()) throw new NoSuchElementException();
        byte[] piece = next;
        readOn();
        return piece;
    }

    private void readOn() {
        ByteArrayOutputStream piece = new ByteArrayOutputStream();
        try {
            while (piece.size() < PIECE) {
                byte[] read = reading.readNBytes(PIECE);
                if (read.length > 0) {
                    piece.writeBytes(isOfAFile ? Base64.getEncoder().encode(read) : read);
                } else if (parts.isEmpty()) {
                    break;
                } else {
                    Part part = parts.remove();
                    isOfAFile = part.isOfAFile();
                    reading = part.opening().open();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        next = piece.toByteArray();
    }
}
