package dev.workfloo.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.worker.Turns.Ours;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final Turns turns = new Turns(16, (what, cause) -> {});

    /** Work that was found turns to a party until it must wait. */
    private List<Ours> all(String party) {
        List<Ours> begun = new ArrayList<>();
        Ours next = turns.begin("work", true);
        while (next.begins(party)) {
            begun.add(next);
            next = turns.begin("work", true);
        }
        return begun;
    }

    private Ours begun(String party) {
        Ours turn = turns.begin("work", true);
        assertTrue(turn.begins(party));
        return turn;
    }

    private static Turns.Waiting waiting(Ours turn) {
        return turn.waiting().orElseThrow();
    }

    /** Work that the party itself turns away; it waits, unless its turn has come. */
    private boolean isTurnedAway(String party, String work) {
        Ours turn = begun(party);
        turn.waitsFor(party);
        turn.end();
        return !turns.hasCome(waiting(turn), work);
    }

    @Test
    void leaveThreadsForOthers() {
        List<Integer> shares = List.of("a", "b", "c", "d", "e").stream()
                .map(it -> all(it).size())
                .toList();

        assertEquals(List.of(8, 4, 2, 1, 1), shares);
    }

    @Test
    void doNotBindPlaces() {
        all("a");

        assertTrue(turns.begin("work", false).begins("a"));
    }

    @Test
    void callWhoeverWaitsWhenAnotherEnds() {
        List<Ours> begun = all("a");
        Ours late = turns.begin("work", true);
        assertFalse(late.begins("a"));
        assertFalse(turns.hasCome(waiting(late), "late"));

        assertEquals(List.of("late"), begun.get(0).end());
        assertEquals(List.of(), begun.get(1).end());
    }

    @Test
    void comeAtOnceWhenRoomWasMadeMeanwhile() {
        List<Ours> begun = all("a");
        Ours late = turns.begin("work", true);
        assertFalse(late.begins("a"));
        begun.get(0).end();

        assertTrue(turns.hasCome(waiting(late), "late"));
    }

    @Test
    void comeInOrder() {
        Ours first = begun("a");
        Ours second = begun("a");
        assertTrue(isTurnedAway("a", "one"));
        assertTrue(isTurnedAway("a", "two"));

        assertEquals(List.of("one"), first.end());
        assertTrue(isTurnedAway("a", "one"), "somebody else was quicker");
        assertEquals(List.of("one"), second.end());
    }

    @Test
    void areNotAwaitedFromOthers() {
        Ours ours = begun("a");
        Ours other = begun("b");
        isTurnedAway("a", "waits");

        assertEquals(List.of(), other.end());
        assertEquals(List.of("waits"), ours.end());
    }

    @Test
    void areNotAwaitedWhereNobodyWillEnd() {
        Ours turn = begun("a");
        turn.waitsFor("a");
        turn.end();

        assertFalse(turns.hasCome(waiting(turn), "alone"));
        assertEquals(List.of(), begun("a").end());
    }

    @Test
    void comeTheLaterTheMoreWait() {
        begun("a");
        Ours turn = begun("a");
        turn.waitsFor("a");
        var before = turns.pause(waiting(turn));
        for (int number = 0; number < 100; number++) isTurnedAway("a", "work " + number);

        assertTrue(turns.pause(waiting(turn)).compareTo(before) > 0);
    }
}
