package dev.workfloo.content;

import dev.workfloo.rule.KeptText;
import dev.workfloo.rule.Value;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A text that stays where it came in, such as in a request's body, and is read there piece by piece. Whoever asks for it whole makes
 * a copy of it.
 */
public abstract class SentText implements KeptText {

    private static final int PIECE = 8 * 1024;

    /** Its characters, from the first one on, as often as it is asked. */
    public abstract Reader characters();

    /** The same value with no such text in it: each is copied. It is for what is kept, as the body is not. */
    public static Value copied(Value value) {
        if (value instanceof Value.Sequence list) {
            return new Value.Sequence(
                    list.items().stream().map(SentText::copied).toList());
        }
        if (value instanceof Value.Context context) {
            Map<String, Value> members = new LinkedHashMap<>();
            context.members().forEach((name, member) -> members.put(name, copied(member)));
            return new Value.Context(members);
        }
        boolean isSent = value instanceof Value.Text text
                && text.kept().filter(SentText.class::isInstance).isPresent();
        return isSent ? new Value.Text(((Value.Text) value).text()) : value;
    }

    /** Those of any text. */
    static Reader charactersOf(Value.Text text) {
        return text.kept()
                .filter(SentText.class::isInstance)
                .map(kept -> ((SentText) kept).characters())
                .orElseGet(() -> new StringReader(text.text()));
    }

    @Override
    public final String read() {
        return beginning(Integer.MAX_VALUE);
    }

    @Override
    public final String beginning(int characters) {
        StringBuilder text = new StringBuilder();
        try (Reader reader = characters()) {
            char[] piece = new char[Math.min(PIECE, characters)];
            int count = reader.read(piece);
            while (count > 0) {
                text.append(piece, 0, count);
                count = reader.read(piece, 0, Math.min(piece.length, characters - text.length()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    @Override
    public final void forEachPiece(Consumer<String> take) {
        try (Reader reader = characters()) {
            char[] piece = new char[PIECE];
            int held = 0;
            for (int count = reader.read(piece); count >= 0; count = reader.read(piece, held, PIECE - held)) {
                int all = held + count;
                // The two halves of a character stay together.
                held = Character.isHighSurrogate(piece[all - 1]) ? 1 : 0;
                if (all > held) take.accept(new String(piece, 0, all - held));
                piece[0] = piece[all - 1];
            }
            if (held > 0) take.accept(new String(piece, 0, held));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** No execution did. */
    @Override
    public final boolean isTaken() {
        return false;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof SentText text && (this == text || read().equals(text.read()));
    }

    @Override
    public final int hashCode() {
        return read().hashCode();
    }

    /** Says nothing of it. */
    @Override
    public final String toString() {
        return "a text as it was sent";
    }
}
