package dev.workfloo.application;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.DocumentedExample;
import dev.workfloo.application.port.in.Publication;
import dev.workfloo.scenario.Verdict;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentedScenarioTest {

    private final Workfloo workfloo = Workfloo.builder(new WatchedStore(), new ManualClock(NOON), new SecureRandom())
            .build();

    @Test
    void comesOutAsThePageSays() {
        Publication publication = workfloo.definitions()
                .publish(aWorkspace(), DocumentedExample.documentWith(DocumentedExample.scenario()))
                .getOrElseThrow(problem -> new AssertionError(problem.message()));

        assertEquals(
                List.of(List.of()),
                publication.verdicts().stream().map(Verdict::differences).toList());
    }
}
