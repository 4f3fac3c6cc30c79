package dev.workfloo.server.watch;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.Environment;
import dev.workfloo.execution.Work;
import dev.workfloo.jdbc.execution.Census;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is open in the whole database, counted when somebody asks, and not more often than every 10 seconds: every process
 * says the same. While the database does not answer they say {@code NaN}.
 */
final class BacklogGauges {

    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final List<String> WAITING_FOR = List.of("FORM", "NIP", "CONNECTOR", "UNKNOWN");

    private final Function<Instant, Census> store;
    private final InstantSource clock;
    private Instant taken = Instant.MIN;
    private Optional<Census> census = Optional.empty();

    BacklogGauges(Function<Instant, Census> store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    void bindTo(MeterRegistry registry) {
        for (Environment environment : Environment.values()) {
            for (String waitingFor : WAITING_FOR) bindWaiting(registry, environment, waitingFor);
        }
        for (Work.Kind kind : Work.Kind.values()) bindWork(registry, kind);
        gauge(registry, "workfloo.callbacks.given.up", "Callbacks that nobody took for 24 hours", Tags.empty(), now ->
                (double) now.givenUp());
    }

    private void bindWaiting(MeterRegistry registry, Environment environment, String waitingFor) {
        Tags tags = Tags.of("environment", lower(environment.name()), "waiting_for", lower(waitingFor));
        Function<Census, Optional<Census.Waiting>> row = now -> now.waiting().stream()
                .filter(it -> it.environment() == environment && it.waitingFor().equals(waitingFor))
                .findFirst();
        gauge(
                registry,
                "workfloo.executions.waiting",
                "Executions that have not ended, by what they wait for",
                tags,
                now -> row.apply(now).map(it -> (double) it.count()).orElse(0.0));
        age(
                registry,
                "workfloo.executions.waiting.age",
                "How long the one that waits longest has stood still",
                tags,
                now -> row.apply(now).flatMap(Census.Waiting::since));
    }

    private void bindWork(MeterRegistry registry, Work.Kind kind) {
        Tags tags = Tags.of("kind", lower(kind.name()));
        Function<Census, Optional<Census.Pending>> row = now ->
                now.work().stream().filter(it -> it.kind().equals(kind.name())).findFirst();
        gauge(
                registry,
                "workfloo.work.pending",
                "Work that is to be done in the background, whenever it is due",
                tags,
                now -> row.apply(now).map(it -> (double) it.count()).orElse(0.0));
        gauge(
                registry,
                "workfloo.work.due",
                "Work that is due, and that nobody has begun",
                tags,
                now -> row.apply(now).map(it -> (double) it.due()).orElse(0.0));
        age(
                registry,
                "workfloo.work.due.age",
                "Since when the oldest of what is due is due",
                tags,
                now -> row.apply(now).flatMap(Census.Pending::dueSince));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private void gauge(
            MeterRegistry registry, String name, String description, Tags tags, ToDoubleFunction<Census> value) {
        gauge(registry, name, description, tags, null, value);
    }

    private void age(
            MeterRegistry registry,
            String name,
            String description,
            Tags tags,
            Function<Census, Optional<Instant>> since) {
        gauge(
                registry,
                name,
                description,
                tags,
                "seconds",
                now -> since.apply(now)
                        .map(moment ->
                                Math.max(0.0, Duration.between(moment, taken).toMillis() / 1_000.0))
                        .orElse(0.0));
    }

    private void gauge(
            MeterRegistry registry,
            String name,
            String description,
            Tags tags,
            @Nullable String unit,
            ToDoubleFunction<Census> value) {
        Gauge.builder(name, () -> census().map(value::applyAsDouble).orElse(Double.NaN))
                .description(description)
                .tags(tags)
                .baseUnit(unit)
                .strongReference(true)
                .register(registry);
    }

    private synchronized Optional<Census> census() {
        Instant now = clock.instant();
        if (now.isBefore(taken.plus(FRESH))) return census;
        taken = now;
        try {
            census = Optional.of(store.apply(now));
        } catch (StoreUnavailable e) {
            census = Optional.empty();
        }
        return census;
    }
}
