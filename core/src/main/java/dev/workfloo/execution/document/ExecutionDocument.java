package dev.workfloo.execution.document;

import dev.workfloo.StoreDamaged;
import dev.workfloo.definition.NodeId;
import dev.workfloo.document.TreeReader;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.execution.ExecutionData;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.ExecutionState;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.rule.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes an execution's current state for a store, and reads it back. What never changes stands in its first event, and is
 * not written twice.
 */
public final class ExecutionDocument {

    /** Since this format a store may keep a long text elsewhere. */
    public static final int WITH_LONG_TEXTS = 4;

    /** The newest format: the largest that any event or position has, or that long texts have. */
    public static final int FORMAT =
            Math.max(WITH_LONG_TEXTS, Math.max(StoredFamilies.EVENTS.newest(), StoredFamilies.POSITIONS.newest()));

    /** Among the personal values of nodes, those of the position: no node can be called so. */
    private static final String POSITION = "@position";

    /** The same for files. */
    private static final String FILES = "@files";

    private static final Set<String> NO_NODES = Set.of(POSITION, FILES);

    private ExecutionDocument() {}

    public static Recorded write(WorkflooExecution execution) {
        ExecutionData data = execution.data();
        Map<String, Value> visits = new LinkedHashMap<>();
        data.visits().forEach((node, count) -> visits.put(node.name(), Value.of(count)));
        Map<String, Value> values = new LinkedHashMap<>();
        data.values().forEach((node, given) -> values.put(node.name(), given));
        Map<String, Value> consents = new LinkedHashMap<>();
        data.consents().forEach((node, at) -> consents.put(node.name(), Value.of(at.toString())));
        Recorded position = StoredFamilies.POSITIONS.write(execution.position(), new Moments());
        if (!position.personal().members().isEmpty()) values.put(POSITION, position.personal());
        if (!data.files().isEmpty()) values.put(FILES, StoredDocument.writeEach(data.files()));
        return new Recorded(
                new TreeWriter()
                        .text("modifiedAt", execution.modifiedAt().toString())
                        .number("revision", execution.revision())
                        .tree("position", position.trail())
                        .texts("labels", data.labels())
                        .tree("visits", new Value.Context(visits))
                        .tree("consents", new Value.Context(consents))
                        .done(),
                new Value.Context(values));
    }

    /** The oldest format whose software reads what is written of this execution. */
    public static int format(WorkflooExecution execution) {
        int position = StoredFamilies.POSITIONS.format(execution.position());
        return execution.data().files().isEmpty() ? position : Math.max(position, StoredDocument.SINCE);
    }

    /**
     * The execution that was written.
     *
     * @param format in which it was
     * @param begun the events of its first transition, which hold what never changes
     * @throws StoreDamaged when a newer release wrote it
     */
    public static WorkflooExecution read(int format, Recorded state, List<ExecutionEvent> begun) {
        requireKnown(format);
        Value.Context trail = state.trail();
        Map<NodeId, Integer> visits = new LinkedHashMap<>();
        Value.Context counts = TreeReader.object(trail, "visits");
        counts.members().keySet().forEach(node -> visits.put(new NodeId(node), TreeReader.integer(counts, node)));
        Map<NodeId, Value.Context> values = new LinkedHashMap<>();
        Value.Context given = state.personal();
        given.members().keySet().stream()
                .filter(node -> !NO_NODES.contains(node))
                .forEach(node -> values.put(new NodeId(node), TreeReader.object(given, node)));
        Map<NodeId, Instant> consents = new LinkedHashMap<>();
        Value.Context agreed = TreeReader.object(trail, "consents");
        agreed.members().keySet().forEach(node -> consents.put(new NodeId(node), TreeReader.instant(agreed, node)));
        ExecutionState then = new ExecutionState(
                StoredFamilies.POSITIONS.read(
                        format, new Recorded(TreeReader.object(trail, "position"), TreeReader.object(given, POSITION))),
                new ExecutionData(
                        values,
                        TreeReader.texts(trail, "labels"),
                        visits,
                        consents,
                        StoredDocument.readEach(TreeReader.object(given, FILES))),
                TreeReader.instant(trail, "modifiedAt"),
                TreeReader.integer(trail, "revision"));
        return WorkflooExecution.of((Started) begun.get(0), then);
    }

    static void requireKnown(int format) {
        if (format > FORMAT) throw new StoreDamaged("it was written by a newer release, in format " + format);
    }
}
