package dev.workfloo.testkit.trace;

import dev.workfloo.definition.DecisionTreeNode;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.RulesetNode;
import dev.workfloo.definition.ValidationNode;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ExecutionEvent.NodeFailed;
import dev.workfloo.execution.Outcome;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How much of a flow some runs came to: its nodes, the ways between them, the exits of decisions, and the rules of tables with their
 * defaults. Each counts for one.
 */
public final class FlowCoverage {

    private static final int HUNDRED = 100;
    private static final String NEXT = "/next";
    private static final String ON_ERROR = "/onError";

    private final CheckedFlow flow;
    private final Set<String> all = new LinkedHashSet<>();
    private final Set<String> reached = new LinkedHashSet<>();

    private FlowCoverage(CheckedFlow flow) {
        this.flow = flow;
        flow.definition().nodes().forEach(this::expect);
    }

    /** What these runs came to of a flow. */
    public static FlowCoverage of(CheckedFlow flow, Collection<RunTrace> traces) {
        FlowCoverage coverage = new FlowCoverage(flow);
        traces.forEach(coverage::add);
        coverage.reached.retainAll(coverage.all);
        return coverage;
    }

    private void expect(Node node) {
        all.add(name(node));
        node.edges().stream()
                .filter(edge -> !edge.pointer().startsWith("/exits/"))
                .forEach(edge -> all.add(way(node, edge.pointer())));
        exits(node).forEach(exit -> all.add(exit(node, exit)));
        if (!(node instanceof RulesetNode ruleset)) return;
        for (int rule = 1; rule <= ruleset.table().rules().size(); rule++) all.add(rule(node, rule));
        if (ruleset.table().otherwise().isPresent()) all.add(byDefault(node));
    }

    /** The exits that a node decides between; none where it decides nothing. */
    public static Set<String> exits(Node node) {
        if (node instanceof RulesetNode ruleset)
            return ruleset.exits().targets().keySet();
        if (node instanceof DecisionTreeNode tree) return tree.exits().targets().keySet();
        return node instanceof ValidationNode review ? review.exits().targets().keySet() : Set.of();
    }

    private void add(RunTrace trace) {
        List<Visit> visits = Visit.all(trace);
        boolean hasEnded =
                trace.outcome().filter(how -> how != Outcome.ABANDONED).isPresent();
        for (int i = 0; i < visits.size(); i++) {
            Node node = flow.node(visits.get(i).node());
            boolean wasLeft = i + 1 < visits.size() || hasEnded;
            boolean failed = visits.get(i).events().stream().anyMatch(NodeFailed.class::isInstance);
            reached.add(name(node));
            if (wasLeft) reached.add(way(node, failed ? ON_ERROR : NEXT));
        }
        trace.taken().forEach(this::add);
    }

    private void add(TakenDecision decision) {
        Node node = flow.node(decision.node());
        decision.exit().ifPresent(exit -> reached.add(exit(node, exit)));
        decision.rules().forEach(rule -> reached.add(rule(node, rule)));
        if (decision.isDefault()) reached.add(byDefault(node));
    }

    private static String name(Node node) {
        return "node " + NodeTitle.of(node);
    }

    private static String exit(Node node, String exit) {
        return "exit " + exit + " of " + node.id();
    }

    private static String rule(Node node, int number) {
        return "rule " + number + " of " + node.id();
    }

    private static String byDefault(Node node) {
        return "default of " + node.id();
    }

    private static String way(Node node, String pointer) {
        Optional<String> target = node.edges().stream()
                .filter(edge -> edge.pointer().equals(pointer))
                .map(edge -> edge.target().name())
                .findFirst();
        String when = pointer.equals(ON_ERROR) ? " when it fails" : "";
        return "way from " + node.id() + " to " + target.orElse("its end") + when;
    }

    /** Of a hundred; 100 only when nothing is missing. */
    public int percent() {
        return reached.size() * HUNDRED / Math.max(1, all.size());
    }

    /** What no run came to, in words, in the order of the document: {@code rule 2 of policy}. */
    public List<String> missed() {
        return all.stream().filter(it -> !reached.contains(it)).toList();
    }

    /** What was reached, as a line, and what was not, a line each. */
    public String report() {
        String reach = percent() + " %, " + reached.size() + " of " + all.size();
        StringBuilder report =
                new StringBuilder("coverage of " + flow.definition().name() + ": " + reach);
        missed().forEach(missing -> report.append("\n  not reached: ").append(missing));
        return report.toString();
    }
}
