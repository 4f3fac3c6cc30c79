package dev.workfloo.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.execution.ConnectorEvent;
import dev.workfloo.execution.ConnectorEvent.Call;
import dev.workfloo.execution.ConnectorEvent.ConnectorAnswered;
import dev.workfloo.execution.ConnectorEvent.ConnectorAsked;
import dev.workfloo.execution.ConnectorEvent.ConnectorFailed;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.rule.Value;

/** What a node asked of a service and what came of it, as far as that is known, among the node's members. */
record CallBody(ObjectNode node, WorkflooExecution execution, Redaction shown)
        implements ConnectorEvent.Cases<ObjectNode> {

    private static final String DETAIL = "detail";
    private static final String HTTP_CODE = "httpCode";

    @Override
    public ObjectNode connectorAsked(ConnectorAsked event) {
        Value request = shown.request(event.node(), event.request());
        JsonWriter.put(node, "request", request);
        JsonWriter.put(node.putObject("apiData").putObject("request"), "body", request);
        node.putObject(DETAIL)
                .put("createdBy", execution.start().origin().keyName())
                .put("idWorkfloo", execution.id().hex())
                .put("origin", execution.start().origin().channel().name())
                .put("status", StatusBody.PROGRESS);
        return node;
    }

    @Override
    public ObjectNode connectorAnswered(ConnectorAnswered event) {
        Value answer = shown.said(event.response());
        JsonWriter.put(node, "response", answer);
        ObjectNode response = node.withObjectProperty("apiData").putObject("response");
        JsonWriter.put(response, "body", answer);
        event.call().httpCode().ifPresent(code -> response.put(HTTP_CODE, code));
        ObjectNode detail = node.withObjectProperty(DETAIL);
        detail.put("dateFound", event.at().toString());
        putCall(event.call(), detail);
        detail.put("status", "SUCCESS");
        return node;
    }

    @Override
    public ObjectNode connectorFailed(ConnectorFailed event) {
        putCall(event.call(), node.withObjectProperty(DETAIL));
        return node;
    }

    static void putCall(Call call, ObjectNode body) {
        body.remove(HTTP_CODE);
        call.httpCode().ifPresent(code -> body.put(HTTP_CODE, code));
        body.put("responseTime", (int) Math.min(call.took().toMillis(), Integer.MAX_VALUE));
    }
}
