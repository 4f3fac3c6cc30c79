package dev.workfloo.testkit.contract;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.workfloo.application.port.out.ExecutionJournal;
import dev.workfloo.application.port.out.Standing;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.application.port.out.event.EventSubscriptions;
import dev.workfloo.application.port.out.event.EventSubscriptions.Teller;
import dev.workfloo.application.port.out.event.Untold;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.subscription.EventPlace;
import dev.workfloo.execution.subscription.HeldEvent;
import dev.workfloo.execution.subscription.Subscription;
import dev.workfloo.execution.subscription.Subscription.Beginning;
import dev.workfloo.execution.subscription.SubscriptionName;
import dev.workfloo.execution.subscription.WorkflooEvent;
import dev.workfloo.execution.subscription.WorkflooEvent.Kind;
import dev.workfloo.retention.Ended;
import dev.workfloo.testkit.contract.fixture.Applications;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store must do for listeners in process. */
abstract class SubscriptionsContract {

    private static final Instant LATER = NOON.plusSeconds(60);

    private final SubscriptionName name = aName();
    private Applications people;

    /** A store; all tests of a class may share one. */
    abstract Store store();

    @BeforeEach
    void publish() {
        assumeFalse(kept() == EventSubscriptions.NONE, "this store keeps no subscriptions");
        people = new Applications(store());
    }

    @AfterEach
    void end() {
        kept().close(name);
    }

    private static SubscriptionName aName() {
        return new SubscriptionName(UUID.randomUUID().toString());
    }

    private EventSubscriptions kept() {
        return store().subscriptions();
    }

    private void open(Beginning beginning) {
        kept().open(name, beginning, NOON);
    }

    private static Teller teller(String id) {
        return new Teller(id, NOON, LATER);
    }

    private List<Untold> untold(Instant now) {
        return kept().untold(name, Optional.empty(), now, 100).stream()
                .filter(it -> it.events()
                        .forAll(events ->
                                events.stream().allMatch(event -> event.scope().equals(people.scope()))))
                .toList();
    }

    private List<Untold> untold() {
        return untold(NOON);
    }

    private static List<WorkflooEvent> events(List<Untold> untold) {
        List<WorkflooEvent> all = new ArrayList<>();
        untold.forEach(it -> all.addAll(it.events().getOrElseThrow(e -> new AssertionError(e))));
        return all;
    }

    private static List<EventPlace> places(List<Untold> untold) {
        return untold.stream().map(Untold::place).toList();
    }

    private static HeldEvent held(ExecutionId id, int revision, Instant again) {
        return new HeldEvent(new EventPlace(id, revision), NOON, 1, again, "java.lang.IllegalStateException");
    }

    private void isKeptOnce(List<WorkflooEvent> events, ExecutionId id) {
        List<Integer> revisions = events.stream()
                .filter(event -> event.execution().equals(id))
                .map(WorkflooEvent::revision)
                .toList();
        int last = store().executions().find(id).orElseThrow().revision();

        assertEquals(IntStream.rangeClosed(1, last).boxed().toList(), revisions);
    }

    @Test
    void hasToTellWhatHappens() {
        open(Beginning.NOW);

        ExecutionId id = people.ended();

        List<WorkflooEvent> events = events(untold());
        isKeptOnce(events, id);
        assertEquals(
                List.of(
                        Kind.STARTED,
                        Kind.WAITS,
                        Kind.ANSWERED,
                        Kind.PASSED,
                        Kind.WAITS,
                        Kind.ANSWERED,
                        Kind.PASSED,
                        Kind.ENDED),
                events.stream().map(WorkflooEvent::kind).toList());
        assertEquals(Optional.of(Outcome.SUCCESS), events.get(7).outcome());
        assertEquals(Optional.of("applicant"), events.get(1).node().map(it -> it.name()));
        assertTrue(events.stream()
                .allMatch(event -> event.at().equals(NOON) && event.version().number() == 1));
    }

    @Test
    void hasNothingOfWhatHappenedBefore() {
        ExecutionId id = people.begun();
        open(Beginning.NOW);

        people.answerFirst(id);

        assertEquals(
                List.of(3, 4, 5),
                events(untold()).stream().map(WorkflooEvent::revision).toList());
    }

    @Test
    void hasAllFromTheFirstExecutionOnInOrder() {
        ExecutionId before = people.ended();
        ExecutionId during = people.begun();
        open(Beginning.FIRST_EXECUTION);
        people.answerFirst(during);
        ExecutionId after = people.ended();
        kept().take(name, teller("a"));
        List<WorkflooEvent> told = new ArrayList<>();

        boolean hasMore = true;
        while (hasMore) {
            hasMore = kept().catchUp(name, 2);
            List<Untold> now = untold();
            told.addAll(events(now));
            kept().told(name, "a", places(now));
        }

        for (ExecutionId each : List.of(before, during, after)) isKeptOnce(told, each);
        assertFalse(kept().all().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow()
                .isCatchingUp());
    }

    @Test
    void hasNothingOfATransitionThatWasNotKept() {
        open(Beginning.NOW);
        ExecutionId id = people.begun();
        Standing stale = store().executions().standing(id).orElseThrow();
        people.answerFirst(id);
        List<Untold> before = untold();

        Either<ExecutionJournal.NotKept, Standing> repeated = store().journal()
                .save(
                        new Progress(stale.execution(), List.of(), List.of(), stale.execution()),
                        stale,
                        Optional.empty());

        assertTrue(repeated.isLeft());
        assertEquals(places(before), places(untold()));
    }

