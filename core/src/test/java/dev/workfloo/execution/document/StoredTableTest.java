package dev.workfloo.execution.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.StoreDamaged;
import dev.workfloo.document.TreeReader;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.execution.document.StoredTable.Line;
import dev.workfloo.rule.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A type whose document was changed once, in format 7. */
class StoredTableTest {

    private record Amount(String text) {}

    private static final StoredTable<Amount> TABLE = new StoredTable<>(
            "kind",
            (amount, to) -> {},
            List.of(
                    new Line<>(
                            new StoredName("amount", 2),
                            Amount.class,
                            (amount, to) -> to.trail().text("pesos", amount.text()),
                            from -> new Amount(TreeReader.text(from.trail(), "pesos"))),
                    new Line<>(
                            new StoredName("amount", 7),
                            Amount.class,
                            (amount, to) -> to.trail().text("pesos", amount.text() + "00"),
                            from -> new Amount(
                                    TreeReader.text(from.trail(), "pesos").replaceFirst("00$", "")))));

    private static Recorded stored(String pesos) {
        return new Recorded(
                new TreeWriter().text("kind", "amount").text("pesos", pesos).done(), Value.Context.EMPTY);
    }

    @Test
    void isReadAsItsFormatSays() {
        assertEquals(new Amount("1200"), TABLE.read(2, stored("1200")));
        assertEquals(new Amount("1200"), TABLE.read(6, stored("1200")));
        assertEquals(new Amount("12"), TABLE.read(7, stored("1200")));
        assertEquals(new Amount("12"), TABLE.read(9, stored("1200")));
    }

    @Test
    void isWrittenInItsNewestFormat() {
        Amount amount = new Amount("12");

        assertEquals(stored("1200"), TABLE.write(amount, new Moments()));
        assertEquals(7, TABLE.format(amount));
    }

    @Test
    void isNotKnownToFormatsBeforeIt() {
        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> TABLE.read(1, stored("12")));

        assertTrue(refused.getMessage().contains("format 1"), refused.getMessage());
    }

    @Test
    void aNewerReleaseMayHaveWrittenAnything() {
        int newer = ExecutionDocument.FORMAT + 1;

        for (StoreDamaged refused : List.of(
                assertThrows(StoreDamaged.class, () -> EventDocument.read(newer, stored("12"))),
                assertThrows(StoreDamaged.class, () -> ExecutionDocument.read(newer, stored("12"), List.of())))) {
            assertEquals("it was written by a newer release, in format " + newer, refused.getMessage());
        }
    }
}
