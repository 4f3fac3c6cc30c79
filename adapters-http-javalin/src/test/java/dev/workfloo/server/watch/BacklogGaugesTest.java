package dev.workfloo.server.watch;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.StoreDamaged;
import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.Environment;
import dev.workfloo.execution.WaitsFor;
import dev.workfloo.execution.Work;
import dev.workfloo.jdbc.execution.Census;
import dev.workfloo.jdbc.execution.Census.Pending;
import dev.workfloo.jdbc.execution.Census.Waiting;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BacklogGaugesTest {

    private static final Census NOTHING = new Census(List.of(), List.of(), 0, 0);

    private final ManualClock clock = new ManualClock(NOON);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Optional<Census> census = Optional.of(NOTHING);
    private Optional<Long> overdue = Optional.of(0L);
    private int asked;

    @BeforeEach
    void bind() {
        new BacklogGauges(this::census, now -> overdue.orElseThrow(() -> new StoreDamaged("a rule")), clock)
                .bindTo(registry);
    }

    private Census census(Instant now) {
        asked++;
        return census.orElseThrow(() -> new StoreUnavailable("away"));
    }

    private double gauge(String name, String... tags) {
        return registry.get(name).tags(tags).gauge().value();
    }

    @Test
    void tellsNoughtWhereThereIsNothing() {
        registry.getMeters().forEach(meter -> meter.measure().forEach(value -> assertEquals(0.0, value.getValue())));

        int waiting = Environment.values().length * (WaitsFor.values().length + 1);
        assertEquals(
                2 * waiting + 3 * Work.Kind.values().length + 3,
                registry.getMeters().size());
    }

    @Test
    void tellsWhatIsOpen() {
        census = Optional.of(new Census(
                List.of(new Waiting(Environment.SANDBOX, "NIP", 3, Optional.of(NOON.minusSeconds(90)))),
                List.of(new Pending("TELL", 5, 2, Optional.of(NOON.minusMillis(2_500)))),
                7,
                8));
        overdue = Optional.of(9L);

        assertEquals(3, gauge("workfloo.executions.waiting", "environment", "sandbox", "waiting_for", "nip"));
        assertEquals(0, gauge("workfloo.executions.waiting", "environment", "production", "waiting_for", "nip"));
        assertEquals(90, gauge("workfloo.executions.waiting.age", "environment", "sandbox", "waiting_for", "nip"));
        assertEquals(5, gauge("workfloo.work.pending", "kind", "tell"));
        assertEquals(2, gauge("workfloo.work.due", "kind", "tell"));
        assertEquals(2.5, gauge("workfloo.work.due.age", "kind", "tell"));
        assertEquals(7, gauge("workfloo.callbacks.given.up"));
        assertEquals(8, gauge("workfloo.search.unindexed"));
        assertEquals(9, gauge("workfloo.executions.overdue"));
    }

    @Test
    void countsSeldom() {
        gauge("workfloo.callbacks.given.up");
        clock.pass(Duration.ofSeconds(9));
        gauge("workfloo.work.due", "kind", "call");
        assertEquals(1, asked);

        clock.pass(Duration.ofSeconds(1));
        gauge("workfloo.callbacks.given.up");

        assertEquals(2, asked);
    }

    @Test
    void whatIsKeptNoLongerIsCountedApart() {
        overdue = Optional.empty();
        assertEquals(Double.NaN, gauge("workfloo.executions.overdue"));
        assertEquals(0, gauge("workfloo.callbacks.given.up"));

        overdue = Optional.of(9L);
        clock.pass(Duration.ofSeconds(59));
        assertEquals(Double.NaN, gauge("workfloo.executions.overdue"));
        clock.pass(Duration.ofSeconds(1));

        assertEquals(9, gauge("workfloo.executions.overdue"));
    }

    @Test
    void tellsNothingWhileTheDatabaseIsAway() {
        census = Optional.empty();
        assertEquals(Double.NaN, gauge("workfloo.work.due", "kind", "call"));

        census = Optional.of(NOTHING);
        clock.pass(Duration.ofSeconds(10));

        assertEquals(0, gauge("workfloo.work.due", "kind", "call"));
    }
}
