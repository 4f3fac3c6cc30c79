package dev.workfloo.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.application.port.in.ExecutionDetail;
import dev.workfloo.execution.ConnectorEvent.ConnectorFailed;
import dev.workfloo.execution.ExecutionEvent.NodeEvent;
import dev.workfloo.execution.history.NodeRecord;

/** Why an execution went as it did: each decision's trace, each call of a service that failed. */
public final class WhyBody {

    private WhyBody() {}

    public static ObjectNode of(ExecutionDetail detail, Viewer viewer) {
        Redaction shown = Redaction.of(detail, viewer);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", detail.execution().id().hex());
        ArrayNode nodes = body.putArray("nodes");
        detail.nodes().forEach(record -> put(record, nodes.addObject(), shown));
        return body;
    }

    private static void put(NodeRecord record, ObjectNode node, Redaction shown) {
        node.put("id", record.node().name());
        ArrayNode attempts = node.putArray("attempts");
        for (NodeEvent event : record.events()) {
            if (event instanceof ConnectorFailed failed) put(failed, attempts.addObject(), shown);
        }
        ArrayNode trace = node.putArray("trace");
        record.explanation().map(why -> TraceBody.of(why, shown)).ifPresent(trace::add);
    }

    /** Each failed try stays visible, even when a later one succeeds. */
    private static void put(ConnectorFailed event, ObjectNode attempt, Redaction shown) {
        attempt.put("date", event.at().toString());
        attempt.put("code", event.failure().code())
                .put("errorMessage", shown.said(event.failure().message()));
        event.failure().cause().ifPresent(cause -> attempt.put("cause", cause.name()));
        CallBody.putCall(event.call(), attempt);
        event.retryAt().ifPresent(again -> attempt.put("retryAt", again.toString()));
    }
}
