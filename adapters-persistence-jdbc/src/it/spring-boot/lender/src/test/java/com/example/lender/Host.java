package com.example.lender;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.access.Scope;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.FollowedExecution;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Outcome;
import dev.workfloo.rule.Value;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.search.Search;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The application while it runs. */
final class Host implements AutoCloseable {

    private static final Scope PRODUCTION = Scope.production("lender");
    private static final String KEY = "lender.key=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final long PATIENCE_NS = Duration.ofSeconds(60).toNanos();
    private static final long PAUSE_NS = Duration.ofMillis(20).toNanos();

    private final ConfigurableApplicationContext context;

    private Host(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts it in this database, as its own main method does, with more settings. */
    static Host start(List<String> database, String... settings) {
        return start(new SpringApplicationBuilder(LenderApplication.class), database, settings);
    }

    /** The same, but with Workfloo's tables in a schema of their own. */
    static Host startWithOwnSchema(List<String> database, String... settings) {
        return start(withStoreOf(OwnSchema.class), database, settings);
    }

    /** The same, but with a store that joins the application's transactions. */
    static Host startJoining(List<String> database) {
        return start(withStoreOf(JoiningStore.class), database);
    }

    private static SpringApplicationBuilder withStoreOf(Class<?> configuration) {
        return new SpringApplicationBuilder(LenderApplication.class, configuration)
                .properties("spring.main.allow-bean-definition-overriding=true");
    }

    /** The same, where its traces can be looked at. */
    static Host startTraced(List<String> database) {
        return start(new SpringApplicationBuilder(LenderApplication.class, Spans.class), database);
    }

    private static Host start(SpringApplicationBuilder application, List<String> database, String... settings) {
        String[] arguments = Stream.of(database.stream(), Stream.of(KEY), Stream.of(settings))
                .flatMap(each -> each)
                .map(setting -> "--" + setting)
                .toArray(String[]::new);
        return new Host(application.run(arguments));
    }

    Loans loans() {
        return context.getBean(Loans.class);
    }

    private Workfloo workfloo() {
        return context.getBean(Workfloo.class);
    }

    /** An execution that waits at the form. */
    ExecutionId begin() {
        StartWorkfloo start = StartWorkfloo.of(Loans.SCOPE, Loans.CREDIT).inScenario(Loans.STRONG_PAYER);
        return right(workfloo().executions().execute(start)).id();
    }

    /** One for which the lender's own bureau is asked. */
    ExecutionId beginInProduction() {
        return right(workfloo().executions().execute(StartWorkfloo.of(PRODUCTION, Loans.CREDIT)))
                .id();
    }

    /** The form's answer; behind it a bureau is asked, which is work for the worker. */
    void answer(ExecutionId execution) {
        answer(Loans.SCOPE, execution);
    }

    void answerInProduction(ExecutionId execution) {
        answer(PRODUCTION, execution);
    }

    private void answer(Scope scope, ExecutionId execution) {
        Value.Context form = Value.Context.of(Map.of("rfc_pf", "KIBA801010BPA"));
        right(workfloo().steps().answerForm(scope, execution, form));
    }

    /** Does something as a request of the application's would be done. */
    void observed(String name, Runnable doing) {
        Observation.createNotStarted(name, context.getBean(ObservationRegistry.class))
                .observe(doing);
    }

    Spans spans() {
        return context.getBean(Spans.class);
    }

    /** As Actuator says it. */
    String health() {
        return context.getBean(WorkflooHealthIndicator.class)
                .health()
                .getStatus()
                .getCode();
    }

    /** From now on there are no connections. */
    void cutOff() {
        context.getBean(HikariDataSource.class).close();
    }

    /** Waits until a meter says so: a gauge's value, or how often something was counted. Listeners are told after the commit. */
    void awaitFigure(String name, double expected) {
        long patience = System.nanoTime() + PATIENCE_NS;
        while (figure(name) != expected) {
            if (System.nanoTime() > patience) throw new AssertionError(name + " is " + figure(name));
            LockSupport.parkNanos(PAUSE_NS);
        }
    }

    /** What a meter says now. */
    double figure(String name) {
        Search search = context.getBean(MeterRegistry.class).find(name);
        return search.gauges().stream().mapToDouble(Gauge::value).sum()
                + search.counters().stream().mapToDouble(Counter::count).sum()
                + search.timers().stream().mapToDouble(Timer::count).sum();
    }

    boolean knows(ExecutionId execution) {
        return workfloo().following().status(Loans.SCOPE, execution).isRight();
    }

    /** How it ended; it is waited for. */
    Outcome outcome(ExecutionId execution) {
        return outcome(Loans.SCOPE, execution);
    }

    Outcome outcomeInProduction(ExecutionId execution) {
        return outcome(PRODUCTION, execution);
    }

    private Outcome outcome(Scope scope, ExecutionId execution) {
        long patience = System.nanoTime() + PATIENCE_NS;
        while (true) {
            FollowedExecution followed = right(workfloo().following().status(scope, execution));
            Optional<Outcome> outcome = followed.position().outcome();
            if (outcome.isPresent()) return outcome.get();
            if (System.nanoTime() > patience) throw new AssertionError("it still stands at " + followed.position());
            LockSupport.parkNanos(PAUSE_NS);
        }
    }

    /** The names of all tables in this schema, in lower case. */
    List<String> tables(String schema) {
        return context.getBean(JdbcTemplate.class)
                .queryForList(
                        "select lower(table_name) from information_schema.tables where lower(table_schema) = ? order by 1",
                        String.class,
                        schema);
    }

    private static <T> T right(Either<?, T> answer) {
        return answer.getOrElseThrow(problem -> new AssertionError(String.valueOf(problem)));
    }

    @Override
    public void close() {
        context.close();
    }
}
