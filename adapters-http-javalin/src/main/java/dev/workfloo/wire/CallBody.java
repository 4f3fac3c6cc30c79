package dev.workfloo.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.definition.ApiNode;
import dev.workfloo.definition.api.ApiMessage;
import dev.workfloo.execution.ConnectorEvent;
import dev.workfloo.execution.ConnectorEvent.Call;
import dev.workfloo.execution.ConnectorEvent.ConnectorAnswered;
import dev.workfloo.execution.ConnectorEvent.ConnectorAsked;
import dev.workfloo.execution.ConnectorEvent.ConnectorFailed;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.rule.Value;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** What a node asked of a service and what came of it, as far as that is known, among the node's members. */
record CallBody(ObjectNode node, WorkflooExecution execution, Redaction shown)
        implements ConnectorEvent.Cases<ObjectNode> {

    private static final String REQUEST = "request";
    private static final String BODY = "body";
    private static final String DETAIL = "detail";
    private static final String HTTP_CODE = "httpCode";

    @Override
    public ObjectNode connectorAsked(ConnectorAsked event) {
        ObjectNode asked = JsonNodeFactory.instance.objectNode();
        boolean isApi = ApiNode.TYPE.equals(node.path("type").textValue());
        if (isApi) shown.message(event.node(), event.request()).ifPresent(message -> put(message, asked));
        else JsonWriter.put(asked, BODY, shown.request(event.node(), event.request()));
        node.set(REQUEST, isApi ? asked.deepCopy() : asked.get(BODY));
        node.putObject("apiData").set(REQUEST, asked);
        node.putObject(DETAIL)
                .put("createdBy", execution.start().origin().keyName())
                .put("idWorkfloo", execution.id().hex())
                .put("origin", execution.start().origin().channel().name())
                .put("status", StatusBody.PROGRESS);
        return node;
    }

    private static void put(ApiMessage message, ObjectNode asked) {
        asked.put("method", message.method()).put("url", message.url());
        ObjectNode headers = asked.putObject("headers");
        message.headers().forEach(headers::put);
        message.body().ifPresent(body -> JsonWriter.put(asked, BODY, body));
    }

    /** The last of several of one name counts, as in a map of texts only one can stand. */
    private static void putUrl(String url, ObjectNode response) {
        ObjectNode parameters = response.putObject("queryParams");
        int query = url.indexOf('?');
        if (query >= 0) {
            for (String pair : url.substring(query + 1).split("&")) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                if (!pair.isEmpty())
                    parameters.put(
                            decoded(name), decoded(pair.substring(name.length()).replaceFirst("=", "")));
            }
        }
        response.put("url", url);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public ObjectNode connectorAnswered(ConnectorAnswered event) {
        Value answer = shown.said(event.response());
        JsonWriter.put(node, "response", answer);
        ObjectNode response = node.withObjectProperty("apiData").putObject("response");
        JsonWriter.put(response, BODY, answer);
        if (!event.headers().members().isEmpty()) JsonWriter.put(response, "headers", shown.said(event.headers()));
        event.call().httpCode().ifPresent(code -> response.put(HTTP_CODE, code));
        JsonNode url = node.path("apiData").path(REQUEST).path("url");
        if (url.isTextual()) putUrl(url.textValue(), response);
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
