package dev.workfloo.definition.check;

import dev.workfloo.definition.Node;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.check.FlowGraph.Arrival;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * For each node of a flow, those that have done their part before it, on their latest visit: on every way that leads to it, or
 * on some.
 *
 * <p>On every way, it is the greatest solution of: what is done before a node is what is done behind every way in, and a way in
 * takes away the node that it leaves undone. On some, it is the least of the same with one way in enough.
 */
final class Predecessors {

    private final FlowGraph graph;
    private final boolean always;
    private final List<NodeId> ids;
    private final Map<NodeId, Integer> indexes = new HashMap<>();
    private final BitSet[] before;

    /** @param always whether they must have on every way */
    Predecessors(FlowGraph graph, boolean always) {
        this.graph = graph;
        this.always = always;
        this.ids = graph.nodes().stream().map(Node::id).toList();
        this.before = new BitSet[ids.size()];
        for (int i = 0; i < before.length; i++) {
            indexes.put(ids.get(i), i);
            before[i] = new BitSet(ids.size());
            if (always && !ids.get(i).equals(graph.start())) before[i].set(0, ids.size());
        }
    }

    Map<NodeId, Set<NodeId>> all() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < before.length; i++) {
                BitSet next = merged(ids.get(i));
                changed |= !next.equals(before[i]);
                before[i] = next;
            }
        }
        Map<NodeId, Set<NodeId>> all = new HashMap<>();
        for (int i = 0; i < before.length; i++) all.put(ids.get(i), named(before[i]));
        return all;
    }

    private BitSet merged(NodeId id) {
        BitSet merged = new BitSet(before.length);
        if (always && id.equals(graph.start())) return merged;
        if (always) merged.set(0, before.length);
        for (Arrival arrival : graph.arrivals(id)) {
            int index = Objects.requireNonNull(indexes.get(arrival.source()));
            BitSet behind = (BitSet) before[index].clone();
            behind.set(index, arrival.done());
            if (always) merged.and(behind);
            else merged.or(behind);
        }
        return merged;
    }

    private Set<NodeId> named(BitSet set) {
        Set<NodeId> named = new HashSet<>();
        set.stream().forEach(index -> named.add(ids.get(index)));
        return named;
    }
}
