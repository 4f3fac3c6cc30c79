package dev.workfloo.content;

import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Bytes that come as a text in base64, in any of the ways in which that is written. They are never held whole. */
public record Base64Content(Value.Text text) {

    private static final int PIECE = 8 * 1024;

    /**
     * What was seen of the bytes.
     *
     * @param beginning the first of them, or all
     * @param size how many there are; of too many, how many were counted
     */
    public record Seen(byte[] beginning, long size) {}

    /** The bytes; what is not base64 is thrown as {@link NotBase64} where it stands. */
    public InputStream open() {
        return Base64Stream.of(text);
    }

    /**
     * Looks through all of them.
     *
     * @param beginning how many of the first ones are wanted
     * @param most of more than these the rest is not looked at
     * @return or what is wrong with the text, in words for whoever sent it
     */
    public Either<String, Seen> look(int beginning, long most) {
        try (InputStream bytes = open()) {
            byte[] first = bytes.readNBytes(beginning);
            byte[] piece = new byte[PIECE];
            long size = first.length;
            while (size <= most) {
                int count = bytes.read(piece);
                if (count < 0) break;
                size += count;
            }
            return Either.right(new Seen(first, size));
        } catch (NotBase64 e) {
            return Either.left(e.reason());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What these bytes are to be known by, without keeping them. */
    public DocumentReference reference(DocumentId id, String format) {
        ContentHash hash = new ContentHash();
        try (InputStream bytes = open()) {
            byte[] piece = new byte[PIECE];
            for (int count = bytes.read(piece); count >= 0; count = bytes.read(piece)) hash.add(piece, 0, count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return hash.reference(id, "", format);
    }

    /** Says nothing of it. */
    @Override
    public String toString() {
        return "Base64Content";
    }
}
