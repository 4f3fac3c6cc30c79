package dev.workfloo.person;

import dev.workfloo.definition.Node;
import dev.workfloo.definition.Node.Edge;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.ValidationNode;
import dev.workfloo.definition.flow.CheckedFlow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a flow may go from a node, as long as each node does its part. */
final class WaysAhead {

    private static final String NEXT = "/next";

    private final CheckedFlow flow;
    private final NodeId from;

    WaysAhead(CheckedFlow flow, NodeId from) {
        this.flow = flow;
        this.from = from;
    }

    static boolean isForAPerson(Node node) {
        return node.asks().person() && !(node instanceof ValidationNode);
    }

    /** The steps for a person that may come, the nearest first. */
    List<Node> possible() {
        List<Node> found = new ArrayList<>();
        Set<NodeId> reached = new LinkedHashSet<>();
        walk(Optional.empty(), reached);
        for (NodeId id : reached) if (!id.equals(from) && isForAPerson(flow.node(id))) found.add(flow.node(id));
        return found;
    }

    /** Those of them by which each way to an end leads. */
    List<Node> sure() {
        return possible().stream()
                .filter(node -> !walk(Optional.of(node.id()), new LinkedHashSet<>()))
                .toList();
    }

    /**
     * Goes everywhere, the nearest first.
     *
     * @param without this one, if one is given
     * @return whether an end was come to
     */
    private boolean walk(Optional<NodeId> without, Set<NodeId> reached) {
        boolean ends = false;
        Deque<NodeId> waiting = new ArrayDeque<>(List.of(from));
        reached.add(from);
        while (!waiting.isEmpty()) {
            Node node = flow.node(waiting.remove());
            ends |= mayEnd(node);
            for (Edge edge : node.edges()) {
                boolean isOpen = edge.done() && !without.equals(Optional.of(edge.target()));
                if (isOpen && reached.add(edge.target())) waiting.add(edge.target());
            }
        }
        return ends;
    }

    /** Where there is a next one, only one that failed ends there. */
    private static boolean mayEnd(Node node) {
        return node.ways().mayEnd()
                && node.edges().stream().noneMatch(edge -> edge.pointer().equals(NEXT));
    }
}
