package dev.workfloo.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.StoreDamaged;
import dev.workfloo.StoreUnavailable;
import dev.workfloo.rule.Value;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A text that is kept elsewhere is a text, and is read only when somebody looks at it. */
class DocumentTextTest {

    private static final String LONG = "Ñandú 😀 ".repeat(100);

    private final AtomicInteger reads = new AtomicInteger();

    private static DocumentReference referenceTo(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ContentHash hash = new ContentHash();
        hash.add(bytes, 0, bytes.length);
        return hash.reference(new DocumentId("0".repeat(24)), "Carta de Ana", "text/plain");
    }

    private DocumentText.Source source(String text) {
        return new DocumentText.Source("an execution", (reference, bytes) -> {
            reads.incrementAndGet();
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        });
    }

    private Value.Text taken(String text) {
        return DocumentText.taken(referenceTo(text), source(text));
    }

    private Value.Text given(String text) {
        return DocumentText.given(referenceTo(text), source(text));
    }

    @Test
    void isReadOnceWhenItIsLookedAt() {
        Value.Text text = taken(LONG);

        assertEquals(0, reads.get());
        assertEquals(LONG, text.text());
        assertEquals(LONG, text.text());
        assertEquals(1, reads.get());
    }

    @Test
    void nothingElseReadsIt() {
        Value.Text text = taken(LONG);
        Value both = Value.of(Map.of("a", List.of(text), "b", text));

        assertFalse(text.isAbsent());
        assertEquals("a text", text.noun());
        assertEquals(taken(LONG), text);
        assertNotEquals(taken(LONG + "."), text);
        assertEquals(both, Value.of(Map.of("a", List.of(taken(LONG)), "b", taken(LONG))));
        assertFalse(text.toString().contains("Ana"), text::toString);
        assertEquals(2, DocumentText.in(both).count());
        assertEquals(0, reads.get());
    }

    @Test
    void isTheTextThatItHolds() {
        assertEquals(new Value.Text(LONG), taken(LONG));
        assertEquals(taken(LONG), new Value.Text(LONG));
        assertNotEquals(new Value.Text(LONG + "."), taken(LONG));
        assertEquals(new Value.Text(LONG).hashCode(), taken(LONG).hashCode());
    }

    /** What comes may be blank; what a step took is not. */
    @Test
    void whatIsGivenIsLookedAt() {
        assertTrue(given(" ").isAbsent());
        assertFalse(given(LONG).isAbsent());
        assertEquals(2, reads.get());
    }

    @Test
    void beginsAsItDoes() {
        assertEquals(LONG.substring(0, 6), taken(LONG).beginning(6));
        assertEquals(LONG, taken(LONG).beginning(10_000));
        assertEquals("short", new Value.Text("short").beginning(2));
    }

    /** More than any heap has: taking that before would end the process. */
    @Test
    void takesNoHeapBeforeThereIsRoom() {
        DocumentReference huge =
                new DocumentReference(referenceTo("").id(), "", "text/plain", Integer.MAX_VALUE, "0".repeat(64));
        Value.Text text = DocumentText.taken(huge, new DocumentText.Source("an execution", (reference, bytes) -> {
            throw new StoreUnavailable("no room");
        }));

        assertThrows(StoreUnavailable.class, text::text);
    }

    @Test
    void whatIsCutOffIsDamaged() {
        Value.Text text = DocumentText.taken(referenceTo(LONG), source("less"));

        assertThrows(StoreDamaged.class, text::text);
    }

    @Test
    void whatIsGivenMustBeThere() {
        Value.Context answers = Value.Context.of(Map.of("letter", List.of(given(LONG)), "other", taken(LONG), "n", 1));

        assertEquals(Map.of(), GivenDocuments.wrong(answers, id -> true));
        assertEquals(
                List.of("letter"),
                List.copyOf(GivenDocuments.wrong(answers, id -> false).keySet()));
    }
}
