package dev.workfloo;

import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.document.DefinitionReader;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.rule.Value;

/** A form, a wait, and a label behind it. */
public final class TimerFlow {

    public static final String ID = "657117e1d511b6e54fe2a0c1";

    /** In it the wait takes two minutes. */
    public static final String SLOW = "6571181fd511b6e54fe2a0c1";

    /** In it nothing is said of the wait. */
    public static final String QUICK = "6571181fd511b6e54fe2a0c2";

    public static final NodeId TIMER = new NodeId("reflection");

    private static final String DOCUMENT = """
            {"id": "657117e1d511b6e54fe2a0c1", "name": "Thought over", "timeZone": "%s", "expiresAfter": "P30D",
             "start": "person", "nodes": [
              {"id": "person", "type": "FORM", "name": "Person", "next": "reflection", "sections": [
                {"section": "All", "fields": [{"id": "day", "name": "Day", "type": "DATE"}]}]},
              {"id": "reflection", "type": "TIMER", "name": "Reflection", %s, "next": "done"},
              {"id": "done", "type": "LABEL", "name": "Done", "labels": ["done"]}],
             "scenarios": [
              {"id": "6571181fd511b6e54fe2a0c1", "name": "Slow", "waits": {"reflection": "PT2M"}},
              {"id": "6571181fd511b6e54fe2a0c2", "name": "Quick"}]}
            """;

    private TimerFlow() {}

    /** @param wait the members of the node that say how long it waits */
    public static Value document(String zone, String wait) {
        return CreditFlow.read(DOCUMENT.formatted(zone, wait));
    }

    /** Waits for an hour. */
    public static Value document() {
        return document("UTC", "\"wait\": \"PT1H\"");
    }

    public static CheckedFlow flow(String zone, String wait) {
        WorkflooDefinition definition = DefinitionReader.read(document(zone, wait))
                .getOrElseThrow(findings -> new AssertionError(findings.toString()));
        return CheckedFlow.published(definition);
    }
}
