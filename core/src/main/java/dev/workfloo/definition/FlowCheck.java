package dev.workfloo.definition;

import dev.workfloo.definition.Node.Edge;
import dev.workfloo.rule.decision.space.Deadline;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Proves what must hold before a definition runs: ids are unique, edges lead somewhere, every node is reached and reaches
 * an end, every cycle waits for someone, every form can be answered, every formula reads what is there and has a type,
 * every decision covers all that can come, and consent is given before every connector that needs it.
 */
public final class FlowCheck {

    private static final int MOST_NODES = 1_000;

    private final WorkflooDefinition definition;
    private final Deadline deadline;
    private final Findings findings = new Findings();
    private final Map<NodeId, Node> nodes = new LinkedHashMap<>();
    private final Map<NodeId, NodeFindings> places = new HashMap<>();

    private FlowCheck(WorkflooDefinition definition, Deadline deadline) {
        this.definition = definition;
        this.deadline = deadline;
    }

    /**
     * What the check found.
     *
     * @param flow there when no finding is an error
     */
    public record Result(Optional<CheckedFlow> flow, List<Finding> findings) {}

    /** @param deadline when the proofs about decision tables must end; what is unproven by then is a warning */
    public static Result check(WorkflooDefinition definition, Deadline deadline) {
        return new FlowCheck(definition, deadline).run();
    }

    private Result run() {
        if (definition.nodes().size() > MOST_NODES) {
            findings.error(Optional.empty(), "/nodes", "must have at most " + MOST_NODES + " nodes");
            return new Result(Optional.empty(), findings.all());
        }
        indexNodes();
        boolean isWired = edgesLeadSomewhere();
        nodes.values().forEach(node -> node.fold(new Contents()));
        if (isWired) checkPaths();
        Optional<CheckedFlow> flow =
                findings.hasErrors() ? Optional.empty() : Optional.of(CheckedFlow.published(definition));
        return new Result(flow, findings.all());
    }

    private void indexNodes() {
        for (int i = 0; i < definition.nodes().size(); i++) {
            Node node = definition.nodes().get(i);
            String place = "/nodes/" + i;
            if (nodes.putIfAbsent(node.id(), node) == null) {
                places.put(node.id(), new NodeFindings(node.id(), place, findings));
            } else {
                findings.error(Optional.of(node.id()), place + "/id", "another node has this id already");
            }
        }
    }

    private boolean edgesLeadSomewhere() {
        boolean good = nodes.containsKey(definition.start());
        if (!good) {
            findings.error(Optional.empty(), "/start", "no node has the id " + definition.start());
        }
        for (Node node : nodes.values()) {
            for (Edge edge : node.edges()) {
                if (nodes.containsKey(edge.target())) continue;
                at(node).error(edge.place(), "no node has the id " + edge.target());
                good = false;
            }
        }
        return good;
    }

    private void checkPaths() {
        FlowGraph graph = new FlowGraph(definition.start(), nodes.values());
        Set<NodeId> reached = graph.reachedFromStart();
        Set<NodeId> ending = graph.leadingToAnEnd();
        Set<NodeId> restless = graph.inCyclesThatNeverWait();
        for (Node node : nodes.values()) {
            if (!reached.contains(node.id())) at(node).error("", "is never reached from the start");
            else if (!ending.contains(node.id())) at(node).error("", "leads to no end: give a node behind it no next");
            if (restless.contains(node.id())) {
                at(node).error(
                                node.edges().get(0).place(),
                                "goes round without waiting for anyone: put a node that waits into the cycle");
            }
        }
        if (reached.containsAll(nodes.keySet())) new RuleCheck(nodes, places, graph, deadline).check();
    }

    private NodeFindings at(Node node) {
        return Objects.requireNonNull(places.get(node.id()));
    }

    /** What is in a node, beside its edges and its formulas. */
    private final class Contents implements Node.Cases<Boolean> {

        @Override
        public Boolean form(FormNode node) {
            new FormCheck(node, at(node)).check();
            return true;
        }

        @Override
        public Boolean label(LabelNode node) {
            if (node.labels().isEmpty()) at(node).error("/labels", "must name at least one label");
            at(node).checkLabels(node.labels());
            return true;
        }

        @Override
        public Boolean ruleset(RulesetNode node) {
            return true;
        }

        @Override
        public Boolean decisionTree(DecisionTreeNode node) {
            return true;
        }

        @Override
        public Boolean variables(VariablesNode node) {
            return true;
        }

        @Override
        public Boolean nip(NipNode node) {
            new NipCheck(node, at(node)).check();
            return true;
        }

        @Override
        public Boolean connector(ConnectorNode node) {
            return true;
        }
    }
}
