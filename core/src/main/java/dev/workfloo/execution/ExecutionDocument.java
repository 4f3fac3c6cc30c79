package dev.workfloo.execution;

import dev.workfloo.access.Environment;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.ScenarioId;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.Start.Callback;
import dev.workfloo.execution.Start.ChosenScenario;
import dev.workfloo.execution.Start.Origin;
import dev.workfloo.execution.WorkflooExecution.Moment;
import dev.workfloo.rule.Tree;
import dev.workfloo.rule.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes an execution's current state for a store, and reads it back. What never changes stands in its first event, and is
 * not written twice.
 */
public final class ExecutionDocument {

    /** Grows with every change of the form that older software could not read. */
    public static final int FORMAT = 3;

    /** Among the personal values of nodes, those of the position: no node can be called so. */
    private static final String POSITION = "@position";

    private ExecutionDocument() {}

    public static Recorded write(WorkflooExecution execution) {
        Collected collected = execution.collected();
        Map<String, Value> visits = new LinkedHashMap<>();
        collected.visits().forEach((node, count) -> visits.put(node.name(), Value.of(count)));
        Map<String, Value> values = new LinkedHashMap<>();
        collected.values().forEach((node, given) -> values.put(node.name(), given));
        Map<String, Value> consents = new LinkedHashMap<>();
        collected.consents().forEach((node, at) -> consents.put(node.name(), Value.of(at.toString())));
        Recorded position = PositionDocument.write(execution.position());
        if (!position.personal().members().isEmpty()) values.put(POSITION, position.personal());
        return new Recorded(
                new TreeWriter()
                        .text("modifiedAt", execution.modifiedAt().toString())
                        .number("revision", execution.revision())
                        .tree("position", position.trail())
                        .texts("labels", collected.labels())
                        .tree("visits", new Value.Context(visits))
                        .tree("consents", new Value.Context(consents))
                        .done(),
                new Value.Context(values));
    }

    /**
     * The execution that was written.
     *
     * @param begun the events of its first transition, which hold what never changes
     */
    public static WorkflooExecution read(Recorded state, List<ExecutionEvent> begun) {
        Value.Context trail = state.trail();
        Map<NodeId, Integer> visits = new LinkedHashMap<>();
        Value.Context counts = Tree.object(trail, "visits");
        counts.members().keySet().forEach(node -> visits.put(new NodeId(node), Tree.integer(counts, node)));
        Map<NodeId, Value.Context> values = new LinkedHashMap<>();
        Value.Context given = state.personal();
        given.members().keySet().stream()
                .filter(node -> !node.equals(POSITION))
                .forEach(node -> values.put(new NodeId(node), Tree.object(given, node)));
        Map<NodeId, Instant> consents = new LinkedHashMap<>();
        Value.Context agreed = Tree.object(trail, "consents");
        agreed.members().keySet().forEach(node -> consents.put(new NodeId(node), Tree.instant(agreed, node)));
        Moment moment = new Moment(
                PositionDocument.read(new Recorded(Tree.object(trail, "position"), Tree.object(given, POSITION))),
                new Collected(values, Tree.texts(trail, "labels"), visits, consents),
                Tree.instant(trail, "modifiedAt"),
                Tree.integer(trail, "revision"));
        return WorkflooExecution.startedBy((Started) begun.get(0)).at(moment);
    }

    static Recorded writeStart(Start start) {
        TreeWriter trail = new TreeWriter()
                .text("workspace", start.scope().workspace().name())
                .text("environment", start.scope().environment().name())
                .text("definition", start.version().definition().hex())
                .number("version", start.version().number())
                .text("keyName", start.origin().keyName())
                .text("expiresAt", start.expiresAt().map(Instant::toString));
        start.scenario()
                .ifPresent(
                        scenario -> trail.text("scenario", scenario.id().hex()).text("scenarioName", scenario.name()));
        TreeWriter personal = new TreeWriter().text("ip", start.origin().ip());
        start.callback()
                .ifPresent(callback ->
                        personal.text("callbackUrl", callback.url()).text("callbackApiKey", callback.apiKey()));
        return new Recorded(trail.done(), personal.done());
    }

    static Start readStart(Recorded recorded) {
        Value.Context trail = recorded.trail();
        Value.Context personal = recorded.personal();
        return new Start(
                new Scope(
                        new WorkspaceId(Tree.text(trail, "workspace")),
                        Environment.valueOf(Tree.text(trail, "environment"))),
                new DefinitionVersion(new DefinitionId(Tree.text(trail, "definition")), Tree.integer(trail, "version")),
                Tree.optionalText(trail, "scenario")
                        .map(id -> new ChosenScenario(new ScenarioId(id), Tree.text(trail, "scenarioName"))),
                new Origin(Tree.text(trail, "keyName"), Tree.optionalText(personal, "ip")),
                Tree.optionalText(personal, "callbackUrl")
                        .map(url -> new Callback(url, Tree.optionalText(personal, "callbackApiKey"))),
                Tree.optionalText(trail, "expiresAt").map(Instant::parse));
    }
}
