package dev.workfloo.application;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.published;
import static dev.workfloo.testkit.contract.fixture.Fixtures.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.workfloo.CreditFlow;
import dev.workfloo.Problem;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.LoadPolicy;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.WorkflooProblem.DefinitionRefused;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.policy.Policy;
import dev.workfloo.policy.PolicyDecision;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LoadPolicyTest {

    private static final DefinitionId CREDIT = new DefinitionId(CreditFlow.ID);

    private final WorkspaceId workspace = aWorkspace();
    private final MemoryStore store = new MemoryStore();
    private final Workfloo workfloo =
            Workfloo.builder(store, () -> NOON, new Random(1)).build();
    private final LoadPolicy policies = workfloo.policies();

    private void publish(Value document) {
        workfloo.definitions().publish(workspace, document).getOrElseThrow(Problem::toException);
    }

    private static Optional<String> decided(Policy policy, int score) {
        return policy.decide("policy", Map.of("bureau", Map.of("score", score), "applicant", Map.of("income", 20_000)))
                .map(PolicyDecision::exit)
                .getOrElseThrow(Problem::toException);
    }

    @Test
    void decidesByWhatIsPublished() {
        publish(CreditFlow.document());

        Policy policy = policies.current(workspace, CREDIT).getOrElseThrow(Problem::toException);

        assertEquals(Optional.of("approved"), decided(policy, 620));
        assertEquals(Optional.of("rejected"), decided(policy, 619));
    }

    @Test
    void isMadeOnceForEachVersion() {
        publish(CreditFlow.document());
        Policy first = policies.current(workspace, CREDIT).getOrElseThrow(Problem::toException);
        assertSame(first, policies.current(workspace, CREDIT).getOrElseThrow(Problem::toException));

        publish(CreditFlow.read(CreditFlow.json().replace(">= 620", ">= 700")));

        Policy second = policies.current(workspace, CREDIT).getOrElseThrow(Problem::toException);
        assertNotSame(first, second);
        assertEquals(Optional.of("rejected"), decided(second, 650));
        assertSame(
                first,
                policies.version(workspace, new DefinitionVersion(CREDIT, 1)).getOrElseThrow(Problem::toException));
    }

    @Test
    void knowsNothingOfWhatIsNotPublished() {
        assertEquals(Either.left(WorkflooProblem.UNKNOWN_DEFINITION), policies.current(workspace, CREDIT));
        assertEquals(
                Either.left(WorkflooProblem.UNKNOWN_DEFINITION),
                policies.version(workspace, new DefinitionVersion(CREDIT, 1)));

        publish(CreditFlow.document());

        assertEquals(
                Either.left(WorkflooProblem.unknownVersion(
                        new DefinitionVersion(CREDIT, 2), new DefinitionVersion(CREDIT, 1))),
                policies.version(workspace, new DefinitionVersion(CREDIT, 2)));
        assertEquals(Either.left(WorkflooProblem.UNKNOWN_DEFINITION), policies.current(aWorkspace(), CREDIT));
    }

    /** It runs on, but nothing can be said of what its rules read. */
    @Test
    void refusesWhatAnEarlierReleasePublishedAndThisOneWouldNot() {
        DefinitionId id = aDefinitionId();
        Map<String, Object> document = Map.of(
                "id",
                id.hex(),
                "name",
                "Old",
                "start",
                "a",
                "nodes",
                List.of(Map.of("id", "a", "type", "LABEL", "name", "A", "labels", List.of("x"), "next", "a")));
        published(store, workspace, read(document));

        WorkflooProblem problem =
                policies.current(workspace, id).swap().getOrElseThrow(() -> new AssertionError("it was loaded"));

        assertInstanceOf(DefinitionRefused.class, problem);
    }
}
