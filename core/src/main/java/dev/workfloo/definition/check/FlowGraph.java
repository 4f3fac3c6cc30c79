package dev.workfloo.definition.check;

import dev.workfloo.definition.Asked;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.Node.Edge;
import dev.workfloo.definition.NodeId;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which ways lead through a flow. Every edge must lead to a node. */
final class FlowGraph {

    private final NodeId start;
    private final Map<NodeId, Node> nodes = new LinkedHashMap<>();
    private final Map<NodeId, Set<Arrival>> arrivals = new HashMap<>();

    /** A way in: from which node, and whether that node has then done its part. */
    record Arrival(NodeId source, boolean done) {}

    FlowGraph(NodeId start, Collection<Node> all) {
        this.start = start;
        for (Node node : all) {
            nodes.put(node.id(), node);
            for (Edge edge : node.edges()) {
                arrivals.computeIfAbsent(edge.target(), id -> new HashSet<>()).add(new Arrival(node.id(), edge.done()));
            }
        }
    }

    NodeId start() {
        return start;
    }

    Collection<Node> nodes() {
        return nodes.values();
    }

    Set<NodeId> reachedFromStart() {
        Set<NodeId> reached = new HashSet<>();
        Deque<NodeId> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            NodeId id = open.pop();
            if (reached.add(id)) node(id).edges().forEach(edge -> open.push(edge.target()));
        }
        return reached;
    }

    Set<NodeId> leadingToAnEnd() {
        Deque<NodeId> open = new ArrayDeque<>();
        nodes.values().stream().filter(node -> node.ways().mayEnd()).forEach(node -> open.push(node.id()));
        Set<NodeId> ending = new HashSet<>();
        while (!open.isEmpty()) {
            NodeId id = open.pop();
            if (ending.add(id)) arrivals(id).forEach(arrival -> open.push(arrival.source()));
        }
        return ending;
    }

    /**
     * The nodes that stand in, or between, cycles in which no person need be waited for: what is left when the nodes without
     * such a way on to another one, or without one in, are taken out again and again.
     */
    Set<NodeId> inCyclesThatNeverWait() {
        Set<NodeId> left = new HashSet<>(nodes.keySet());
        boolean shrank = true;
        while (shrank) {
            Set<NodeId> leadOn = new HashSet<>();
            Set<NodeId> ledTo = new HashSet<>();
            for (NodeId id : left) {
                for (Edge edge : node(id).edges()) {
                    if (!left.contains(edge.target()) || !isTakenUnasked(node(id), edge)) continue;
                    leadOn.add(id);
                    ledTo.add(edge.target());
                }
            }
            leadOn.retainAll(ledTo);
            shrank = left.retainAll(leadOn);
        }
        return left;
    }

    /** Whether this way may be taken without any person's answer: also where a provider sends no code, nobody is waited for. */
    static boolean isTakenUnasked(Node node, Edge edge) {
        boolean isOfProvider = node.asks().code().flatMap(Asked.Code::provider).isPresent();
        return !node.asks().person() || isOfProvider && !edge.done();
    }

    /** For each node, those that have done their part on every way to it, on their latest visit. */
    Map<NodeId, Set<NodeId>> alwaysBefore() {
        return new Predecessors(this, true).all();
    }

    /** For each node, those that have done their part on at least one way to it. */
    Map<NodeId, Set<NodeId>> everBefore() {
        return new Predecessors(this, false).all();
    }

    Set<Arrival> arrivals(NodeId id) {
        return arrivals.getOrDefault(id, Set.of());
    }

    Node node(NodeId id) {
        return Objects.requireNonNull(nodes.get(id));
    }
}
