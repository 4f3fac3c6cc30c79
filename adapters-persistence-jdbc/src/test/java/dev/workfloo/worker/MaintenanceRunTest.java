package dev.workfloo.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.application.port.in.Maintenance;
import dev.workfloo.application.port.in.PerformWork;
import dev.workfloo.execution.Work;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MaintenanceRunTest {

    private final List<String> failures = new ArrayList<>();

    @Test
    void tellsWhatFails() {
        run(false);

        assertEquals(List.of(Maintenance.INDEX.title()), failures);
    }

    @Test
    void tellsNothingOfWhatTheWorkerCutShortWhenItStopped() {
        run(true);

        assertEquals(List.of(), failures);
    }

    @Test
    void beginsNoBatchOnceAllIsHeldBack() {
        AtomicInteger batches = new AtomicInteger();

        new MaintenanceRun(Maintenance.INDEX, new Endless(batches), settings(), () -> batches.get() == 3).run();

        assertEquals(3, batches.get());
    }

    private WorkerSettings settings() {
        return WorkerSettings.usual(Clock.systemUTC(), (what, cause) -> failures.add(what));
    }

    private void run(boolean stopped) {
        AtomicBoolean isStopped = new AtomicBoolean();
        PerformWork failing = new Interrupted(() -> isStopped.set(stopped));
        new MaintenanceRun(Maintenance.INDEX, failing, settings(), isStopped::get).run();
    }

    /** There is always more to do. */
    private record Endless(AtomicInteger batches) implements PerformWork {

        @Override
        public Optional<Instant> perform(Work work, Turn turn) {
            return Optional.empty();
        }

        @Override
        public int perform(Maintenance task, Surroundings each) {
            return batches.incrementAndGet();
        }
    }

    /** @param meanwhile what happens while it is at work */
    private record Interrupted(Runnable meanwhile) implements PerformWork {

        @Override
        public Optional<Instant> perform(Work work, Turn turn) {
            return Optional.empty();
        }

        @Override
        public int perform(Maintenance task, Surroundings each) {
            meanwhile.run();
            throw new IllegalStateException("interrupted while it waited for a connection");
        }
    }
}
