package dev.workfloo.document;

import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.workfloo.rule.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TreeReaderTest {

    private final Value.Context tree = context(
            "text",
            "x",
            "count",
            7,
            "at",
            "2026-03-01T12:00:00.000000001Z",
            "list",
            List.of("a", "b"),
            "object",
            object("b", 1));

    @Test
    void readsWhatIsThere() {
        assertEquals("x", TreeReader.text(tree, "text"));
        assertEquals(7, TreeReader.integer(tree, "count"));
        assertEquals(Instant.parse("2026-03-01T12:00:00.000000001Z"), TreeReader.instant(tree, "at"));
        assertEquals(List.of("a", "b"), TreeReader.texts(tree, "list"));
        assertEquals(context("b", 1), TreeReader.object(tree, "object"));
    }

    @Test
    void readsNothingWhereNothingIs() {
        assertEquals(Optional.empty(), TreeReader.optionalText(tree, "none"));
        assertEquals(List.of(), TreeReader.list(tree, "none"));
        assertEquals(Value.Context.EMPTY, TreeReader.object(tree, "none"));
    }

    @Test
    void takesAStoreForBrokenThatLostAMember() {
        assertThrows(IllegalStateException.class, () -> TreeReader.text(tree, "none"));
        assertThrows(IllegalStateException.class, () -> TreeReader.integer(tree, "text"));
        assertThrows(IllegalStateException.class, () -> TreeReader.instant(tree, "none"));
    }

    @Test
    void writesNoAbsentMembers() {
        Value.Context written = new TreeWriter()
                .text("a", Optional.empty())
                .number("b", Optional.<Integer>empty())
                .flag("c", false)
                .texts("d", List.of())
                .texts("e", Map.of())
                .list("f", List.of(), Value::of)
                .done();

        assertEquals(Value.Context.EMPTY, written);
    }

    @Test
    void writesMembersInOrder() {
        Value.Context written = new TreeWriter()
                .text("z", "x")
                .number("y", Optional.of(1))
                .flag("x", true)
                .texts("w", List.of("a"))
                .texts("v", Map.of("a", "b"))
                .list("u", List.of(1, 2), Value::of)
                .done();

        assertEquals(
                context("z", "x", "y", 1, "x", true, "w", List.of("a"), "v", object("a", "b"), "u", List.of(1, 2)),
                written);
        assertEquals(
                List.of("z", "y", "x", "w", "v", "u"),
                List.copyOf(written.members().keySet()));
    }
}
