package dev.workfloo.definition.check;

import dev.workfloo.definition.Node;
import dev.workfloo.definition.Node.Edge;
import dev.workfloo.definition.NodeId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ways that lead past a node, or out of it before it has done its part: behind them, what it sets is missing. */
final class Bypasses {

    private final FlowGraph graph;

    Bypasses(FlowGraph graph) {
        this.graph = graph;
    }

    /** The flow at a node, with the other having done its part or not. */
    private record Standing(NodeId at, boolean done) {}

    private record Step(Standing from, Edge edge) {}

    /** The edge by which the flow comes to a node without the other one's part, as {@code bureau/onError}. */
    Optional<String> edge(NodeId past, NodeId to) {
        List<Step> way = way(past, to);
        if (way.isEmpty()) return Optional.empty();
        Set<NodeId> before = leadingTo(past, to);
        Step last = way.get(0);
        for (Step step : way) if (before.contains(step.from().at())) last = step;
        return Optional.of(last.from().at() + last.edge().pointer());
    }

    /** The shortest such way; empty when there is none. */
    private List<Step> way(NodeId past, NodeId to) {
        Standing begun = new Standing(graph.start(), false);
        Map<Standing, @Nullable Step> reached = new HashMap<>();
        reached.put(begun, null);
        Deque<Standing> open = new ArrayDeque<>(List.of(begun));
        while (!open.isEmpty()) {
            Standing standing = open.remove();
            if (standing.equals(new Standing(to, false))) return back(standing, reached);
            for (Edge edge : graph.node(standing.at()).edges()) {
                boolean done = standing.at().equals(past) ? edge.done() : standing.done();
                Standing next = new Standing(edge.target(), done);
                if (!reached.containsKey(next)) {
                    reached.put(next, new Step(standing, edge));
                    open.add(next);
                }
            }
        }
        return List.of();
    }

    private static List<Step> back(Standing end, Map<Standing, @Nullable Step> reached) {
        List<Step> way = new ArrayList<>();
        for (Step step = reached.get(end); step != null; step = reached.get(step.from())) way.add(step);
        Collections.reverse(way);
        return way;
    }

    /** The node, and those from which it can still be come to before the end of the way. */
    private Set<NodeId> leadingTo(NodeId node, NodeId end) {
        Set<NodeId> leading = new HashSet<>(Set.of(node));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Node other : graph.nodes()) {
                boolean leads = !other.id().equals(end)
                        && other.edges().stream().anyMatch(edge -> leading.contains(edge.target()));
                grew |= leads && leading.add(other.id());
            }
        }
        return leading;
    }
}
