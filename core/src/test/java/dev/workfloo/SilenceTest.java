package dev.workfloo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.application.Workfloo;
import dev.workfloo.rule.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever logs an object logs nothing that a person entered. */
class SilenceTest {

    record Talking(Value answers) {}

    @Test
    void hearsWhatTalks() {
        Silence.Heard heard = Silence.in(SilenceTest.class, Talking.class.getName());

        assertEquals(List.of(Talking.class.getName()), heard.talking());
    }

    @Test
    void noRecordPrintsWhatAPersonEntered() {
        Silence.Heard heard = Silence.in(
                Workfloo.class,
                "dev.workfloo.execution.",
                "dev.workfloo.application.",
                "dev.workfloo.consent.",
                "dev.workfloo.memory.",
                "dev.workfloo.access.");

        assertTrue(heard.tried() >= 20, () -> "only " + heard.tried());
        assertEquals(List.of(), heard.talking());
    }
}
