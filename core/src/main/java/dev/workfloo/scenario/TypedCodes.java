package dev.workfloo.scenario;

import dev.workfloo.definition.NodeId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a test run types where a code is awaited: one after the other, the last of them again and again. */
final class TypedCodes {

    private final Map<NodeId, List<String>> codes;
    private final Map<NodeId, Integer> typed = new HashMap<>();

    /** @param codes by the node that awaits them, each with one at least */
    TypedCodes(Map<NodeId, List<String>> codes) {
        this.codes = codes;
    }

    /** @param right what is typed where the scenario says nothing */
    String next(NodeId node, String right) {
        List<String> said = codes.getOrDefault(node, List.of(right));
        int index = typed.merge(node, 1, Integer::sum) - 1;
        return said.get(Math.min(index, said.size() - 1));
    }

    /** The nodes for which there are codes that nobody asked for. */
    Set<NodeId> untyped() {
        Set<NodeId> untyped = new HashSet<>(codes.keySet());
        untyped.removeAll(typed.keySet());
        return untyped;
    }
}
