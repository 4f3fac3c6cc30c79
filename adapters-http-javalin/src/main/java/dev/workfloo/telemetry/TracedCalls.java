package dev.workfloo.telemetry;

import dev.workfloo.application.port.out.Callbacks;
import dev.workfloo.application.port.out.Callbacks.Outcome;
import dev.workfloo.application.port.out.Connectors;
import dev.workfloo.application.port.out.NipSender;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.vavr.control.Either;
import java.util.Locale;
import java.util.function.Supplier;

/** Ways out, with a span for each call. */
final class TracedCalls {

    private final Tracer tracer;

    TracedCalls(Tracer tracer) {
        this.tracer = tracer;
    }

    Outside of(Outside outside) {
        return new Outside(
                connectors(outside.connectors()),
                nips(outside.nips()),
                new ForwardingProviders(outside.providers(), new TracedProviders()),
                new TracedCallbacks(outside.callbacks()));
    }

    private Span client(String name) {
        return tracer.spanBuilder(name).setSpanKind(SpanKind.CLIENT).startSpan();
    }

    private Connectors connectors(Connectors connectors) {
        return new ForwardingConnectors(connectors, call -> {
            Span span = client("connector " + call.service()).setAttribute(Spans.SERVICE, call.service());
            return Spans.during(span, () -> connectors.call(call), answer -> ended(span, CallOutcome.of(answer)));
        });
    }

    private static void ended(Span span, CallOutcome outcome) {
        span.setAttribute(Spans.OUTCOME, outcome.word());
        outcome.status().ifPresent(code -> span.setAttribute(Spans.STATUS, (long) code));
        if (outcome.isFailed()) span.setStatus(StatusCode.ERROR);
    }

    private NipSender nips(NipSender nips) {
        return new ForwardingNips(nips, message -> {
            String channel = message.channel().name().toLowerCase(Locale.ROOT);
            Span span = client("nip " + channel).setAttribute(Spans.CHANNEL, channel);
            return Spans.during(span, () -> nips.send(message), delivery -> {
                boolean accepted = delivery.failure().isEmpty();
                span.setAttribute(Spans.OUTCOME, accepted ? "accepted" : "failed");
                if (!accepted) span.setStatus(StatusCode.ERROR);
            });
        });
    }

    private final class TracedProviders implements ForwardingProviders.Asking {
        @Override
        public <T> Either<Failed, T> ask(String provider, String question, Supplier<Either<Failed, T>> asked) {
            Span span = client("otp " + question).setAttribute(Spans.PROVIDER, provider);
            return Spans.during(span, asked, answer -> ended(span, CallOutcome.of(answer)));
        }
    }

    private final class TracedCallbacks extends ForwardingCallbacks {

        TracedCallbacks(Callbacks callbacks) {
            super(callbacks);
        }

        @Override
        public Receipt post(Message message) {
            Span span = client("callback");
            return Spans.during(span, () -> super.post(message), receipt -> {
                span.setAttribute(Spans.OUTCOME, receipt.outcome().name().toLowerCase(Locale.ROOT));
                boolean isLost = receipt.outcome() == Outcome.NOT_TAKEN || receipt.outcome() == Outcome.FORBIDDEN;
                if (isLost) span.setStatus(StatusCode.ERROR);
            });
        }
    }
}
