package dev.workfloo.definition;

import dev.workfloo.definition.Node.Edge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * The ways on from a node.
 *
 * @param mayEnd whether the flow can end there
 */
@ValueObject
public record Ways(List<Edge> edges, boolean mayEnd) {

    public Ways {
        edges = List.copyOf(edges);
    }

    /** One way on, or the end. */
    static Ways to(Optional<NodeId> next) {
        return new Ways(next.map(id -> new Edge("/next", id, true)).stream().toList(), next.isEmpty());
    }

    /** One way on, and one for when the node could not do its part. */
    static Ways to(Optional<NodeId> next, Optional<NodeId> onError) {
        List<Edge> edges = new ArrayList<>(to(next).edges());
        onError.ifPresent(id -> edges.add(new Edge("/onError", id, false)));
        return new Ways(edges, next.isEmpty() || onError.isEmpty());
    }
}
