package dev.workfloo.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.definition.RecipientFormulas;
import dev.workfloo.execution.ConnectorEvent.Failure;
import dev.workfloo.rule.Value;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is read with an execution is never so long that it would be kept elsewhere. */
class LongFieldsTest {

    private static String messageOf(String message) {
        return new Failure("HTTP_503", message, true, Optional.empty()).message();
    }

    @Test
    void aMessageEndsSomewhere() {
        assertEquals("x".repeat(10_000), messageOf("x".repeat(10_000)));
        assertEquals("x".repeat(10_000), messageOf("x".repeat(20_000)));
    }

    @Test
    void aMessageDoesNotEndInHalfACharacter() {
        assertEquals("x".repeat(9_999), messageOf("x".repeat(9_999) + "😀"));
    }

    @Test
    void noMailboxHasALongerAddress() {
        String longest = "a@" + "b".repeat(252);

        assertEquals(
                Optional.of(longest),
                RecipientFormulas.recipient(Value.Context.of(Map.of("email", longest)))
                        .email());
        assertEquals(
                Optional.empty(),
                RecipientFormulas.recipient(Value.Context.of(Map.of("email", longest + "b")))
                        .email());
    }
}
