package dev.workfloo.server.watch;

import dev.workfloo.StoreDamaged;
import dev.workfloo.application.port.out.ExecutionListener;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Work;
import dev.workfloo.http.LogKeys;
import dev.workfloo.http.RequestObserver;
import dev.workfloo.http.connection.HeapBudget;
import dev.workfloo.outbound.LossListener;
import dev.workfloo.outbound.Peer;
import dev.workfloo.retention.Ended;
import dev.workfloo.server.database.Database;
import dev.workfloo.server.log.LogContext;
import dev.workfloo.telemetry.Metrics;
import dev.workfloo.telemetry.RequestSpan;
import dev.workfloo.telemetry.Traces;
import dev.workfloo.worker.WorkContext;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What the service is watched with; it joins the adapters to it, who know nothing of each other. */
public final class Instruments implements AutoCloseable {

    /** Clients name receivers, and as many as they like. */
    private static final String ANY = "any";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final Metrics metrics = new Metrics(registry);
    private final UnknownParties unknown = new UnknownParties();
    private final Tracing tracing;
    private final Traces traces;

    private Instruments(Tracing tracing) {
        this.tracing = tracing;
        this.traces = new Traces(tracing.telemetry());
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    public static Instruments ready(Map<String, String> environment) {
        return new Instruments(Tracing.begin(environment));
    }

    public ExecutionListener executions() {
        return new Changes();
    }

    private final class Changes implements ExecutionListener {

        @Override
        public void kept(Progress progress) {
            metrics.kept(progress);
        }

        @Override
        public void passedBy(ExecutionId execution, Throwable cause) {
            metrics.passedBy(execution, cause);
            WorkLog.passedBy(execution, cause);
        }

        @Override
        public void notIndexed(ExecutionId execution, Throwable cause) {
            WorkLog.notIndexed(execution, cause);
        }

        @Override
        public void notRemoved(ExecutionId execution, Throwable cause) {
            WorkLog.notRemoved(execution, cause);
        }

        @Override
        public void removed(Ended ended, int executions) {
            metrics.removed(ended, executions);
        }

        @Override
        public void notListed(ExecutionId execution, StoreDamaged cause) {
            WorkLog.notListed(cause);
        }

        @Override
        public void threw(Throwable cause) {
            WorkLog.notMeasured(cause);
        }

        @Override
        public void unknown(ExecutionId execution, String party, boolean isLeft) {
            unknown.met(execution, party, isLeft);
        }
    }

    public Outside watched(Outside outside) {
        return metrics.measured(traces.traced(outside));
    }

    /** What goes along with questions to services. */
    public Map<String, String> along() {
        return traces.headers();
    }

    /** Who hears why somebody outside was not reached. */
    public LossListener losses() {
        LossLog log = new LossLog(LoggerFactory.getLogger("dev.workfloo.outbound"), System::nanoTime);
        metrics.watchLosses(Peer.Kind.RECEIVER, ANY);
        return (peer, cause) -> {
            log.lost(peer, cause);
            metrics.lost(peer.kind(), peer.kind() == Peer.Kind.RECEIVER ? ANY : peer.name(), cause);
        };
    }

    public void watchLosses(Set<Peer> peers) {
        peers.forEach(peer -> metrics.watchLosses(peer.kind(), peer.name()));
    }

    public void watch(Database database) {
        database.measureIn(registry);
        new BacklogGauges(database.store()::census, database.store()::overdue, database.clock()).bindTo(registry);
        new CacheGauges(database.store()::cacheCounts).bindTo(registry);
    }

    /** Whether this process does work now. */
    public void watchPause(BooleanSupplier paused) {
        Gauge.builder("workfloo.work.paused", () -> paused.getAsBoolean() ? 1 : 0)
                .description("1 while this process serves reads alone, and sends nothing")
                .strongReference(true)
                .register(registry);
    }

    /** How old the newest copy of the database is, of those that the service makes. */
    public void watchCopies(Supplier<Optional<Instant>> newest) {
        Gauge.builder(
                        "workfloo.backup.age",
                        () -> newest.get()
                                .map(at -> Duration.between(at, Instant.now()).toMillis() / 1_000.0)
                                .orElse(Double.NaN))
                .baseUnit("seconds")
                .description("How old the newest planned copy of the database is")
                .strongReference(true)
                .register(registry);
    }

    /** All metrics, in Prometheus' text format. */
    public String scrape() {
        return registry.scrape();
    }

    public RequestObserver requests() {
        return new RequestObserver() {
            @Override
            public Attendance begin(String method, String route, Function<String, @Nullable String> header) {
                RequestSpan span = traces.request(method, route, header);
                Traces.id().ifPresent(id -> MDC.put(LogKeys.TRACE, id));
                return new Attendance() {
                    @Override
                    public void answered(int status, Optional<String> execution) {
                        span.answered(status, execution);
                    }

                    @Override
                    public void postponed() {
                        span.postponed();
                    }

                    @Override
                    public void close() {
                        span.close();
                    }
                };
            }

            @Override
            public void answered(String method, String route, int status, Duration took) {
                metrics.answered(method, route, status, took);
            }
        };
    }

    /**
     * The trace in which work is asked for goes along with it.
     *
     * @param heap that work shares with requests
     */
    public WorkContext work(HeapBudget heap) {
        return new WorkContext() {
            @Override
            public Optional<String> noted() {
                return Traces.noted();
            }

            @Override
            public Optional<Instant> within(Work work, Optional<String> noted, Supplier<Optional<Instant>> doing) {
                return traces.within(work, noted, () -> measured(work, () -> heap.during(doing)));
            }

            @Override
            public boolean around(BooleanSupplier doing) {
                return heap.during(doing::getAsBoolean);
            }
        };
    }

    private Optional<Instant> measured(Work work, Supplier<Optional<Instant>> doing) {
        Map<String, String> about =
                new HashMap<>(Map.of(LogKeys.EXECUTION, work.execution().hex()));
        Traces.id().ifPresent(trace -> about.put(LogKeys.TRACE, trace));
        long begun = System.nanoTime();
        String outcome = "failed";
        try {
            Optional<Instant> again = LogContext.about(about, doing);
            outcome = again.isPresent() ? "again" : "done";
            return again;
        } finally {
            metrics.worked(work.kind(), outcome, Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
        tracing.close();
    }
}
