package dev.workfloo.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.definition.Node;
import dev.workfloo.execution.AutomaticEvent.LabelsPut;
import dev.workfloo.execution.AutomaticEvent.RulesetDecided;
import dev.workfloo.execution.AutomaticEvent.TreeDecided;
import dev.workfloo.execution.AutomaticEvent.VariablesSet;
import dev.workfloo.execution.ConnectorEvent.ConnectorAnswered;
import dev.workfloo.execution.ConnectorEvent.ConnectorAsked;
import dev.workfloo.execution.ConnectorEvent.ConnectorFailed;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionEvent.Finished;
import dev.workfloo.execution.ExecutionEvent.NodeFailed;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.FormEvent.FormAnswered;
import dev.workfloo.execution.FormEvent.FormOpened;
import dev.workfloo.execution.NipEvent.NipAuthorised;
import dev.workfloo.execution.NipEvent.NipConfirmed;
import dev.workfloo.execution.NipEvent.NipDelivered;
import dev.workfloo.execution.NipEvent.NipDrawn;
import dev.workfloo.execution.NipEvent.NipMistyped;
import dev.workfloo.execution.NipEvent.NipOpened;
import dev.workfloo.execution.NipEvent.NipRequested;
import dev.workfloo.execution.NipPhase;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.history.NodeRecord;
import dev.workfloo.rule.Value;
import java.util.List;

/** What an execution did at one node, as the detail shows it. */
final class NodeBody implements ExecutionEvent.Cases<ObjectNode> {

    private static final String LINK = "link";

    private final ObjectNode body;
    private final WorkflooExecution execution;
    private final CallBody call;

    private NodeBody(ObjectNode body, WorkflooExecution execution) {
        this.body = body;
        this.execution = execution;
        this.call = new CallBody(body);
    }

    static ObjectNode of(NodeRecord record, Node node, WorkflooExecution execution) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", node.id().name());
        body.put("name", node.name());
        body.put("type", node.type());
        body.put("created", record.created().toString());
        body.put("modified", record.modified().toString());
        NodeBody trail = new NodeBody(body, execution);
        record.events().forEach(event -> event.fold(trail));
        return body;
    }

    private static void add(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    @Override
    public ObjectNode started(Started event) {
        return body;
    }

    @Override
    public ObjectNode formOpened(FormOpened event) {
        body.putObject("form").putObject("fields");
        return body;
    }

    @Override
    public ObjectNode formAnswered(FormAnswered event) {
        JsonWriter.put(body.putObject("form"), "fields", event.answers());
        return body;
    }

    @Override
    public ObjectNode labelsPut(LabelsPut event) {
        add(body.putObject("label").putArray("labels"), event.labels());
        return body;
    }

    @Override
    public ObjectNode rulesetDecided(RulesetDecided event) {
        ObjectNode ruleset = body.putObject("ruleset");
        ArrayNode decision = ruleset.putArray("decision");
        event.decision().messages().forEach(message -> decision.addObject().put("message", message));
        event.decision().exit().ifPresent(exit -> ruleset.put("exit", exit));
        add(ruleset.putArray("labels"), event.decision().labels());
        putVariables(event.decision().outputs());
        return body;
    }

    @Override
    public ObjectNode treeDecided(TreeDecided event) {
        ArrayNode steps = body.putArray("decisionTree");
        event.decision().steps().forEach(step -> {
            ObjectNode one = steps.addObject().put("nameNode", step.name());
            step.message().ifPresent(message -> one.put("message", message));
            one.put("result", step.answer());
        });
        return body;
    }

    @Override
    public ObjectNode variablesSet(VariablesSet event) {
        putVariables(event.values());
        return body;
    }

    private void putVariables(Value.Context values) {
        ArrayNode variables = body.putArray("variables");
        values.members()
                .forEach((name, value) -> JsonWriter.put(variables.addObject().put("name", name), "value", value));
    }

    @Override
    public ObjectNode nipOpened(NipOpened event) {
        body.putObject(LINK).putArray("events");
        return reached(NipPhase.CREATE_ACCOUNT);
    }

    private ObjectNode reached(NipPhase phase) {
        body.withObjectProperty(LINK).put("phase", phase.name());
        return body;
    }

    @Override
    public ObjectNode nipRequested(NipRequested event) {
        return reached(NipPhase.VALIDATE);
    }

    @Override
    public ObjectNode nipDrawn(NipDrawn event) {
        return body;
    }

    @Override
    public ObjectNode nipDelivered(NipDelivered event) {
        body.withObjectProperty(LINK).withArrayProperty("events").add(LinkBody.event(event.at(), event.delivery()));
        return body;
    }

    @Override
    public ObjectNode nipMistyped(NipMistyped event) {
        return body;
    }

    @Override
    public ObjectNode nipConfirmed(NipConfirmed event) {
        return reached(NipPhase.VALIDATE_2);
    }

    @Override
    public ObjectNode nipAuthorised(NipAuthorised event) {
        return reached(NipPhase.VALIDATED);
    }

    @Override
    public ObjectNode connectorAsked(ConnectorAsked event) {
        call.asked(event, execution);
        return body;
    }

    @Override
    public ObjectNode connectorAnswered(ConnectorAnswered event) {
        call.answered(event);
        return body;
    }

    @Override
    public ObjectNode connectorFailed(ConnectorFailed event) {
        call.failed(event);
        return body;
    }

    @Override
    public ObjectNode nodeFailed(NodeFailed event) {
        body.withObjectProperty("detail").put("errorMessage", event.reason()).put("status", "ERROR");
        return body;
    }

    @Override
    public ObjectNode finished(Finished event) {
        return body;
    }
}
