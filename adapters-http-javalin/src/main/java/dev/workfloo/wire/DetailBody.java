package dev.workfloo.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.application.port.in.ExecutionDetail;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Start;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.history.NodeRecord;

/** The detail: an execution with all that it did. */
public final class DetailBody {

    private DetailBody() {}

    /** With nothing of the contents of files. */
    public static ObjectNode of(ExecutionDetail detail, Viewer viewer) {
        return of(detail, viewer, FileValues.LEFT_OUT);
    }

    public static ObjectNode of(ExecutionDetail detail, Viewer viewer, FileValues files) {
        WorkflooExecution execution = detail.execution();
        Start start = execution.start();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", execution.id().hex());
        body.put("idUnykoo", detail.number());
        body.put("name", detail.flow().definition().name());
        body.put("status", execution.position().outcome().map(Outcome::name).orElse(StatusBody.PROGRESS));
        body.put("origin", start.origin().channel().name());
        start.origin().ip().ifPresent(ip -> body.put("ipOrigin", ip));
        ArrayNode labels = body.putArray("labels");
        execution.data().labels().forEach(labels::add);
        body.put("created", execution.startedAt().toString());
        body.put("modified", execution.modifiedAt().toString());
        ArrayNode nodes = body.putArray("nodes");
        NodeBody.Seen seen = NodeBody.Seen.of(detail, viewer, files);
        for (NodeRecord record : detail.nodes()) {
            nodes.add(NodeBody.of(record, detail.flow().node(record.node()), seen));
        }
        start.scenario().ifPresent(scenario -> {
            body.put("sceneryId", scenario.id().hex());
            body.put("sceneryName", scenario.name());
        });
        StatusBody.cancelled(execution.position(), body);
        return body;
    }
}
