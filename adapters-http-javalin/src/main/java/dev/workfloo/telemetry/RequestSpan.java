package dev.workfloo.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import java.util.Optional;

/** A request while it is being answered; to be closed on the thread that began it. */
public final class RequestSpan implements AutoCloseable {

    private final Span span;
    private final Scope scope;
    private boolean answered;
    private boolean postponed;

    RequestSpan(Span span) {
        this.span = span;
        this.scope = span.makeCurrent();
    }

    public void answered(int status, Optional<String> execution) {
        answered = true;
        span.setAttribute(Spans.STATUS, (long) status);
        execution.ifPresent(id -> span.setAttribute(Spans.EXECUTION, id));
        if (status >= 500) span.setStatus(StatusCode.ERROR);
    }

    /** It begins anew later, so that this part of it is not reported. */
    public void postponed() {
        postponed = true;
    }

    @Override
    public void close() {
        scope.close();
        if (postponed) return;
        if (!answered) span.setStatus(StatusCode.ERROR);
        span.end();
    }
}
