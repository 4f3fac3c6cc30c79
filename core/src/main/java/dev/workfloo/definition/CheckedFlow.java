package dev.workfloo.definition;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jmolecules.ddd.annotation.ValueObject;

/** A definition that was proven well formed: what it promises can be relied on without looking again. */
@ValueObject
public final class CheckedFlow {

    private final WorkflooDefinition definition;
    private final Map<NodeId, Node> nodes = new LinkedHashMap<>();

    private CheckedFlow(WorkflooDefinition definition) {
        this.definition = definition;
        definition.nodes().forEach(node -> nodes.put(node.id(), node));
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
}
