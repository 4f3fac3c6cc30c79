package dev.workfloo.definition.check;

import dev.workfloo.definition.Node;
import dev.workfloo.definition.Node.Edge;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.definition.flow.KnownValues;
import dev.workfloo.document.Finding;
import dev.workfloo.document.Findings;
import dev.workfloo.document.FindingsAt;
import dev.workfloo.rule.decision.space.Deadline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final Map<NodeId, NodeCheck<?>> checks = new LinkedHashMap<>();

    private FlowCheck(WorkflooDefinition definition, Deadline deadline) {
        this.definition = definition;
        this.deadline = deadline;
    }

    /**
     * What the check found.
     *
     * @param flow there when no finding is an error
     * @param values what is known of the flow's values; there when it is
     */
    public record Result(Optional<CheckedFlow> flow, List<Finding> findings, Optional<KnownValues> values) {

        private static Result refused(Findings findings) {
            return new Result(Optional.empty(), findings.all(), Optional.empty());
        }
    }

    /** @param deadline when the proofs about decision tables must end; what is unproven by then is a warning */
    public static Result check(WorkflooDefinition definition, Deadline deadline) {
        return new FlowCheck(definition, deadline).run();
    }

    private Result run() {
        if (definition.nodes().size() > MOST_NODES) {
            findings.root().error("/nodes", "must have at most " + MOST_NODES + " nodes");
            return Result.refused(findings);
        }
        indexNodes();
        boolean isWired = edgesLeadSomewhere();
        checks.values().forEach(NodeCheck::checkAlone);
        Optional<KnownValues> values = isWired ? checkPaths() : Optional.empty();
        if (findings.hasErrors()) return Result.refused(findings);
        CheckedFlow flow = CheckedFlow.published(definition);
        checks.values().forEach(check -> check.checkProven(flow));
        return new Result(Optional.of(flow), findings.all(), values);
    }

    private void indexNodes() {
        for (int i = 0; i < definition.nodes().size(); i++) {
            Node node = definition.nodes().get(i);
            FindingsAt at = findings.node(node.id().name(), "/nodes/" + i);
            if (checks.putIfAbsent(node.id(), node.fold(new NodeChecks(at, definition.expiresAfter()))) != null) {
                at.error("/id", "another node has this id already");
            }
        }
    }

    private boolean edgesLeadSomewhere() {
        boolean good = checks.containsKey(definition.start());
        if (!good) {
            findings.root().error("/start", "no node has the id " + definition.start());
        }
        for (NodeCheck<?> check : checks.values()) {
            for (Edge edge : check.node.edges()) {
                if (checks.containsKey(edge.target())) continue;
                check.findings.error(edge.pointer(), "no node has the id " + edge.target());
                good = false;
            }
        }
        return good;
    }

    /** What is known of the values; empty where nothing is, since nodes are never reached. */
    private Optional<KnownValues> checkPaths() {
        List<Node> nodes =
                checks.values().stream().<Node>map(check -> check.node).toList();
        FlowGraph graph = new FlowGraph(definition.start(), nodes);
        Set<NodeId> reached = graph.reachedFromStart();
        Set<NodeId> ending = graph.leadingToAnEnd();
        Set<NodeId> restless = graph.inCyclesThatNeverWait();
        checks.forEach((id, check) -> {
            FindingsAt at = check.findings;
            if (!reached.contains(id)) at.error("", "is never reached from the start");
            else if (!ending.contains(id)) at.error("", "leads to no end: give a node behind it no next");
            if (restless.contains(id)) {
                check.node.edges().stream()
                        .filter(edge -> restless.contains(edge.target()) && FlowGraph.isTakenUnasked(check.node, edge))
                        .findFirst()
                        .ifPresent(edge -> at.error(
                                edge.pointer(),
                                "goes round without waiting for anyone: put a node that waits into the cycle"));
            }
        });
        return reached.containsAll(checks.keySet())
                ? Optional.of(new RuleCheck(checks, graph, deadline).check())
                : Optional.empty();
    }
}
