package dev.workfloo.application.event;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.PerformWork.Audience;
import dev.workfloo.application.port.in.event.SubscribeToEvents.Listening;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.application.port.out.event.EventSubscriptions;
import dev.workfloo.application.port.out.event.Untold;
import dev.workfloo.application.port.out.event.UntoldPage;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.subscription.HeldEvent;
import dev.workfloo.execution.subscription.SubscriptionName;
import dev.workfloo.execution.subscription.WorkflooEvent;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.testkit.contract.fixture.Applications;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import io.vavr.control.Either;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of a backlog that is longer than a batch, whose end is in the middle of an execution. */
class OrderOfEventsTest {

    private static final String BILLING = "billing";
    private static final int EXECUTIONS = 20;

    /** Of each; it has fewer transitions. */
    private static final int EVENTS = 8;

    private final ManualClock clock = new ManualClock(NOON);
    private final MemoryStore store = new MemoryStore();
    private final Workfloo workfloo = aProcess(store);
    private final Applications people = new Applications(workfloo, store);
    private final List<WorkflooEvent> told = new ArrayList<>();
    private final Map<ExecutionId, Integer> last = new HashMap<>();

    private Workfloo aProcess(Store on) {
        return Workfloo.builder(on, clock, new SecureRandom()).build();
    }

    /** What was told before may come again, and nothing comes before what is before it. */
    private void hear(WorkflooEvent event) {
        told.add(event);
        int before = last.getOrDefault(event.execution(), 0);
        assertTrue(event.revision() <= before + 1, () -> before + ", and then " + event);
        last.put(event.execution(), event.revision());
    }

    private List<ExecutionId> aBacklog() {
        workfloo.events().subscribe(BILLING, event -> {}).close();
        return IntStream.range(0, EXECUTIONS).mapToObj(i -> people.ended()).toList();
    }

    private void isAllTold(List<ExecutionId> all, Workfloo by) {
        assertEquals(List.of(), by.events().held(BILLING, 100));
        assertEquals(0, by.events().subscriptions().get(0).untold());
        for (ExecutionId id : all) assertEquals(EVENTS, last.get(id));
    }

    @Test
    void whoWaitsForItsTurnBeginsAtTheBeginning() {
        List<ExecutionId> all = aBacklog();
        Workfloo other = aProcess(store);
        List<Listening> first = new ArrayList<>();
        first.add(workfloo.events().subscribe(BILLING, event -> {
            assertEquals(0, other.events().tell());
            first.get(0).close();
        }));
        other.events().subscribe(BILLING, this::hear);

        workfloo.events().tell();
        other.events().tell();

        assertEquals(EXECUTIONS * EVENTS, told.size());
        isAllTold(all, other);
    }

    /** A store whose subscriptions are these. */
    private Store with(EventSubscriptions subscriptions) {
        return standIn(Store.class, store, "subscriptions", usual -> subscriptions);
    }

    private interface Usual {
        Object answer() throws Exception;
    }

    private interface Answer {
        Object instead(Usual of) throws Exception;
    }

    private static <T> T standIn(Class<T> type, T kept, String name, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (it, method, arguments) -> {
                    Usual usual = () -> method.invoke(kept, arguments);
                    try {
                        return method.getName().equals(name) ? answer.instead(usual) : usual.answer();
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    @Test
    void goesOnWithWhatWasNotNotedWhenTheStoreFailed() {
        List<ExecutionId> all = aBacklog();
        List<String> fails = new ArrayList<>(List.of("once"));
        EventSubscriptions subscriptions = standIn(EventSubscriptions.class, store.subscriptions(), "told", usual -> {
            if (fails.remove("once")) throw new StoreUnavailable("for a moment");
            return usual.answer();
        });
        Workfloo failing = aProcess(with(subscriptions));
        failing.events().subscribe(BILLING, this::hear);

        assertThrows(StoreUnavailable.class, () -> failing.events().tell());
        last.clear();
        failing.events().tell();

        isAllTold(all, failing);
    }

    /** The one that the first batch ends with is held, and is due again before the next batch. */
    @Test
    void whatIsHeldAtTheEndOfABatchHoldsWhatComesBehindIt() {
        List<ExecutionId> all = aBacklog();
        List<ExecutionId> bad = all.stream()
                .sorted((a, b) -> a.hex().compareTo(b.hex()))
                .skip(16)
                .limit(1)
                .toList();
        List<String> throwing = new ArrayList<>(List.of("once"));
        Workfloo host = aProcess(store);
        host.events().subscribe(BILLING, event -> {
            if (bad.contains(event.execution()) && throwing.remove("once")) throw new IllegalStateException("once");
            hear(event);
        });
        Audience slow = new Audience() {
            @Override
            public void threw(SubscriptionName subscription, ExecutionId execution, Throwable cause) {
                clock.pass(Duration.ofSeconds(2));
            }

            @Override
            public boolean isStopping() {
                return false;
            }
        };

        assertEquals(50, host.work().events().tell(new SubscriptionName(BILLING), slow));
        assertEquals(List.of(), throwing);
        host.events().tell();

        isAllTold(all, host);
    }

    @Test
    void whatCannotBeReadIsPassedOverWhereItIsSkipped() {
        workfloo.events().subscribe(BILLING, event -> {}).close();
        ExecutionId id = people.ended();
        EventSubscriptions subscriptions = standIn(EventSubscriptions.class, store.subscriptions(), "page", usual -> {
            UntoldPage page = (UntoldPage) usual.answer();
            return new UntoldPage(page.untold().stream().map(this::unreadable).toList(), page.next());
        });
        Workfloo host = aProcess(with(subscriptions));
        host.events().subscribe(BILLING, told::add);
        host.events().tell();
        HeldEvent held = host.events().held(BILLING, 1).get(0);
        assertEquals(5, held.revision());

        assertTrue(host.events().skip(BILLING, held));
        host.events().tell();

        assertEquals(
                List.of(1, 2, 6, 7, 8),
                told.stream().map(WorkflooEvent::revision).toList());
        assertEquals(id, told.get(4).execution());
        assertEquals(List.of(), host.events().held(BILLING, 1));
    }

    private Untold unreadable(Untold untold) {
        if (untold.place().revision() != 5) return untold;
        return new Untold(untold.place(), Either.left(new IllegalStateException("damaged")), untold.held());
    }

    /** Who listens anew in this process, and another process, both wait for it. */
    @Test
    void nobodyElseTellsWhileAListenerThatWasClosedIsAtWork() {
        workfloo.events().subscribe(BILLING, event -> {}).close();
        ExecutionId id = people.begun();
        Workfloo other = aProcess(store);
        other.events().subscribe(BILLING, told::add);
        List<Integer> meanwhile = new ArrayList<>();
        List<Listening> first = new ArrayList<>();
        first.add(workfloo.events().subscribe(BILLING, event -> {
            first.get(0).close();
            Listening again = workfloo.events().subscribe(BILLING, told::add);
            meanwhile.add(workfloo.events().tell());
            again.close();
            clock.pass(Duration.ofSeconds(20));
            workfloo.work().events().renew();
            clock.pass(Duration.ofSeconds(20));
            meanwhile.add(other.events().tell());
        }));

        workfloo.events().tell();
        assertEquals(List.of(0, 0), meanwhile);
        assertEquals(List.of(), told);
        other.events().tell();

        assertEquals(List.of(1, 2), told.stream().map(WorkflooEvent::revision).toList());
        assertEquals(id, told.get(0).execution());
    }
}
