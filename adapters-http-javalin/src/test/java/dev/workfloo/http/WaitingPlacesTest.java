package dev.workfloo.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.access.Caller;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.http.operation.Answer.Unchanged;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How many clients may wait for a change at once, and what becomes of the others. */
class WaitingPlacesTest {

    private final AtomicLong seconds = new AtomicLong();
    private final ChangeWaits waits =
            new ChangeWaits(() -> false, () -> Duration.ofSeconds(seconds.get()).toNanos());

    /** A client whose turns come by hand. */
    private final class Client {

        private final AtomicInteger looks = new AtomicInteger();
        private final List<Runnable> turns = new ArrayList<>();
        private final CompletableFuture<Void> answered;

        Client(String key) {
            Unchanged unchanged = new Unchanged(Duration.ofSeconds(30), () -> looks.incrementAndGet() > 0);
            Caller caller = new Caller(new WorkspaceId("ours"), key, Optional.empty(), Set.of());
            answered = waits.await(caller, unchanged, task -> {
                CompletableFuture<Void> next = new CompletableFuture<>();
                turns.add(() -> {
                    task.run();
                    next.complete(null);
                });
                return next;
            });
        }

        void turn() {
            turns.remove(0).run();
        }

        /** Whether it looks, and is not answered, when its turn comes. */
        boolean waits() {
            int before = looks.get();
            turn();
            return looks.get() > before && !answered.isDone();
        }
    }

    private List<Client> clients(String key, int number) {
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < number; i++) clients.add(new Client(key));
        return clients;
    }

    @Test
    void oneKeyKeepsNoOtherFromWaiting() {
        List<Client> all = clients("busy", ChangeWaits.MOST);

        assertEquals(
                ChangeWaits.MOST_OF_A_KEY, all.stream().filter(Client::waits).count());
        assertEquals(true, new Client("other").waits());
    }

    @Test
    void allTogetherAreBoundedToo() {
        for (int key = 0; key < 5; key++) clients("key" + key, ChangeWaits.MOST_OF_A_KEY);

        assertEquals(false, new Client("another").waits());
    }

    /** At once, it would ask again at once. */
    @Test
    void whoHasNoPlaceIsAnsweredAfterAPauseWithoutALook() {
        clients("busy", ChangeWaits.MOST_OF_A_KEY);
        Client client = new Client("busy");

        client.turn();
        boolean isAnsweredAtOnce = client.answered.isDone();
        seconds.set(5);
        client.turn();

        assertEquals(false, isAnsweredAtOnce);
        assertEquals(true, client.answered.isDone());
        assertEquals(0, client.looks.get());
    }

    @Test
    void thePlaceOfWhoIsAnsweredIsFree() {
        Client first = clients("busy", ChangeWaits.MOST_OF_A_KEY).get(0);

        seconds.set(30);
        first.turn();
        Client next = new Client("busy");

        assertEquals(true, first.answered.isDone());
        assertEquals(true, next.waits());
    }
}
