package dev.workfloo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.Publication;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.scenario.Verdict;
import dev.workfloo.wire.JsonReader;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a first look starts with is an example: nothing about it is even doubtful. */
class DemoTest {

    private static Publication published() {
        return Workfloo.on(new MemoryStore(), Clock.systemUTC(), new SecureRandom())
                .definitions()
                .publish(
                        Demo.WORKSPACE,
                        JsonReader.readDocument(Demo.document()).getOrElseThrow(why -> new AssertionError(why)))
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
    }

    @Test
    void isPublishedWithoutAWarning() {
        assertEquals(List.of(), published().warnings());
    }

    @Test
    void itsScenarioComesOutAsExpected() {
        List<Verdict> verdicts = published().verdicts();

        assertEquals(1, verdicts.size());
        assertTrue(verdicts.get(0).passed(), verdicts.toString());
    }
}
