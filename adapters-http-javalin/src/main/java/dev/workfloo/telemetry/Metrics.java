package dev.workfloo.telemetry;

import dev.workfloo.access.Environment;
import dev.workfloo.application.port.out.Callbacks;
import dev.workfloo.application.port.out.Connectors;
import dev.workfloo.application.port.out.ExecutionListener;
import dev.workfloo.application.port.out.NipSender;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.LossCause;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.retention.Ended;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Counts and times what happens, in a host's own registry. Durations come with buckets, so that they can be added up over
 * processes; what each metric means stands in {@code docs/operations.md}.
 */
public final class Metrics implements ExecutionListener {

    private static final Duration[] REQUESTS = millis(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000);
    private static final Duration[] CALLS = millis(50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000);
    private static final Duration[] WORK = millis(5, 10, 50, 100, 500, 1_000, 5_000, 10_000, 30_000, 60_000);
    private static final Duration[] WAITS =
            millis(100, 1_000, 10_000, 60_000, 300_000, 900_000, 3_600_000, 21_600_000, 86_400_000, 604_800_000);

    private final MeterProvider<Counter> started;
    private final Counter passedBy;
    private final MeterProvider<Counter> removed;
    private final MeterProvider<Timer> durations;
    private final MeterProvider<Timer> steps;
    private final MeterProvider<Timer> calls;
    private final MeterProvider<Timer> sends;
    private final MeterProvider<Timer> otps;
    private final MeterProvider<Timer> callbacks;
    private final MeterProvider<Counter> losses;
    private final MeterProvider<Timer> work;
    private final MeterProvider<Timer> requests;

    public Metrics(MeterRegistry registry) {
        started = Counter.builder("workfloo.executions.started")
                .description("Executions that were started")
                .withRegistry(registry);
        passedBy = Counter.builder("workfloo.expiry.passed.by")
                .description("Executions whose time is over, and that cannot be given up")
                .register(registry);
        removed = Counter.builder("workfloo.executions.removed")
                .description("Executions that were removed, since they were kept no longer")
                .withRegistry(registry);
        for (Environment environment : Environment.values()) {
            for (Outcome outcome : Outcome.values()) removed(environment, outcome);
        }
        durations = timer(registry, "workfloo.executions.duration", "From the start of executions to their end", WAITS);
        steps = timer(registry, "workfloo.steps", "How long executions had stood still when a step moved them", WAITS);
        calls = timer(registry, "workfloo.connector.calls", "Calls of services", CALLS);
        sends = timer(registry, "workfloo.nip.sends", "Consent codes handed to their channels", CALLS);
        otps = timer(registry, "workfloo.otp.questions", "Questions to those who verify by one-time codes", CALLS);
        callbacks = timer(registry, "workfloo.callbacks", "Callbacks that clients were asked to take", CALLS);
        losses = Counter.builder("workfloo.outbound.lost")
                .description("Exchanges with somebody outside that were lost")
                .withRegistry(registry);
        work = timer(registry, "workfloo.work", "Pieces of work done in the background", WORK);
        requests = timer(registry, "http.server.requests", "Requests that were answered", REQUESTS);
    }

