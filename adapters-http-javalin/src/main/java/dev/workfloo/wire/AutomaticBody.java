package dev.workfloo.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.execution.AutomaticEvent;
import dev.workfloo.execution.AutomaticEvent.LabelsPut;
import dev.workfloo.execution.AutomaticEvent.PdfAsked;
import dev.workfloo.execution.AutomaticEvent.PdfMade;
import dev.workfloo.execution.AutomaticEvent.PdfNotMade;
import dev.workfloo.execution.AutomaticEvent.RulesetDecided;
import dev.workfloo.execution.AutomaticEvent.TimerEnded;
import dev.workfloo.execution.AutomaticEvent.TimerSet;
import dev.workfloo.execution.AutomaticEvent.TreeDecided;
import dev.workfloo.execution.AutomaticEvent.VariablesSet;
import dev.workfloo.rule.Value;
import java.util.List;

/** What a node did that needs nobody, among the node's members. */
record AutomaticBody(ObjectNode node, NodeBody.Seen seen) implements AutomaticEvent.Cases<ObjectNode> {

    private static final String PDF = "pdf";
    private static final String ERROR_MESSAGE = "errorMessage";

    @Override
    public ObjectNode labelsPut(LabelsPut event) {
        add(node.putObject("label").putArray("labels"), event.labels());
        return node;
    }

    @Override
    public ObjectNode rulesetDecided(RulesetDecided event) {
        ObjectNode ruleset = node.putObject("ruleset");
        ArrayNode decision = ruleset.putArray("decision");
        event.decision().messages().forEach(message -> decision.addObject().put("message", message));
        event.decision().exit().ifPresent(exit -> ruleset.put("exit", exit));
        add(ruleset.putArray("labels"), event.decision().labels());
        putVariables(seen.shown().computed(event.node(), event.decision().outputs()));
        return node;
    }

    @Override
    public ObjectNode treeDecided(TreeDecided event) {
        ArrayNode steps = node.putArray("decisionTree");
        event.decision().steps().forEach(step -> {
            ObjectNode one = steps.addObject().put("nameNode", step.name());
            step.message().ifPresent(message -> one.put("message", message));
            one.put("result", step.answer());
        });
        return node;
    }

    @Override
    public ObjectNode variablesSet(VariablesSet event) {
        putVariables(seen.shown().computed(event.node(), event.values()));
        return node;
    }

    @Override
    public ObjectNode timerSet(TimerSet event) {
        return node.set("timer", TimerBody.of(event.end(), seen.at()));
    }

    @Override
    public ObjectNode timerEnded(TimerEnded event) {
        TimerBody.end(node.withObjectProperty("timer"));
        return node;
    }

    @Override
    public ObjectNode pdfAsked(PdfAsked event) {
        node.putObject(PDF);
        return node;
    }

    @Override
    public ObjectNode pdfMade(PdfMade event) {
        ObjectNode pdf = node.withObjectProperty(PDF);
        event.files().values().forEach(file -> seen.files().put(pdf, "pdfBase64", file));
        if (!event.missing().isEmpty()) pdf.put(ERROR_MESSAGE, seen.shown().missing(event.missing()));
        return node;
    }

    @Override
    public ObjectNode pdfNotMade(PdfNotMade event) {
        node.withObjectProperty(PDF).put(ERROR_MESSAGE, event.reason());
        return node;
    }

    private void putVariables(Value.Context values) {
        ArrayNode variables = node.putArray("variables");
        values.members()
                .forEach((name, value) -> JsonWriter.put(variables.addObject().put("name", name), "value", value));
    }

    private static void add(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }
}
