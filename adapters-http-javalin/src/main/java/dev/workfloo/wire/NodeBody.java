package dev.workfloo.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.definition.Node;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionEvent.Finished;
import dev.workfloo.execution.ExecutionEvent.FormAnswered;
import dev.workfloo.execution.ExecutionEvent.FormOpened;
import dev.workfloo.execution.ExecutionEvent.LabelsPut;
import dev.workfloo.execution.ExecutionEvent.NodeFailed;
import dev.workfloo.execution.ExecutionEvent.RulesetDecided;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.ExecutionEvent.TreeDecided;
import dev.workfloo.execution.ExecutionEvent.VariablesSet;
import dev.workfloo.execution.NodeRecord;
import dev.workfloo.rule.Value;
import java.util.List;

/** What an execution did at one node, as the detail shows it. */
final class NodeBody implements ExecutionEvent.Cases<ObjectNode> {

    private final ObjectNode body;

    private NodeBody(ObjectNode body) {
        this.body = body;
    }

    static ObjectNode of(NodeRecord record, Node node) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", node.id().name());
        body.put("name", node.name());
        body.put("type", node.type());
        body.put("created", record.created().toString());
        body.put("modified", record.modified().toString());
        record.latest().fold(new NodeBody(body));
        record.explanation().ifPresent(explanation -> body.set("trace", TraceBody.of(explanation)));
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
        body.putObject("form").set("fields", Json.of(event.answers()));
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
                .forEach(
                        (name, value) -> variables.addObject().put("name", name).set("value", Json.of(value)));
    }

    @Override
    public ObjectNode nodeFailed(NodeFailed event) {
        body.putObject("detail").put("errorMessage", event.reason()).put("status", "ERROR");
        return body;
    }

    @Override
    public ObjectNode finished(Finished event) {
        return body;
    }
}