    private static MeterProvider<Timer> timer(
            MeterRegistry registry, String name, String description, Duration[] buckets) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(buckets)
                .withRegistry(registry);
    }

    private static Duration[] millis(long... each) {
        Duration[] all = new Duration[each.length];
        for (int i = 0; i < all.length; i++) all[i] = Duration.ofMillis(each[i]);
        return all;
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void kept(Progress progress) {
        WorkflooExecution execution = progress.execution();
        Tags environment =
                Tags.of("environment", label(execution.start().scope().environment()));
        Tags definition = environment.and(
                "definition", execution.start().version().definition().hex());
        if (progress.before() == 0) started.withTags(definition).increment();
        progress.events()
                .get(0)
                .meaning()
                .step()
                .ifPresent(step -> steps.withTags(environment.and("step", label(step)))
                        .record(Duration.between(progress.since(), execution.modifiedAt())));
        execution
                .position()
                .outcome()
                .ifPresent(outcome -> durations
                        .withTags(definition.and("outcome", label(outcome)))
                        .record(Duration.between(execution.startedAt(), execution.modifiedAt())));
    }

    @Override
    public void passedBy(ExecutionId execution, Throwable cause) {
        passedBy.increment();
    }

    @Override
    public void removed(Ended ended, int executions) {
        removed(ended.kind().environment(), ended.kind().outcome()).increment(executions);
    }

    private Counter removed(Environment environment, Outcome outcome) {
        return removed.withTags("environment", label(environment), "outcome", label(outcome));
    }

    /** The same ways out, each of them timed. */
    public Outside measured(Outside outside) {
        return new Outside(
                connectors(outside.connectors()),
                nips(outside.nips()),
                new ForwardingProviders(outside.providers(), new MeasuredProviders()),
                new MeasuredCallbacks(outside.callbacks()));
    }

    private Connectors connectors(Connectors connectors) {
        return new ForwardingConnectors(connectors, call -> {
            long begun = System.nanoTime();
            ConnectorAnswer answer = connectors.call(call);
            CallOutcome outcome = CallOutcome.of(answer);
            calls.withTags(Tags.of(
                            "service", call.service(), "outcome", outcome.word(), "status", outcome.statusOrNone()))
                    .record(since(begun));
            return answer;
        });
    }

    private NipSender nips(NipSender nips) {
        return new ForwardingNips(nips, message -> {
            long begun = System.nanoTime();
            var delivery = nips.send(message);
            Tags tags = Tags.of(
                    "channel",
                    label(message.channel()),
                    "outcome",
                    delivery.failure().isEmpty() ? "accepted" : "failed");
            sends.withTags(tags).record(since(begun));
            return delivery;
        });
    }

    private final class MeasuredProviders implements ForwardingProviders.Asking {
        @Override
        public <T> Either<Failed, T> ask(String provider, String question, Supplier<Either<Failed, T>> asked) {
            long begun = System.nanoTime();
            Either<Failed, T> answer = asked.get();
            CallOutcome outcome = CallOutcome.of(answer);
            otps.withTags(Tags.of("provider", provider, "question", question, "outcome", outcome.word()))
                    .record(since(begun));
            return answer;
        }
    }

    private final class MeasuredCallbacks extends ForwardingCallbacks {

        MeasuredCallbacks(Callbacks receivers) {
            super(receivers);
        }

        @Override
        public Receipt post(Message message) {
            long begun = System.nanoTime();
            Receipt receipt = super.post(message);
            callbacks.withTags("outcome", label(receipt.outcome())).record(since(begun));
            return receipt;
        }
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /**
     * Counts from zero, so that the first loss is seen to be one more.
     *
     * @param peer what kind of peer
     * @param name which one of them; of those whose names clients choose, the same for all
     */
    public void watchLosses(Enum<?> peer, String name) {
        for (LossCause cause : LossCause.values()) losses(peer, name, cause);
    }

    /** An exchange with a peer, as above, was lost. */
    public void lost(Enum<?> peer, String name, LossCause cause) {
        losses(peer, name, cause).increment();
    }

    private Counter losses(Enum<?> peer, String name, LossCause cause) {
        return losses.withTags("peer", label(peer), "name", name, "cause", label(cause));
    }

    /** @param outcome {@code done}, {@code again} (it is to be done once more, as it is meant to be) or {@code failed} */
    public void worked(Work.Kind kind, String outcome, Duration took) {
        work.withTags("kind", label(kind), "outcome", outcome).record(took);
    }

    /** @param route the pattern of the path, such as {@code /api/v1/workfloo/{id}} */
    public void answered(String method, String route, int status, Duration took) {
        requests.withTags("method", method, "uri", route, "status", Integer.toString(status))
                .record(took);
    }
}
