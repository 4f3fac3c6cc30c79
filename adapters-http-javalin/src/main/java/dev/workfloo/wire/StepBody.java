package dev.workfloo.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.application.port.in.ExecutionDetail;
import dev.workfloo.definition.Asked;
import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.form.Field;
import dev.workfloo.execution.ExecutionEvent.NodeFailed;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.history.NodeRecord;
import dev.workfloo.execution.search.ExecutionStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an execution did at one node, as lists show it: it is taken from what the detail shows of the node, with values as text. */
final class StepBody {

    private static final String FIELDS = "fields";
    private static final String VALUE = "value";
    private static final String NAME = "name";
    private static final String RESPONSE = "response";

    private final Node node;
    private final ObjectNode told;
    private final ObjectNode step = JsonNodeFactory.instance.objectNode();

    /** @param told what the detail shows */
    StepBody(Node node, ObjectNode told) {
        this.node = node;
        this.told = told;
    }

    static ObjectNode of(NodeRecord record, ExecutionDetail detail, NodeBody.Seen seen) {
        WorkflooExecution execution = detail.execution();
        Node node = detail.flow().node(record.node());
        StepBody body = new StepBody(node, NodeBody.of(record, node, seen));
        body.step.put("id", node.id().name());
        body.step.put(NAME, node.name());
        body.step.put("type", node.type());
        body.step.put("status", status(record, detail));
        body.step.put("created", record.created().toString());
        body.step.put("createdBy", execution.start().origin().keyName());
        body.step.put("modified", record.modified().toString());
        return body.filled();
    }

    private static String status(NodeRecord record, ExecutionDetail detail) {
        WorkflooExecution execution = detail.execution();
        if (record.events().stream().anyMatch(NodeFailed.class::isInstance)) return ExecutionStatus.ERROR.name();
        boolean isWaiting = execution.position().waitsAt().equals(Optional.of(record.node()));
        List<NodeRecord> all = detail.nodes();
        boolean isLast = all.get(all.size() - 1).node().equals(record.node());
        ExecutionStatus status = ExecutionStatus.of(execution.position());
        boolean wasLeft = isLast && status == ExecutionStatus.ABANDONED;
        return (isWaiting || wasLeft ? status : ExecutionStatus.SUCCESS).name();
    }

    /** With all that nodes of its kind tell, in the contract's order. */
    ObjectNode filled() {
        if (told.has("apiData") && !Node.LINK.equals(node.type())) step.set("api", StepCall.of(told));
        copy("decisionTree");
        if (told.has("form")) step.putObject("form").set(FIELDS, fields());
        if (Node.LINK.equals(node.type())) step.set("link", link());
        copy("ruleset");
        if (told.has("variables")) step.putObject("variables").put("variables", variables());
        return step;
    }

    private void copy(String member) {
        if (told.has(member)) step.set(member, told.get(member));
    }

    private ArrayNode fields() {
        Map<String, String> names = node instanceof FormNode form
                ? form.form().fields().collect(Collectors.toMap(Field::id, Field::name, (one, other) -> one))
                : Map.of();
        ArrayNode fields = JsonNodeFactory.instance.arrayNode();
        told.path("form")
                .path(FIELDS)
                .properties()
                .forEach(answer -> fields.addObject()
                        .put("id", answer.getKey())
                        .put(NAME, names.getOrDefault(answer.getKey(), answer.getKey()))
                        .put(VALUE, text(answer.getValue())));
        return fields;
    }

    /** As people would type it; what has parts, as JSON. */
    static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }

    /** One text, which is JSON: an object of all of them. */
    private String variables() {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        told.path("variables")
                .forEach(variable -> Optional.ofNullable(variable.get(VALUE))
                        .ifPresent(value -> all.set(variable.path(NAME).textValue(), value)));
        return all.toString();
    }

    private ObjectNode link() {
        ObjectNode link = JsonNodeFactory.instance.objectNode();
        service().ifPresent(service -> link.put("service", service));
        link.set("data", told.path(RESPONSE).isObject() ? told.get(RESPONSE) : JsonNodeFactory.instance.objectNode());
        return link;
    }

    private Optional<String> service() {
        Asked asked = node.asks();
        return asked.service().or(() -> asked.code().map(Asked.Code::service));
    }
}
