package dev.workfloo.worker;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.NullUnmarked;

/**
 * What is noted with work is text, and is kept as such: what stands in the table makes no objects. Where nothing was
 * noted the scheduler hands over null, and takes it.
 */
@NullUnmarked
final class NoteSerializer implements Serializer {

    @Override
    public byte[] serialize(Object note) {
        return note == null ? null : note.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] note) {
        return note == null ? null : type.cast(new String(note, StandardCharsets.UTF_8));
    }
}
