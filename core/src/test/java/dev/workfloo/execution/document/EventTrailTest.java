package dev.workfloo.execution.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.workfloo.execution.subscription.WorkflooEvent.Kind;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EventTrailTest {

    private static Set<Kind> kinds() {
        return StoredFamilies.EVENTS.lines().stream()
                .map(line -> EventTrail.kind(line.name().text()))
                .collect(Collectors.toSet());
    }

    @Test
    void eachEventThatIsStoredHasAKind() {
        assertEquals(EnumSet.allOf(Kind.class), kinds());
    }

    @Test
    void refusesWhatANewerReleaseWrote() {
        assertThrows(IllegalStateException.class, () -> EventTrail.kind("teleported"));
    }
}
