package dev.workfloo.application.person;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.application.port.out.Documents;
import dev.workfloo.application.port.out.Documents.Untaken;
import dev.workfloo.application.port.out.Documents.Whole;
import dev.workfloo.content.DocumentReference;
import dev.workfloo.content.SentBytes;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.memory.MemoryStore;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UploadRoomTest {

    private static final ExecutionId ID = new ExecutionId("0".repeat(24));

    private final Documents documents = new MemoryStore().documents();
    private final UploadRoom room = new UploadRoom(documents, new Untaken(3, 1_000));

    private DocumentReference kept(int bytes) {
        return documents.keep(ID, new Whole("a", "text/plain", new SentBytes(new byte[bytes]), Instant.EPOCH));
    }

    @Test
    void isForSoManyFiles() {
        kept(1);
        kept(1);
        boolean atTwo = room.isFor(ID);
        kept(1);

        assertTrue(atTwo);
        assertFalse(room.isFor(ID));
    }

    @Test
    void isForNothingBesideWhatIsLarge() {
        kept(999);
        boolean beforeItIsFull = room.isFor(ID);
        DocumentReference large = kept(5_000);
        boolean full = room.isFor(ID);
        documents.forgetUntaken(ID, large.id());

        assertTrue(beforeItIsFull);
        assertFalse(full);
        assertTrue(room.isFor(ID));
    }
}
