package dev.workfloo.telemetry;

import dev.workfloo.application.port.out.Callbacks;
import dev.workfloo.application.port.out.Connectors;
import dev.workfloo.application.port.out.ExecutionListener;
import dev.workfloo.application.port.out.NipSender;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.execution.ConnectorAnswer;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

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

    private final MeterRegistry registry;

    public Metrics(MeterRegistry registry) {
        this.registry = registry;
    }

    private static Duration[] millis(long... each) {
        Duration[] all = new Duration[each.length];
        for (int i = 0; i < all.length; i++) all[i] = Duration.ofMillis(each[i]);
        return all;
    }

    private void time(String name, String description, Duration[] buckets, Duration took, Tags tags) {
        Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(buckets)
                .tags(tags)
                .register(registry)
                .record(took);
    }

    private void count(String name, String description, Tags tags) {
        Counter.builder(name)
                .description(description)
                .tags(tags)
                .register(registry)
                .increment();
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
        if (progress.before() == 0) {
            count("workfloo.executions.started", "Executions that were started", definition);
        }
        StepName.of(progress)
                .ifPresent(step -> time(
                        "workfloo.steps",
                        "How long executions had stood still when a step moved them",
                        WAITS,
                        Duration.between(progress.since(), execution.modifiedAt()),
                        environment.and("step", step)));
        execution
                .position()
                .outcome()
                .ifPresent(outcome -> time(
                        "workfloo.executions.duration",
                        "From the start of executions to their end",
                        WAITS,
                        Duration.between(execution.startedAt(), execution.modifiedAt()),
                        definition.and("outcome", label(outcome))));
    }

    /** The same ways out, each of them timed. */
    public Outside measured(Outside outside) {
        return new Outside(
                connectors(outside.connectors()), nips(outside.nips()), new MeasuredCallbacks(outside.callbacks()));
    }

    private Connectors connectors(Connectors connectors) {
        return call -> {
            long begun = System.nanoTime();
            ConnectorAnswer answer = connectors.call(call);
            Tags tags = Tags.of("service", call.service()).and(answer.fold(new AnswerTags()));
            time("workfloo.connector.calls", "Calls of services", CALLS, since(begun), tags);
            return answer;
        };
    }

    /** Codes and messages of failures are left out: some day a service's own words may get into them. */
    private static final class AnswerTags implements ConnectorAnswer.Cases<Tags> {

        @Override
        public Tags answered(ConnectorAnswer.Answered answer) {
            return tags("answered", answer.httpCode());
        }

        @Override
        public Tags failed(ConnectorAnswer.Failed answer) {
            String outcome = answer.reply() == ConnectorAnswer.Reply.NONE ? "unanswered" : "refused";
            return tags(outcome, answer.httpCode());
        }

        private static Tags tags(String outcome, Optional<Integer> status) {
            return Tags.of(
                    "outcome", outcome, "status", status.map(String::valueOf).orElse("none"));
        }
    }

    private NipSender nips(NipSender nips) {
        return message -> {
            long begun = System.nanoTime();
            var delivery = nips.send(message);
            Tags tags = Tags.of(
                    "channel",
                    label(message.channel()),
                    "outcome",
                    delivery.failure().isEmpty() ? "accepted" : "failed");
            time("workfloo.nip.sends", "Consent codes handed to their channels", CALLS, since(begun), tags);
            return delivery;
        };
    }

    private final class MeasuredCallbacks extends ForwardingCallbacks {

        MeasuredCallbacks(Callbacks callbacks) {
            super(callbacks);
        }

        @Override
        public Receipt post(Message message) {
            long begun = System.nanoTime();
            Receipt receipt = super.post(message);
            Tags tags = Tags.of("outcome", label(receipt));
            time("workfloo.callbacks", "Callbacks that clients were asked to take", CALLS, since(begun), tags);
            return receipt;
        }
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** @param outcome {@code done}, {@code again} (it is to be done once more, as it is meant to be) or {@code failed} */
    public void worked(Work.Kind kind, String outcome, Duration took) {
        Tags tags = Tags.of("kind", label(kind), "outcome", outcome);
        time("workfloo.work", "Pieces of work done in the background", WORK, took, tags);
    }

    /** @param route the pattern of the path, such as {@code /api/v1/workfloo/{id}} */
    public void answered(String method, String route, int status, Duration took) {
        Tags tags = Tags.of("method", method, "uri", route, "status", Integer.toString(status));
        time("http.server.requests", "Requests that were answered", REQUESTS, took, tags);
    }
}
