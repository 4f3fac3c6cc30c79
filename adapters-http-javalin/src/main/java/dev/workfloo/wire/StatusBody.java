package dev.workfloo.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.definition.CheckedFlow;
import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.NipNode;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Position;
import dev.workfloo.execution.Position.AwaitingForm;
import dev.workfloo.execution.Position.AwaitingNip;
import dev.workfloo.execution.WorkflooExecution;

/** The status object: how an execution stands, and what is needed to draw the step that a person is asked to do. */
public final class StatusBody {

    static final String PROGRESS = "PROGRESS";

    /** Behind the type of a node that goes on by itself: clients wait. */
    private static final String PROCESSING = "_PROCESSING";

    private StatusBody() {}

    /** Whole, as the workspace is told of it. */
    public static ObjectNode of(WorkflooExecution execution, CheckedFlow flow) {
        return of(execution, flow, Viewer.OF_ALL);
    }

    public static ObjectNode of(WorkflooExecution execution, CheckedFlow flow, Viewer viewer) {
        Redaction shown = Redaction.of(execution, flow, viewer);
        Position position = execution.position();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", execution.id().hex());
        body.put("name", flow.definition().name());
        body.put("status", position.outcome().map(Outcome::name).orElse(PROGRESS));
        position.waitsAt().map(flow::node).ifPresent(node -> {
            body.put("currentNodeId", node.id().name());
            body.put("currentNodeName", node.name());
            body.put("currentNodeType", node.type() + (position.isWorking() ? PROCESSING : ""));
        });
        if (position instanceof AwaitingForm at)
            body.set("form", FormBody.of(((FormNode) flow.node(at.node())).form()));
        if (position instanceof AwaitingNip at)
            body.set("link", LinkBody.of(((NipNode) flow.node(at.node())).nip(), at.nip(), shown));
        return body;
    }
}
