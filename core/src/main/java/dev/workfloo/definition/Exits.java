package dev.workfloo.definition;

import dev.workfloo.definition.Node.Edge;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the flow goes on behind a decision.
 *
 * @param targets the node behind each exit, in the order of the document; empty where the flow ends
 */
public record Exits(Map<String, Optional<NodeId>> targets) {

    public static final Exits NONE = new Exits(Map.of());

    public Exits {
        targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
    }

    public Optional<NodeId> target(String exit) {
        return targets.getOrDefault(exit, Optional.empty());
    }

    Ways ways() {
        List<Edge> edges = new ArrayList<>();
        targets.forEach((exit, target) -> target.ifPresent(id -> edges.add(new Edge("/exits/" + exit, id, true))));
        return new Ways(edges, targets.values().stream().anyMatch(Optional::isEmpty));
    }
}
