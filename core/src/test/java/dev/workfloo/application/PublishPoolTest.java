package dev.workfloo.application;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aPublishedDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.PoolFixtures.aPool;
import static dev.workfloo.testkit.contract.fixture.PoolFixtures.aPoolDocument;
import static dev.workfloo.testkit.contract.fixture.PoolFixtures.aPoolId;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.Problem.Kind;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.WorkflooProblem.DefinitionRefused;
import dev.workfloo.application.port.in.WorkflooProblem.SaidBefore;
import dev.workfloo.application.port.in.pool.PoolPublication;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.pool.PoolId;
import dev.workfloo.definition.pool.PoolVersion;
import dev.workfloo.document.Finding;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import io.vavr.control.Either;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublishPoolTest {

    private final WatchedStore store = new WatchedStore();
    private final Workfloo workfloo =
            Workfloo.builder(store, new ManualClock(NOON), new SecureRandom()).build();
    private final WorkspaceId workspace = aWorkspace();
    private final DefinitionId one = aPublishedDefinition(store, workspace).definition();
    private final DefinitionId other = aPublishedDefinition(store, workspace).definition();
    private final PoolId id = aPoolId();

    private Either<WorkflooProblem, PoolPublication> publish(Object... entries) {
        return workfloo.pools().publish(workspace, Value.of(aPoolDocument(id, entries)));
    }

    private Either<WorkflooProblem, PoolPublication> publishNews(Object... entries) {
        return workfloo.pools().publishNews(workspace, Value.of(aPoolDocument(id, entries)));
    }

    private Either<WorkflooProblem, PoolPublication> published(int version, boolean isNew) {
        return Either.right(new PoolPublication(version(version), isNew, List.of()));
    }

    private PoolVersion version(int number) {
        return new PoolVersion(id, number);
    }

    private static List<String> findings(Either<WorkflooProblem, PoolPublication> refused) {
        return ((DefinitionRefused) refused.getLeft())
                .findings().stream().map(Finding::toString).toList();
    }

    @Test
    void makesVersionAfterVersion() {
        assertEquals(published(1, true), publish("draw < 0.5", one, other));
        assertEquals(published(1, false), publish("draw < 0.5", one, other));
        assertEquals(published(2, true), publish("draw < 0.6", one, other));
        assertEquals(published(3, true), publish("draw < 0.5", one, other));

        assertEquals(Optional.of(version(3)), store.pools().current(workspace, id));
        assertEquals(
                Optional.of(aPool(id, "draw < 0.6", one, other)), store.pools().find(workspace, version(2)));
    }

    @Test
    void tellsWhatItsAuthorShouldLookAt() {
        PoolPublication publication = publish("draw < 0.5", one, "draw >= 0.5", other, one)
                .getOrElseThrow(problem -> new AssertionError(problem.message()));

        assertEquals(
                List.of("WARNING at /default: is never taken: the entries take whatever comes"),
                publication.warnings().stream().map(Finding::toString).toList());
    }

    @Test
    void publishesNothingThatIsWrong() {
        Either<WorkflooProblem, PoolPublication> unknown = publish("draw < 0.5", aDefinitionId(), other);
        Either<WorkflooProblem, PoolPublication> dead = publish("draw < 0.5", one, "draw < 0.4", other);
        Either<WorkflooProblem, PoolPublication> unread =
                workfloo.pools().publish(workspace, Value.of(Map.of("pool", 1)));

        assertEquals(
                List.of("ERROR at /pool/0/definition: the workspace has no published definition of this id"),
                findings(unknown));
        assertEquals(
                List.of("ERROR at /pool/1: is never reached: entry 1 holds wherever it does"),
                findings(dead).stream().filter(it -> it.startsWith("ERROR")).toList());
        assertEquals(
                List.of(
                        "ERROR at /id: required",
                        "ERROR at /name: required",
                        "ERROR at /pool: must be a list, but is a number"),
                findings(unread));
        assertEquals(Optional.empty(), store.pools().current(workspace, id));
    }

    @Test
    void knowsNoDefinitionsOfOthers() {
        DefinitionId theirs = aPublishedDefinition(store, aWorkspace()).definition();

        assertEquals(
                List.of("ERROR at /pool/0/definition: the workspace has no published definition of this id"),
                findings(publish("draw < 0.5", theirs, other)));
    }

    @Test
    void takesWhatAnOlderVersionSaidForNoNews() {
        publishNews("draw < 0.1", one, other);
        publishNews("draw < 0.2", one, other);

        assertEquals(Either.left(new SaidBefore(version(1), version(2))), publishNews("draw < 0.1", one, other));
        assertEquals(published(2, false), publishNews("draw < 0.2", one, other));
        assertEquals(published(3, true), publishNews("draw < 0.3", one, other));
    }

    @Test
    void goesBackToAnOldVersion() {
        publish("draw < 0.1", one, other);
        publish("draw < 0.2", one, other);

        assertEquals(published(3, true), workfloo.pools().rollBack(workspace, id, 1));
        assertEquals(store.pools().find(workspace, version(1)), store.pools().find(workspace, version(3)));
    }

    @Test
    void doesNotGoBackToWhatIsNotThereOrNotGood() {
        publish("draw < 0.1", one, other);
        dev.workfloo.testkit.contract.fixture.PoolFixtures.published(
                store.unwatched(), workspace, aPool(id, "draw < 0.2", aDefinitionId()));
        publish("draw < 0.3", one, other);

        WorkflooProblem unknown = workfloo.pools().rollBack(workspace, id, 4).getLeft();
        WorkflooProblem current = workfloo.pools().rollBack(workspace, id, 3).getLeft();
        WorkflooProblem bad = workfloo.pools().rollBack(workspace, id, 2).getLeft();

        assertEquals("pool " + id + " has no version 4: its versions are 1 to 3", unknown.message());
        assertEquals(WorkflooProblem.alreadyCurrent(version(3)), current);
        assertEquals(Kind.DEFINITION_REFUSED, bad.kind());
        assertEquals(Either.left(WorkflooProblem.UNKNOWN_POOL), workfloo.pools().rollBack(workspace, aPoolId(), 1));
    }
}
