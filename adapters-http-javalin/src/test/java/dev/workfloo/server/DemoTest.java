package dev.workfloo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.Publication;
import dev.workfloo.definition.pool.PoolReader;
import dev.workfloo.docs.Installation.Demonstration;
import dev.workfloo.docs.Installation.Demonstration.Course;
import dev.workfloo.docs.Installation.Demonstration.Flow;
import dev.workfloo.document.Finding;
import dev.workfloo.http.Interposed;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.rule.Value;
import dev.workfloo.scenario.Verdict;
import dev.workfloo.wire.JsonReader;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a first look starts with is an example: nothing about it is even doubtful. */
class DemoTest {

    private final MemoryStore store = new MemoryStore();
    private final Workfloo workfloo =
            Workfloo.builder(store, Clock.systemUTC(), new SecureRandom()).build();
    private final List<Finding> warnings = new ArrayList<>();
    private final List<Verdict> verdicts = new ArrayList<>();

    DemoTest() {
        Demo.documents().values().forEach(this::publish);
    }

    private void publish(byte[] json) {
        Value document = JsonReader.readDocument(json).getOrElseThrow(why -> new AssertionError(why));
        if (PoolReader.isPool(document)) {
            warnings.addAll(workfloo.pools()
                    .publish(Demo.WORKSPACE, document)
                    .getOrElseThrow(problem -> new AssertionError(problem.message()))
                    .warnings());
        } else {
            Publication publication = workfloo.definitions()
                    .publish(Demo.WORKSPACE, document)
                    .getOrElseThrow(problem -> new AssertionError(problem.message()));
            warnings.addAll(publication.warnings());
            verdicts.addAll(publication.verdicts());
        }
    }

    @Test
    void isPublishedWithoutAWarning() {
        assertEquals(List.of(), warnings);
    }

    @Test
    void showsEachFlowThatIsPublished() {
        Demonstration shown = DemoFlows.shown(store);

        List<Flow> flows = shown.flows().get();

        Flow credit = flows.get(0);
        assertEquals(
                List.of("Bureau check with NIP and score", "Credit card with papers and review"),
                flows.stream().map(Flow::name).toList());
        assertEquals(
                List.of("Strong payer", "The bureau is down"),
                credit.courses().stream().map(Course::name).toList());
        assertTrue(shown.call().apply("http://here").contains(credit.definition()));
        assertTrue(shown.call()
                .apply("http://here")
                .contains(credit.courses().get(0).scenario()));
    }

    @Test
    void showsNoneWhileTheStoreIsAway() {
        Interposed away = new Interposed(store);
        away.put(call -> {
            throw new StoreUnavailable("away");
        });

        List<Flow> flows = DemoFlows.shown(away).flows().get();

        assertEquals(List.of(), flows);
    }

    @Test
    void itsScenariosComeOutAsExpected() {
        assertEquals(3, verdicts.size());
        assertTrue(verdicts.stream().allMatch(Verdict::passed), verdicts::toString);
    }
}
