package dev.workfloo.content;

import dev.workfloo.StoreDamaged;
import dev.workfloo.rule.KeptText;
import dev.workfloo.rule.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The text, in UTF-8, of a document that is kept beside an execution. */
public final class DocumentText implements KeptText {

    /** Of a character, in UTF-8. */
    private static final int MOST_BYTES = 4;

    private final DocumentReference reference;
    private final Source source;
    private final boolean taken;

    private DocumentText(DocumentReference reference, Source source, boolean taken) {
        this.reference = reference;
        this.source = source;
        this.taken = taken;
    }

    /**
     * Where the documents of an execution are read.
     *
     * @param owner the execution's id
     */
    public record Source(String owner, Opening opening) {}

    public interface Opening {

        /**
         * @param bytes how many will be read at once
         * @throws dev.workfloo.StoreUnavailable when it is not there any more, or there is no room for so much
         */
        InputStream open(DocumentReference document, long bytes);
    }

    /** A text that a step is to take. */
    public static Value.Text given(DocumentReference reference, Source source) {
        return new Value.Text(new DocumentText(reference, source, false));
    }

    /** A text that a step took. */
    public static Value.Text taken(DocumentReference reference, Source source) {
        return new Value.Text(new DocumentText(reference, source, true));
    }

    /** All in a value, however deep. */
    public static Stream<DocumentText> in(Value value) {
        if (value instanceof Value.Sequence list) return list.items().stream().flatMap(DocumentText::in);
        if (value instanceof Value.Context context) {
            return context.members().values().stream().flatMap(DocumentText::in);
        }
        if (!(value instanceof Value.Text text)) return Stream.empty();
        return text.kept().stream().filter(DocumentText.class::isInstance).map(DocumentText.class::cast);
    }

    public DocumentReference reference() {
        return reference;
    }

    /** Whether it belongs to the execution with this id. */
    public boolean isOf(String owner) {
        return source.owner().equals(owner);
    }

    @Override
    public boolean isTaken() {
        return taken;
    }

    @Override
    public String read() {
        return new String(bytes(Math.toIntExact(reference.size())), StandardCharsets.UTF_8);
    }

    @Override
    public String beginning(int characters) {
        long bytes = Math.min(reference.size(), (long) MOST_BYTES * characters);
        String read = new String(bytes(Math.toIntExact(bytes)), StandardCharsets.UTF_8);
        return read.substring(0, Math.min(read.length(), characters));
    }

    /** Opening asks for room: before it nothing takes any. */
    private byte[] bytes(int count) {
        try (InputStream content = source.opening().open(reference, count)) {
            byte[] bytes = new byte[count];
            if (content.readNBytes(bytes, 0, count) < count) throw new StoreDamaged(reference + " is cut off");
            return bytes;
        } catch (IOException e) {
            throw new StoreDamaged(reference + " cannot be read", e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DocumentText text && reference.hasSameContentAs(text.reference);
    }

    @Override
    public int hashCode() {
        return reference.hash().hashCode();
    }

    @Override
    public String toString() {
        return "the text of " + reference;
    }
}
