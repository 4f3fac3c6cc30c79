package com.example.lender;

import dev.workfloo.application.port.out.ExecutionListener;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.execution.Census;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What Workfloo does, in figures of the lender's own registry. */
@Configuration(proxyBeanMethods = false)
class WorkflooMetrics {

    @Bean
    ExecutionListener workflooCounts(MeterRegistry registry) {
        return progress -> {
            if (progress.before() == 0)
                registry.counter("workfloo.executions.started").increment();
            WorkflooExecution execution = progress.execution();
            execution
                    .position()
                    .outcome()
                    .ifPresent(outcome -> ended(registry, outcome)
                            .record(Duration.between(execution.startedAt(), execution.modifiedAt())));
        };
    }

    @Bean
    MeterBinder workflooBacklog(JdbcStore store) {
        return registry -> {
            Gauge.builder("workfloo.executions.open", store, it -> open(census(it)))
                    .register(registry);
            Gauge.builder("workfloo.work.due", store, it -> due(census(it))).register(registry);
        };
    }

    private static Timer ended(MeterRegistry registry, Outcome outcome) {
        return registry.timer(
                "workfloo.executions.duration", "outcome", outcome.name().toLowerCase(Locale.ROOT));
    }

    private static Census census(JdbcStore store) {
        return store.census(store.clock().instant());
    }

    private static long open(Census census) {
        return census.waiting().stream().mapToLong(Census.Waiting::count).sum();
    }

    private static long due(Census census) {
        return census.work().stream().mapToLong(Census.Pending::due).sum();
    }
}
