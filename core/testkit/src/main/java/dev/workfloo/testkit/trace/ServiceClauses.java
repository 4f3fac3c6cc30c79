package dev.workfloo.testkit.trace;

import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ConnectorEvent;
import dev.workfloo.execution.ConnectorEvent.ConnectorAnswered;
import dev.workfloo.execution.ConnectorEvent.ConnectorAsked;
import dev.workfloo.execution.ConnectorEvent.ConnectorFailed;
import java.time.Duration;

/** What a service was asked on a visit, and answered. */
final class ServiceClauses implements ConnectorEvent.Cases<String> {

    private final CheckedFlow flow;

    ServiceClauses(CheckedFlow flow) {
        this.flow = flow;
    }

    @Override
    public String connectorAsked(ConnectorAsked event) {
        return event.request().members().isEmpty()
                ? "is asked"
                : "is asked with " + String.join(", ", event.request().members().keySet());
    }

    @Override
    public String connectorAnswered(ConnectorAnswered event) {
        return "answers " + TraceWords.of(flow, event.node(), event.response()) + taking(event.call());
    }

    @Override
    public String connectorFailed(ConnectorFailed event) {
        String again = event.retryAt()
                .map(at -> ", is asked again after " + TraceWords.of(Duration.between(event.at(), at)))
                .orElse("");
        return "fails with " + event.failure().code() + taking(event.call()) + again;
    }

    private static String taking(ConnectorEvent.Call call) {
        String took = call.took().isZero() ? "" : " after " + TraceWords.of(call.took());
        return call.turn() == 1 ? took : took + " at try " + call.turn();
    }
}
