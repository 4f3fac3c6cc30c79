package dev.workfloo.definition.flow;

import dev.workfloo.definition.DocumentNode;
import dev.workfloo.definition.FieldReference;
import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.RulesetNode;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.file.FileField;
import dev.workfloo.definition.form.Field;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.CompiledTable;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/** A definition that was proven well formed: what it promises can be relied on without looking again. */
@ValueObject
public final class CheckedFlow {

    private final WorkflooDefinition definition;
    private final Map<NodeId, Node> nodes = new LinkedHashMap<>();
    private final Map<NodeId, CompiledTable> tables = new LinkedHashMap<>();
    private final SensitiveValues sensitive;
    private final boolean asksServices;

    private CheckedFlow(WorkflooDefinition definition) {
        this.definition = definition;
        for (Node node : definition.nodes()) {
            nodes.put(node.id(), node);
            if (node instanceof RulesetNode ruleset) tables.put(node.id(), CompiledTable.of(ruleset.table()));
        }
        this.sensitive = SensitiveValues.in(definition);
        this.asksServices = definition.nodes().stream()
                .anyMatch(node -> node.asks().service().isPresent());
    }

    /**
     * The flow of a version that was checked when it was published. It is not proven again, so that an execution can go on
     * even if a later release proves more.
     */
    public static CheckedFlow published(WorkflooDefinition definition) {
        return new CheckedFlow(definition);
    }

    public WorkflooDefinition definition() {
        return definition;
    }

    public Node start() {
        return node(definition.start());
    }

    public Node node(NodeId id) {
        Node node = nodes.get(id);
        if (node == null) throw new IllegalArgumentException("no node " + id + " in definition " + definition.id());
        return node;
    }

    /** What a form asks there; empty where nothing is asked. */
    public Optional<Field> field(FieldReference reference) {
        return nodes.get(reference.node()) instanceof FormNode form
                ? form.form().field(reference.field())
                : Optional.empty();
    }

    /** What a DOCUMENT asks for there; empty where no file is asked for. */
    public Optional<FileField> file(FieldReference reference) {
        return nodes.get(reference.node()) instanceof DocumentNode document
                ? document.request().asked(reference.field())
                : Optional.empty();
    }

    /** The ruleset's table, ready to decide. */
    public CompiledTable table(RulesetNode node) {
        CompiledTable table = tables.get(node.id());
        if (table == null) throw new IllegalArgumentException("no ruleset " + node.id());
        return table;
    }

    /** Whether any node of it asks a service. */
    public boolean asksServices() {
        return asksServices;
    }

    /** What formulas read when these values have been gathered. */
    public EvaluationContext environment(Map<NodeId, Value.Context> gathered, Instant now) {
        Map<String, Value> names = new LinkedHashMap<>();
        gathered.forEach((node, values) -> names.put(node.name(), values));
        return new EvaluationContext(new Value.Context(names), now.atZone(definition.timeZone()));
    }

    /** Whether a formula reads a field that is kept out of traces, or what was computed from one. */
    public boolean isSensitive(Expression expression) {
        return sensitive.isReadBy(expression);
    }

    /** Whether a member of a node's values is such a field, or is computed from one. */
    public boolean isSensitive(NodeId node, String member) {
        return sensitive.holds(node, member);
    }
}
