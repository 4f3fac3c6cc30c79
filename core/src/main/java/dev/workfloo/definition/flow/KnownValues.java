package dev.workfloo.definition.flow;

import dev.workfloo.definition.NodeId;
import dev.workfloo.rule.Type;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * What was proven of the values that a flow gathers.
 *
 * @param types of what each node sets
 * @param ever for each node, those that have done their part before it on some way there
 * @param always those that have on every way
 */
@ValueObject
public record KnownValues(
        Map<NodeId, Type.Context> types, Map<NodeId, Set<NodeId>> ever, Map<NodeId, Set<NodeId>> always) {

    public KnownValues {
        types = Map.copyOf(types);
        ever = Map.copyOf(ever);
        always = Map.copyOf(always);
    }

    /** The types of what the other node has set where this one reads it; empty where it never has. */
    public Optional<Type.Context> readable(NodeId reader, NodeId read) {
        return ever.getOrDefault(reader, Set.of()).contains(read)
                ? Optional.ofNullable(types.get(read))
                : Optional.empty();
    }

    /** Whether the other node has done its part on every way to this one. */
    public boolean isAlwaysSet(NodeId reader, NodeId read) {
        return always.getOrDefault(reader, Set.of()).contains(read);
    }
}
