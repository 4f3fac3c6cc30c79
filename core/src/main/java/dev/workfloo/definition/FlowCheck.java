package dev.workfloo.definition;

import dev.workfloo.definition.Node.Edge;
import dev.workfloo.definition.Node.FormNode;
import dev.workfloo.definition.Node.LabelNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Proves what must hold before a definition runs: ids are unique, edges lead somewhere, every node is reached and reaches
 * an end, every cycle waits for someone, and every form can be answered.
 */
public final class FlowCheck {

    private static final int MOST_NODES = 1_000;

    private final WorkflooDefinition definition;
    private final Findings findings = new Findings();
    private final Map<NodeId, Node> nodes = new LinkedHashMap<>();
    private final Map<NodeId, String> pointers = new HashMap<>();

    private FlowCheck(WorkflooDefinition definition) {
        this.definition = definition;
    }

    /**
     * What the check found.
     *
     * @param flow there when no finding is an error
     */
    public record Result(Optional<CheckedFlow> flow, List<Finding> findings) {}

    public static Result check(WorkflooDefinition definition) {
        return new FlowCheck(definition).run();
    }

    private Result run() {
        if (definition.nodes().size() > MOST_NODES) {
            findings.error(Optional.empty(), "/nodes", "must have at most " + MOST_NODES + " nodes");
            return new Result(Optional.empty(), findings.all());
        }
        indexNodes();
        checkEdges();
        if (!findings.hasErrors()) checkPaths();
        nodes.values().forEach(node -> node.fold(new Contents()));
        Optional<CheckedFlow> flow =
                findings.hasErrors() ? Optional.empty() : Optional.of(CheckedFlow.published(definition));
        return new Result(flow, findings.all());
    }

    private void indexNodes() {
        for (int i = 0; i < definition.nodes().size(); i++) {
            Node node = definition.nodes().get(i);
            if (nodes.putIfAbsent(node.id(), node) == null) pointers.put(node.id(), "/nodes/" + i);
            else findings.error(Optional.of(node.id()), "/nodes/" + i + "/id", "another node has this id already");
        }
    }

    private void checkEdges() {
        if (!nodes.containsKey(definition.start())) {
            findings.error(Optional.empty(), "/start", "no node has the id " + definition.start());
        }
        for (Node node : nodes.values()) {
            for (Edge edge : node.edges()) {
                if (!nodes.containsKey(edge.target())) {
                    error(node, "/" + edge.place(), "no node has the id " + edge.target());
                }
            }
        }
    }

    private void checkPaths() {
        Set<NodeId> reached = reachedFromStart();
        Set<NodeId> ending = leadingToAnEnd();
        Set<NodeId> restless = inCyclesThatNeverWait();
        for (Node node : nodes.values()) {
            if (!reached.contains(node.id())) error(node, "", "is never reached from the start");
            else if (!ending.contains(node.id())) error(node, "", "leads to no end: give a node behind it no next");
            if (restless.contains(node.id())) {
                error(node, "/next", "goes round without waiting for anyone: put a node that waits into the cycle");
            }
        }
    }

    private Set<NodeId> reachedFromStart() {
        Set<NodeId> reached = new HashSet<>();
        Deque<NodeId> open = new ArrayDeque<>(List.of(definition.start()));
        while (!open.isEmpty()) {
            Node node = nodes.get(open.pop());
            if (node != null && reached.add(node.id())) node.edges().forEach(edge -> open.push(edge.target()));
        }
        return reached;
    }

    private Set<NodeId> leadingToAnEnd() {
        Map<NodeId, Set<NodeId>> sources = new HashMap<>();
        Deque<NodeId> open = new ArrayDeque<>();
        for (Node node : nodes.values()) {
            if (node.mayEnd()) open.push(node.id());
            node.edges()
                    .forEach(edge -> sources.computeIfAbsent(edge.target(), id -> new HashSet<>())
                            .add(node.id()));
        }
        Set<NodeId> ending = new HashSet<>();
        while (!open.isEmpty()) {
            NodeId id = open.pop();
            if (ending.add(id)) sources.getOrDefault(id, Set.of()).forEach(open::push);
        }
        return ending;
    }

    /**
     * The nodes that need nobody and stand in, or between, cycles of their kind: what is left when the nodes without a way
     * on to another such node, or without a way in from one, are taken out again and again.
     */
    private Set<NodeId> inCyclesThatNeverWait() {
        Set<NodeId> left = new HashSet<>();
        nodes.values().stream().filter(node -> !node.waits()).forEach(node -> left.add(node.id()));
        boolean shrank = true;
        while (shrank) {
            Set<NodeId> leadOn = new HashSet<>();
            Set<NodeId> ledTo = new HashSet<>();
            for (NodeId id : left) {
                for (Edge edge : nodesAt(id).edges()) {
                    if (!left.contains(edge.target())) continue;
                    leadOn.add(id);
                    ledTo.add(edge.target());
                }
            }
            leadOn.retainAll(ledTo);
            shrank = left.retainAll(leadOn);
        }
        return left;
    }

    private Node nodesAt(NodeId id) {
        return Objects.requireNonNull(nodes.get(id));
    }

    private void error(Node node, String place, String message) {
        findings.error(Optional.of(node.id()), pointers.get(node.id()) + place, message);
    }

    /** What is in a node, beside its edges. */
    private final class Contents implements Node.Cases<Void> {

        @Override
        @SuppressWarnings("NullAway") // Void has no value but null
        public Void form(FormNode node) {
            new FormCheck(node, pointers.getOrDefault(node.id(), ""), findings).check();
            return null;
        }

        @Override
        @SuppressWarnings("NullAway") // Void has no value but null
        public Void label(LabelNode node) {
            if (node.labels().isEmpty()) error(node, "/labels", "must name at least one label");
            node.labels().stream()
                    .filter(label -> label.isBlank() || label.length() > 100 || label.indexOf('\0') >= 0)
                    .forEach(label -> error(node, "/labels", "a label is text of 1 to 100 characters"));
            return null;
        }
    }
}
