package dev.workfloo.application.event;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.event.SubscribeToEvents.Listening;
import dev.workfloo.application.port.in.event.WorkflooEventListener;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.subscription.EventPlace;
import dev.workfloo.execution.subscription.HeldEvent;
import dev.workfloo.execution.subscription.Subscription.Beginning;
import dev.workfloo.execution.subscription.WorkflooEvent;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.testkit.contract.fixture.Applications;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TellingEventsTest {

    private static final String BILLING = "billing";

    private final ManualClock clock = new ManualClock(NOON);
    private final MemoryStore store = new MemoryStore();
    private final Workfloo workfloo = aProcess();
    private final Applications people = new Applications(workfloo, store);
    private final List<WorkflooEvent> told = new ArrayList<>();

    private Workfloo aProcess() {
        return Workfloo.builder(store, clock, new SecureRandom()).build();
    }

    private List<Integer> revisions(ExecutionId id) {
        return told.stream()
                .filter(event -> event.execution().equals(id))
                .map(WorkflooEvent::revision)
                .toList();
    }

    private static List<Integer> to(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    /** Notes what it is told, and throws at some of it. */
    private WorkflooEventListener throwingAt(Predicate<WorkflooEvent> bad) {
        return event -> {
            told.add(event);
            if (bad.test(event)) throw new IllegalStateException("of ANA");
        };
    }

    private int tell() {
        return workfloo.events().tell();
    }

    @Test
    void tellsAllOnceAndInOrder() {
        workfloo.events().subscribe(BILLING, told::add);
        ExecutionId one = people.ended();
        ExecutionId other = people.ended();

        assertEquals(6, tell());

        assertEquals(to(8), revisions(one));
        assertEquals(to(8), revisions(other));
        assertEquals(0, tell());
    }

    @Test
    void tellsWhatHappenedWhileNobodyListened() {
        workfloo.events().subscribe(BILLING, told::add).close();
        ExecutionId id = people.ended();
        assertEquals(0, tell());

        Workfloo other = aProcess();
        other.events().subscribe(BILLING, told::add);
        other.events().tell();

        assertEquals(to(8), revisions(id));
    }

    @Test
    void tellsFromTheFirstExecutionOnWhereItIsSaid() {
        ExecutionId id = people.ended();

        workfloo.events().subscribe(BILLING, Beginning.FIRST_EXECUTION, told::add);
        workfloo.events().subscribe("risk", event -> {
            throw new AssertionError("nothing happened since");
        });
        tell();

        assertEquals(to(8), revisions(id));
        assertEquals(List.of(), workfloo.events().held("risk", 10));
    }

    @Test
    void oneListenerThatThrowsHoldsItsExecutionAlone() {
        ExecutionId bad = people.begun();
        workfloo.events().subscribe(BILLING, throwingAt(event -> event.revision() == 4));
        people.answerFirst(bad);
        people.answerLast(bad);
        workfloo.events().subscribe("risk", event -> {});
        ExecutionId good = people.begun();

        tell();

        assertEquals(List.of(3, 4), revisions(bad));
        assertEquals(to(2), revisions(good));
        HeldEvent held = workfloo.events().held(BILLING, 10).get(0);
        assertEquals(
                new HeldEvent(new EventPlace(bad, 4), NOON, 1, NOON.plusSeconds(1), "java.lang.IllegalStateException"),
                held);
        assertFalse(held.toString().contains("ANA"));
        assertEquals(List.of(), workfloo.events().held("risk", 10));
    }

    @Test
    void tellsWhatThrewAgainAfterPausesThatGrow() {
        workfloo.events().subscribe(BILLING, throwingAt(event -> event.revision() == 2));
        ExecutionId id = people.begun();
        List<Duration> pauses = new ArrayList<>();

        for (int tries = 1; tries <= 6; tries++) {
            tell();
            HeldEvent held = workfloo.events().held(BILLING, 1).get(0);
            assertEquals(tries, held.tries());
            pauses.add(Duration.between(clock.instant(), held.again()));
            clock.pass(pauses.get(tries - 1).minusMillis(1));
            assertEquals(0, tell());
            clock.pass(Duration.ofMillis(1));
        }

        assertEquals(List.of(1, 2, 2, 2, 2, 2, 2), revisions(id));
        assertEquals(
                List.of(1L, 5L, 30L, 300L, 300L, 300L),
                pauses.stream().map(Duration::toSeconds).toList());
    }

    @Test
    void goesOnBehindWhatThrewOnceItDoesNotThrow() {
        List<Integer> throwsAt = new ArrayList<>(List.of(2, 5));
        workfloo.events().subscribe(BILLING, throwingAt(event -> throwsAt.remove((Integer) event.revision())));
        ExecutionId id = people.ended();

        tell();
        clock.pass(Duration.ofSeconds(1));
        tell();
        clock.pass(Duration.ofSeconds(1));
        tell();

        assertEquals(List.of(1, 2, 2, 3, 4, 5, 5, 6, 7, 8), revisions(id));
        assertEquals(List.of(), workfloo.events().held(BILLING, 10));
    }

    @Test
    void passesOverWhatIsSkipped() {
        workfloo.events().subscribe(BILLING, throwingAt(event -> event.revision() == 2 || event.revision() == 5));
        ExecutionId id = people.ended();
        tell();

        HeldEvent first = workfloo.events().held(BILLING, 1).get(0);
        assertTrue(workfloo.events().skip(BILLING, first));
        assertFalse(workfloo.events().skip(BILLING, first));
        tell();
        assertTrue(workfloo.events()
                .skip(BILLING, workfloo.events().held(BILLING, 1).get(0)));
        tell();

        assertEquals(to(8), revisions(id));
        assertEquals(List.of(), workfloo.events().held(BILLING, 10));
    }

    @Test
    void tellsAllThatIsHeldAtOnceWhereItIsSaid() {
        List<String> broken = new ArrayList<>(List.of("still"));
        workfloo.events().subscribe(BILLING, throwingAt(event -> !broken.isEmpty()));
        ExecutionId id = people.ended();
        tell();
        broken.clear();
        assertEquals(0, tell());

        assertEquals(1, workfloo.events().retry(BILLING));
        tell();

        assertEquals(List.of(1, 1, 2, 3, 4, 5, 6, 7, 8), revisions(id));
    }

    @Test
    void takesAnErrorForAFailureToo() {
        workfloo.events().subscribe(BILLING, event -> {
            throw new NoClassDefFoundError("of the host's");
        });
        people.begun();

        tell();

        assertEquals(
                "java.lang.NoClassDefFoundError",
                workfloo.events().held(BILLING, 1).get(0).cause());
    }

    @Test
    void oneProcessTellsAtATime() throws Exception {
        Workfloo other = aProcess();
        Listening first = workfloo.events().subscribe(BILLING, told::add);
        other.events().subscribe(BILLING, told::add);
        people.begun();
        tell();
        people.begun();

        assertEquals(0, other.events().tell());
        clock.pass(Duration.ofSeconds(30).plusMillis(1));
        assertEquals(1, other.events().tell());
        people.begun();
        assertEquals(0, tell());
        first.close();
        assertEquals(1, other.events().tell());
    }

    @Test
    void whatIsToldWhileAnotherTookOverIsToldAgain() {
        Workfloo other = aProcess();
        ExecutionId id = people.begun();
        workfloo.events().subscribe(BILLING, Beginning.FIRST_EXECUTION, event -> {
            told.add(event);
            if (told.size() > 1) return;
            clock.pass(Duration.ofSeconds(31));
            other.events().tell();
        });
        other.events().subscribe(BILLING, told::add);

        assertEquals(0, tell());

        assertEquals(List.of(1, 1, 2, 2), revisions(id));
        assertEquals(0, workfloo.events().subscriptions().get(0).untold());
    }

    @Test
    void tellsNothingWhileAllWorkIsHeldBack() {
        workfloo.events().subscribe(BILLING, told::add);
        people.ended();
        workfloo.pendingWork().pause();
        assertEquals(0, tell());

        workfloo.pendingWork().resume();

        assertEquals(3, tell());
    }

    @Test
    void aListenerThatCeasesToListenIsToldNoMore() {
        List<Listening> listening = new ArrayList<>();
        listening.add(workfloo.events().subscribe(BILLING, event -> {
            told.add(event);
            listening.get(0).close();
        }));
        ExecutionId id = people.ended();

        tell();

        assertEquals(List.of(1), revisions(id));
    }

    @Test
    void whatAListenerItselfDoesIsToldToo() {
        List<ExecutionId> all = new ArrayList<>();
        workfloo.events().subscribe(BILLING, event -> {
            told.add(event);
            if (told.size() == 1) all.add(people.begun());
        });
        all.add(people.begun());

        tell();

        for (ExecutionId id : all) assertEquals(to(2), revisions(id));
    }

    @Test
    void aSubscriptionThatEndedIsForgotten() {
        workfloo.events().subscribe(BILLING, told::add);
        people.begun();

        assertTrue(workfloo.events().end(BILLING));
        assertFalse(workfloo.events().end(BILLING));

        assertEquals(0, tell());
        assertEquals(List.of(), workfloo.events().subscriptions());
    }

    @Test
    void refusesASecondListenerAndBadNames() {
        workfloo.events().subscribe(BILLING, told::add);

        assertThrows(IllegalStateException.class, () -> workfloo.events().subscribe(BILLING, told::add));
        assertThrows(IllegalArgumentException.class, () -> workfloo.events().subscribe("two words", told::add));
        assertThrows(IllegalArgumentException.class, () -> workfloo.events().subscribe("", told::add));
    }

    @Test
    void saysWhenThereIsNewsOnlyWhereSomebodyListens() {
        List<String> news = new ArrayList<>();
        workfloo.work().events().onNews(() -> news.add("look"));
        people.begun();
        assertEquals(List.of(), news);

        Listening listening = workfloo.events().subscribe(BILLING, told::add);
        ExecutionId id = people.begun();
        assertEquals(1, news.size());
        people.answerFirst(id);
        assertEquals(2, news.size());
        listening.close();
        people.begun();

        assertEquals(2, news.size());
    }
}
