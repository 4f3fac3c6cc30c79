package dev.workfloo.server.watch;

import dev.workfloo.access.Environment;
import dev.workfloo.execution.WaitsFor;
import dev.workfloo.execution.Work;
import dev.workfloo.jdbc.execution.Census;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What is open in the whole database, counted when somebody asks, and not more often than every 10 seconds: every process
 * says the same. While the database does not answer they say {@code NaN}. What is kept no longer is counted apart, each minute: nothing
 * else waits for it, or fails with it.
 */
final class BacklogGauges {

    private static final Duration FRESH = Duration.ofSeconds(10);

    private static final Duration FRESH_OVERDUE = Duration.ofMinutes(1);

    private final Sampled<Census> census;
    private final Sampled<Long> overdue;

    BacklogGauges(Function<Instant, Census> census, Function<Instant, Long> overdue, InstantSource clock) {
        this.census = new Sampled<>(census, FRESH, clock);
        this.overdue = new Sampled<>(overdue, FRESH_OVERDUE, clock);
    }

    void bindTo(MeterRegistry registry) {
        for (Environment environment : Environment.values()) {
            for (WaitsFor waitsFor : WaitsFor.values()) bindWaiting(registry, environment, waitsFor.name());
            bindWaiting(registry, environment, Census.UNKNOWN);
        }
        for (Work.Kind kind : Work.Kind.values()) bindWork(registry, kind);
        count("workfloo.callbacks.given.up", Tags.empty(), now -> Optional.of(now.givenUp()))
                .description("Callbacks that nobody took for 24 hours")
                .register(registry);
        count("workfloo.search.unindexed", Tags.empty(), now -> Optional.of(now.unindexed()))
                .description("Executions that searches do not find yet as they stand, or by a key that was replaced")
                .register(registry);
        Gauge.builder(
                        "workfloo.executions.overdue",
                        () -> overdue.get().map(Long::doubleValue).orElse(Double.NaN))
                .strongReference(true)
                .description("Executions that are kept no longer, and are still there")
                .register(registry);
    }

    private void bindWaiting(MeterRegistry registry, Environment environment, String waitingFor) {
        Tags tags = Tags.of("environment", lower(environment.name()), "waiting_for", lower(waitingFor));
        Function<Census, Optional<Census.Waiting>> row = now -> now.waiting().stream()
                .filter(it -> it.environment() == environment && it.waitingFor().equals(waitingFor))
                .findFirst();
        count("workfloo.executions.waiting", tags, now -> row.apply(now).map(Census.Waiting::count))
                .description("Executions that have not ended, by what they wait for")
                .register(registry);
        age("workfloo.executions.waiting.age", tags, now -> row.apply(now).flatMap(Census.Waiting::since))
                .description("How long the one that waits longest has stood still")
                .register(registry);
    }

    private void bindWork(MeterRegistry registry, Work.Kind kind) {
        Tags tags = Tags.of("kind", lower(kind.name()));
        Function<Census, Optional<Census.Pending>> row = now ->
                now.work().stream().filter(it -> it.kind().equals(kind.name())).findFirst();
        count("workfloo.work.pending", tags, now -> row.apply(now).map(Census.Pending::count))
                .description("Work that is to be done in the background, whenever it is due")
                .register(registry);
        count("workfloo.work.due", tags, now -> row.apply(now).map(Census.Pending::due))
                .description("Work that is due, and that nobody has begun")
                .register(registry);
        age("workfloo.work.due.age", tags, now -> row.apply(now).flatMap(Census.Pending::dueSince))
                .description("Since when the oldest of what is due is due")
                .register(registry);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private Gauge.Builder<?> count(String name, Tags tags, Function<Census, Optional<? extends Number>> count) {
        return gauge(
                name, tags, now -> count.apply(now).map(Number::doubleValue).orElse(0.0));
    }

    private Gauge.Builder<?> age(String name, Tags tags, Function<Census, Optional<Instant>> since) {
        return gauge(
                        name,
                        tags,
                        now -> since.apply(now)
                                .map(moment -> Math.max(
                                        0.0,
                                        Duration.between(moment, census.taken()).toMillis() / 1_000.0))
                                .orElse(0.0))
                .baseUnit("seconds");
    }

    private Gauge.Builder<?> gauge(String name, Tags tags, ToDoubleFunction<Census> value) {
        return Gauge.builder(name, () -> census.get().map(value::applyAsDouble).orElse(Double.NaN))
                .tags(tags)
                .strongReference(true);
    }
}
