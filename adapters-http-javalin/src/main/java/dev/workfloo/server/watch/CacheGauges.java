package dev.workfloo.server.watch;

import dev.workfloo.jdbc.cache.CacheCounts;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** How often this process need not read an execution that it moved before. */
final class CacheGauges {

    private final Supplier<CacheCounts> cache;

    CacheGauges(Supplier<CacheCounts> cache) {
        this.cache = cache;
    }

    void bindTo(MeterRegistry registry) {
        count("hit", CacheCounts::hits, registry);
        count("miss", CacheCounts::misses, registry);
        Gauge.builder("workfloo.execution.cache.bytes", () -> cache.get().bytes())
                .description("Heap, roughly, that cached executions take")
                .register(registry);
    }

    private void count(String result, ToDoubleFunction<CacheCounts> count, MeterRegistry registry) {
        FunctionCounter.builder("workfloo.execution.cache", cache, it -> count.applyAsDouble(it.get()))
                .tag("result", result)
                .description("Steps and work, by whether their execution was cached")
                .register(registry);
    }
}
