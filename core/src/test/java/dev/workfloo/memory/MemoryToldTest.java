package dev.workfloo.memory;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.application.port.out.event.EventSubscriptions.Teller;
import dev.workfloo.application.port.out.event.Untold;
import dev.workfloo.application.port.out.event.UntoldPage;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.subscription.EventPlace;
import dev.workfloo.execution.subscription.HeldEvent;
import dev.workfloo.execution.subscription.SubscriptionName;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryToldTest {

    @Test
    void passesOverSoMuchThatIsHeldAtATime() {
        MemoryTold told = new MemoryTold(new SubscriptionName("billing"), NOON);
        List<EventPlace> places = IntStream.rangeClosed(0, MemoryTold.PASSED)
                .mapToObj(i -> new EventPlace(new ExecutionId("%024x".formatted(i)), 2))
                .toList();
        assertTrue(told.take(new Teller("a", NOON, NOON.plusSeconds(60))));
        for (EventPlace place : places.subList(0, MemoryTold.PASSED)) {
            told.add(place, List.of());
            told.hold("a", new HeldEvent(place, NOON, 1, NOON.plusSeconds(1), "java.lang.Error"));
        }
        EventPlace last = places.get(MemoryTold.PASSED);
        told.add(last, List.of());

        UntoldPage first = told.page(Optional.empty(), NOON, 50);
        UntoldPage second = told.page(first.next(), NOON, 50);

        assertEquals(List.of(), first.untold());
        assertEquals(Optional.of(places.get(MemoryTold.PASSED - 1).endOfExecution()), first.next());
        assertEquals(List.of(last), second.untold().stream().map(Untold::place).toList());
        assertEquals(Optional.empty(), second.next());
    }
}
