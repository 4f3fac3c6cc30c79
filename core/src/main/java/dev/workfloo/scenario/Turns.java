package dev.workfloo.scenario;

import dev.workfloo.definition.NodeId;
import dev.workfloo.rule.Value;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a test run submits at each node: once, or time after time in this order. */
public record Turns(Map<NodeId, List<Value.Context>> byNode) {

    public static final Turns NONE = new Turns(Map.of());

    public Turns {
        Map<NodeId, List<Value.Context>> copy = new LinkedHashMap<>();
        byNode.forEach((node, turns) -> copy.put(node, List.copyOf(turns)));
        byNode = Collections.unmodifiableMap(copy);
    }

    /** What is submitted once to each. */
    public static Turns once(Map<NodeId, Value.Context> byNode) {
        Map<NodeId, List<Value.Context>> turns = new LinkedHashMap<>();
        byNode.forEach((node, given) -> turns.put(node, List.of(given)));
        return new Turns(turns);
    }

    /** What has not been submitted yet; good for one run. */
    static final class Open {

        private final Map<NodeId, Deque<Value.Context>> left = new HashMap<>();

        Open(Turns turns) {
            turns.byNode().forEach((node, given) -> {
                if (!given.isEmpty()) left.put(node, new ArrayDeque<>(given));
            });
        }

        /** Takes the next turn at a node, if there is one. */
        Optional<Value.Context> take(NodeId node) {
            Optional<Value.Context> next = Optional.ofNullable(left.get(node)).map(Deque::remove);
            left.computeIfPresent(node, (id, rest) -> rest.isEmpty() ? null : rest);
            return next;
        }

        void forget(NodeId node) {
            left.remove(node);
        }

        Set<NodeId> nodes() {
            return left.keySet();
        }
    }
}
