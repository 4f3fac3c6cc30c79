package dev.workfloo.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.application.port.in.Maintenance;
import dev.workfloo.application.port.in.PerformWork;
import dev.workfloo.application.port.in.PerformWork.Turn;
import dev.workfloo.execution.Work;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Lets work be done by somebody else, and tells tests when it was done. */
final class WatchedWork implements PerformWork {

    private static final long PATIENCE = 60;

    private final PerformWork performing;
    private final BlockingQueue<Work> done = new LinkedBlockingQueue<>();
    private final CountDownLatch expired = new CountDownLatch(1);
    private final CountDownLatch sealed = new CountDownLatch(1);

    WatchedWork(PerformWork performing) {
        this.performing = performing;
    }

    @Override
    public Optional<Instant> perform(Work work, Turn turn) {
        Watched watched = new Watched(turn);
        try {
            return performing.perform(work, watched);
        } finally {
            if (!watched.waits) done.add(work);
        }
    }

    /** Work that waits its turn is not done. */
    private static final class Watched implements Turn {

        private final Turn turn;
        private boolean waits;

        Watched(Turn turn) {
            this.turn = turn;
        }

        @Override
        public boolean begins(String party) {
            waits = !turn.begins(party);
            return !waits;
        }

        @Override
        public void waitsFor(String party) {
            waits = true;
            turn.waitsFor(party);
        }

        @Override
        public void threw(String party, Throwable cause) {
            turn.threw(party, cause);
        }

        @Override
        public boolean isStopping() {
            return turn.isStopping();
        }
    }

    @Override
    public Telling events() {
        return performing.events();
    }

    @Override
    public int perform(Maintenance task, Surroundings each) {
        int done = performing.perform(task, each);
        if (done > 0) (task == Maintenance.EXPIRY ? expired : sealed).countDown();
        return done;
    }

    /** Waits until that much work was done, and says which. */
    Set<Work> awaitDone(int count) throws InterruptedException {
        Set<Work> all = new HashSet<>();
        for (int number = 0; number < count; number++) {
            Work work = done.poll(PATIENCE, TimeUnit.SECONDS);
            assertTrue(work != null, "only " + number + " of " + count + " were done");
            all.add(work);
        }
        return all;
    }

    void awaitDone(Work work) throws InterruptedException {
        assertEquals(Set.of(work), awaitDone(1));
    }

    /** How much was done that nobody waited for. */
    int more() {
        return done.size();
    }

    void awaitExpired() throws InterruptedException {
        assertTrue(expired.await(PATIENCE, TimeUnit.SECONDS));
    }

    void awaitSealed() throws InterruptedException {
        assertTrue(sealed.await(PATIENCE, TimeUnit.SECONDS));
    }
}
