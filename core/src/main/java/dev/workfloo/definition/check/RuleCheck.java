package dev.workfloo.definition.check;

import dev.workfloo.definition.Node;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.flow.KnownValues;
import dev.workfloo.document.FindingsAt;
import dev.workfloo.rule.Type;
import dev.workfloo.rule.decision.space.Deadline;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.References.Reference;
import dev.workfloo.rule.expression.check.TypeEnvironment;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Proves what the formulas of a flow promise: each reads only what is there, or may be missing and is guarded, and each has
 * a type. What a node leaves behind is typed when it is first asked for, so that the order of the nodes does not matter.
 */
final class RuleCheck {

    private final Map<NodeId, NodeCheck<?>> checks;
    private final Map<NodeId, Set<NodeId>> always;
    private final Map<NodeId, Set<NodeId>> ever;
    private final Bypasses bypasses;
    private final Deadline deadline;
    private final Map<NodeId, Type.Context> types = new HashMap<>();
    private final Set<NodeId> open = new HashSet<>();
    private final SettingFormulas settings = new SettingFormulas();

    RuleCheck(Map<NodeId, NodeCheck<?>> checks, FlowGraph graph, Deadline deadline) {
        this.checks = checks;
        this.bypasses = new Bypasses(graph);
        this.always = graph.alwaysBefore();
        this.ever = graph.everBefore();
        this.deadline = deadline;
    }

    /** Finds what is wrong, and says what is known of all values. */
    KnownValues check() {
        checks.values().forEach(this::valuesOf);
        return new KnownValues(types, ever, always);
    }

    private Type.Context valuesOf(NodeCheck<?> check) {
        NodeId id = check.node.id();
        Type.Context known = types.get(id);
        if (known != null) return known;
        open.add(id);
        Type.Context computed = check.check(this);
        open.remove(id);
        types.put(id, computed);
        return computed;
    }

    /** What these references can mean in a formula of the node; what they cannot is found. */
    TypeEnvironment known(Node reader, Set<Reference> references, FindingsAt at) {
        Map<String, Type> names = new LinkedHashMap<>();
        types.forEach((id, type) -> {
            if (isEverBefore(reader, id)) names.put(id.name(), typeAt(reader, id, type));
        });
        for (Reference reference : references) {
            NodeId.parse(reference.name())
                    .flatMap(id -> Optional.ofNullable(checks.get(id)))
                    .ifPresent(read -> names.put(reference.name(), read(reader, read, reference, at)));
        }
        return TypeEnvironment.of(names);
    }

    private Type read(Node reader, NodeCheck<?> read, Reference reference, FindingsAt at) {
        NodeId id = read.node.id();
        if (!isEverBefore(reader, id)) {
            if (reference.certain()) at.error("", id + " never runs before this node: nothing is set there yet");
            return Type.NOTHING;
        }
        if (open.contains(id)) {
            at.error("", "what " + id + " sets would depend on itself: its formulas are read on the way to themselves");
            return Type.NOTHING;
        }
        return typeAt(reader, id, valuesOf(read));
    }

    private boolean isEverBefore(Node reader, NodeId read) {
        return ever.getOrDefault(reader.id(), Set.of()).contains(read);
    }

    /** Whether the other node has done its part on every way to this one. */
    boolean isAlwaysBefore(Node reader, NodeId read) {
        return always.getOrDefault(reader.id(), Set.of()).contains(read);
    }

    /** The nodes that have done their part on some ways to this one, and not on all. */
    Set<NodeId> sometimesBefore(Node reader) {
        Set<NodeId> sometimes = new LinkedHashSet<>(checks.keySet());
        sometimes.removeIf(id -> !isEverBefore(reader, id) || isAlwaysBefore(reader, id));
        return sometimes;
    }

    /** The edge by which the flow comes to the reader without what the other node sets. */
    Optional<String> bypass(NodeId past, Node reader) {
        return bypasses.edge(past, reader.id());
    }

    /** Where a way leads past the node that sets it, it may be missing. */
    private Type typeAt(Node reader, NodeId read, Type type) {
        return isAlwaysBefore(reader, read) ? type : type.orNull();
    }

    /** The formula that sets a member whenever the flow comes to the node. */
    Optional<Expression> formula(NodeId id, String member) {
        return find(id).flatMap(node -> settings.formula(node, member));
    }

    Optional<Node> find(NodeId id) {
        return Optional.ofNullable(checks.get(id)).map(check -> check.node);
    }

    Deadline deadline() {
        return deadline;
    }
}
