package dev.workfloo.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.worker.PartyLimits.Permit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartyLimitsTest {

    private final PartyLimits limits = new PartyLimits(16, (what, cause) -> {});

    /** Work that was found turns to a party until it must wait. */
    private List<Permit> all(String party) {
        List<Permit> begun = new ArrayList<>();
        Permit next = limits.permit("work", true);
        while (next.begins(party)) {
            begun.add(next);
            next = limits.permit("work", true);
        }
        return begun;
    }

    private Permit begun(String party) {
        Permit permit = limits.permit("work", true);
        assertTrue(permit.begins(party));
        return permit;
    }

    private static PartyLimits.Waiting waiting(Permit permit) {
        return permit.waiting().orElseThrow();
    }

    /** Work that the party itself turns away; it waits, unless its turn has come. */
    private boolean isTurnedAway(String party, String work) {
        Permit permit = begun(party);
        permit.waitsFor(party);
        permit.end();
        return !limits.hasCome(waiting(permit), work);
    }

    @Test
    void leaveThreadsForOthers() {
        List<Integer> shares = List.of("a", "b", "c", "d", "e").stream()
                .map(it -> all(it).size())
                .toList();

        assertEquals(List.of(8, 4, 2, 1, 1), shares);
    }

    @Test
    void doNotBindWorkUnderALease() {
        all("a");

        assertTrue(limits.permit("work", false).begins("a"));
    }

    @Test
    void callWhoeverWaitsWhenAnotherEnds() {
        List<Permit> begun = all("a");
        Permit late = limits.permit("work", true);
        assertFalse(late.begins("a"));
        assertFalse(limits.hasCome(waiting(late), "late"));

        assertEquals(List.of("late"), begun.get(0).end());
        assertEquals(List.of(), begun.get(1).end());
    }

    @Test
    void comeAtOnceWhenRoomWasMadeMeanwhile() {
        List<Permit> begun = all("a");
        Permit late = limits.permit("work", true);
        assertFalse(late.begins("a"));
        begun.get(0).end();

        assertTrue(limits.hasCome(waiting(late), "late"));
    }

    @Test
    void comeInOrder() {
        Permit first = begun("a");
        Permit second = begun("a");
        assertTrue(isTurnedAway("a", "one"));
        assertTrue(isTurnedAway("a", "two"));

        assertEquals(List.of("one"), first.end());
        assertTrue(isTurnedAway("a", "one"), "somebody else was quicker");
        assertEquals(List.of("one"), second.end());
    }

    @Test
    void areNotAwaitedFromOthers() {
        Permit ours = begun("a");
        Permit other = begun("b");
        isTurnedAway("a", "waits");

        assertEquals(List.of(), other.end());
        assertEquals(List.of("waits"), ours.end());
    }

    @Test
    void areNotAwaitedWhereNobodyWillEnd() {
        Permit permit = begun("a");
        permit.waitsFor("a");
        permit.end();

        assertFalse(limits.hasCome(waiting(permit), "alone"));
        assertEquals(List.of(), begun("a").end());
    }

    @Test
    void comeTheLaterTheMoreWait() {
        begun("a");
        Permit permit = begun("a");
        permit.waitsFor("a");
        var before = limits.pause(waiting(permit));
        for (int number = 0; number < 100; number++) isTurnedAway("a", "work " + number);

        assertTrue(limits.pause(waiting(permit)).compareTo(before) > 0);
    }
}
