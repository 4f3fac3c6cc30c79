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

    private void run(boolean stopped) {
        WorkerSettings settings = WorkerSettings.usual(Clock.systemUTC(), (what, cause) -> failures.add(what));
        new MaintenanceRun(Maintenance.INDEX, new Interrupted(), settings, () -> stopped).run();
    }

    private static final class Interrupted implements PerformWork {

        @Override
        public Optional<Instant> perform(Work work, Turn turn) {
            return Optional.empty();
        }

        @Override
        public int perform(Maintenance task, Surroundings each) {
            throw new IllegalStateException("interrupted while it waited for a connection");
        }
    }
}