    @Test
    void isToldByOneAtATime() {
        open(Beginning.NOW);

        assertTrue(kept().take(name, teller("a")));
        assertFalse(kept().take(name, teller("b")));
        assertTrue(kept().take(name, teller("a")));
        assertTrue(kept().take(name, new Teller("b", LATER.plusMillis(1), LATER.plusSeconds(60))));
        kept().leave(name, "a");
        assertFalse(kept().take(name, teller("a")));
        kept().leave(name, "b");
        assertTrue(kept().take(name, teller("a")));
        assertFalse(kept().take(aName(), teller("a")));
    }

    @Test
    void forgetsWhatWasToldByWhoHasIt() {
        open(Beginning.NOW);
        people.begun();
        List<Untold> told = untold();
        kept().take(name, teller("a"));

        assertFalse(kept().told(name, "b", places(told)));
        assertEquals(places(told), places(untold()));
        assertTrue(kept().told(name, "a", places(told)));
        assertEquals(List.of(), untold());
    }

    @Test
    void hasWhatIsHeldWaitAndNothingElse() {
        open(Beginning.NOW);
        ExecutionId bad = people.begun();
        people.answerFirst(bad);
        ExecutionId good = people.begun();
        kept().take(name, teller("a"));

        assertFalse(kept().hold(name, "b", held(bad, 2, LATER)));
        assertTrue(kept().hold(name, "a", held(bad, 2, LATER)));

        assertEquals(List.of(held(bad, 2, LATER)), kept().held(name, 10));
        assertEquals(
                List.of(good),
                untold().stream().map(it -> it.place().execution()).toList());
        List<Untold> later = untold(LATER).stream()
                .filter(it -> it.place().execution().equals(bad))
                .toList();
        assertEquals(
                List.of(2, 5), later.stream().map(it -> it.place().revision()).toList());
        assertEquals(Optional.of(held(bad, 2, LATER)), later.get(0).held());
    }

    @Test
    void holdsNoMoreWhatWasTold() {
        open(Beginning.NOW);
        ExecutionId id = people.begun();
        kept().take(name, teller("a"));
        kept().hold(name, "a", held(id, 2, NOON));

        kept().told(name, "a", places(untold()));

        assertEquals(List.of(), kept().held(name, 10));
    }

    @Test
    void tellsWhatIsHeldAtOnceWhereSomebodySaysSo() {
        open(Beginning.NOW);
        ExecutionId id = people.begun();
        kept().take(name, teller("a"));
        kept().hold(name, "a", held(id, 1, LATER));

        assertEquals(1, kept().retry(name, NOON));
        assertEquals(List.of(held(id, 1, NOON)), kept().held(name, 10));

        assertTrue(kept().skip(name, held(id, 1, NOON), NOON));
        assertFalse(kept().skip(name, held(id, 1, NOON), NOON));
        assertEquals(2, untold().get(0).held().orElseThrow().revision());
    }

    @Test
    void goesOnBehindAPlace() {
        open(Beginning.NOW);
        for (int i = 0; i < 3; i++) people.ended();
        List<EventPlace> all = places(untold());

        List<EventPlace> paged = new ArrayList<>();
        Optional<EventPlace> behind = Optional.empty();
        List<Untold> page = kept().untold(name, behind, NOON, 2);
        while (!page.isEmpty()) {
            assertTrue(page.size() <= 2);
            paged.addAll(places(page));
            page = kept().untold(name, Optional.of(page.get(page.size() - 1).place()), NOON, 2);
        }

        assertEquals(9, all.size());
        assertEquals(all, paged);
    }

    @Test
    void countsWhatIsToBeTold() {
        open(Beginning.NOW);
        people.ended();

        Subscription kept = kept().all().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();

        assertEquals(new Subscription(name, NOON, false, 3), kept);
    }

    @Test
    void goesOnWhereItStandsWhenItIsBegunAgain() {
        open(Beginning.NOW);
        people.begun();

        open(Beginning.FIRST_EXECUTION);

        assertEquals(1, untold().size());
        assertEquals(
                1, kept().all().stream().filter(it -> it.name().equals(name)).count());
    }

    @Test
    void forgetsAllWhenItEnds() {
        open(Beginning.NOW);
        ExecutionId id = people.begun();
        kept().take(name, teller("a"));
        kept().hold(name, "a", held(id, 1, LATER));

        assertTrue(kept().close(name));
        assertFalse(kept().close(name));
        assertEquals(List.of(), untold());
        people.answerFirst(id);
        open(Beginning.NOW);

        assertEquals(List.of(), untold());
        assertEquals(List.of(), kept().held(name, 10));
        people.answerLast(id);
        assertEquals(1, untold().size());
    }

    @Test
    void eachHasAllOfItsOwn() {
        SubscriptionName other = aName();
        open(Beginning.NOW);
        kept().open(other, Beginning.NOW, NOON);
        people.ended();
        kept().take(name, teller("a"));

        kept().told(name, "a", places(untold()));

        assertEquals(List.of(), untold());
        assertEquals(3, kept().untold(other, Optional.empty(), NOON, 10).size());
        kept().close(other);
    }

    @Test
    void hasNothingOfAnExecutionThatIsGone() {
        open(Beginning.NOW);
        ExecutionId id = people.ended();
        kept().take(name, teller("a"));
        kept().hold(name, "a", held(id, 1, NOON));

        store().retention()
                .removeExecutions(
                        new Ended(
                                new Ended.Kind(
                                        people.scope().workspace(),
                                        people.scope().environment(),
                                        Outcome.SUCCESS),
                                LATER),
                        Set.of(),
                        10);

        assertTrue(store().executions().find(id).isEmpty());
        assertEquals(List.of(), kept().untold(name, Optional.empty(), NOON, 100));
        assertEquals(List.of(), kept().held(name, 10));
    }
}
