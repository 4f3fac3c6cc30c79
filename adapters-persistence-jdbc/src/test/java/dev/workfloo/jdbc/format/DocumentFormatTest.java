package dev.workfloo.jdbc.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.workfloo.StoreDamaged;
import dev.workfloo.rule.Value;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentFormatTest {

    private static final Value.Context BARE = Value.Context.of(Map.of("body", "{}"));

    private static Value.Context in(int format) {
        return Value.Context.of(Map.of("@format", format, "body", "{}"));
    }

    @Test
    void isNoPartOfWhatTheDocumentSays() {
        assertEquals(BARE, DocumentFormat.read(BARE, 1));
        assertEquals(BARE, DocumentFormat.read(in(2), 2));
        assertEquals(BARE, DocumentFormat.read(in(2), 3));
    }

    @Test
    void refusesWhatANewerReleaseWrote() {
        StoreDamaged refused = assertThrows(StoreDamaged.class, () -> DocumentFormat.read(in(3), 2));

        assertEquals("it was written by a newer release, in format 3", refused.getMessage());
    }
}
