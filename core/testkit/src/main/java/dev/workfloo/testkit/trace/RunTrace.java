package dev.workfloo.testkit.trace;

import dev.workfloo.application.port.in.ExecutionDetail;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionEvent.NodeEvent;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.history.ExecutionHistory;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.SimulatedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a run did, and why: of a {@link SimulatedRun}, a scenario, or an execution of a host's own. It never changes. */
public final class RunTrace {

    private final CheckedFlow flow;
    private final List<ExecutionEvent> events;
    private final WorkflooExecution execution;

    private RunTrace(ExecutionHistory history, CheckedFlow flow) {
        this.flow = flow;
        this.events = history.events();
        this.execution = history.execution();
    }

    /** What happened on a flow, from the start on. */
    public static RunTrace of(ExecutionHistory history, CheckedFlow flow) {
        return new RunTrace(history, flow);
    }

    /** What an execution did, as {@code following().detail(…)} tells of it. */
    public static RunTrace of(ExecutionDetail detail) {
        return new RunTrace(detail.history(), detail.flow());
    }

    /** The flow on which it ran. */
    public CheckedFlow flow() {
        return flow;
    }

    /** All that happened, the oldest first, which is the start. */
    public List<ExecutionEvent> events() {
        return events;
    }

    /** How it stands. */
    public WorkflooExecution execution() {
        return execution;
    }

    /** What it did and why, in words: a line or a few for each node. */
    public String story() {
        return Story.of(this).text();
    }

    /** What a node left behind, as stories tell it: hidden where it is kept out of traces. */
    public String words(String path) {
        int dot = path.indexOf('.');
        boolean isHidden = NodeId.parse(path.substring(0, dot))
                .filter(node -> flow.isSensitive(node, path.substring(dot + 1)))
                .isPresent();
        return isHidden ? TraceWords.HIDDEN : TraceWords.of(output(path));
    }

    /** The ids of the nodes that it came to, in that order; a node that it came to twice stands there twice. */
    public List<String> visited() {
        return Visit.all(this).stream().map(visit -> visit.node().name()).toList();
    }

    /** The id of the node at which it waits or works; empty when it has ended. */
    public Optional<String> waitsAt() {
        return execution.position().waitsAt().map(NodeId::name);
    }

    /** How it ended; empty while it goes on. */
    public Optional<Outcome> outcome() {
        return execution.position().outcome();
    }

    /** All that was decided, in that order: by tables, by questions, by reviewers. */
    public List<TakenDecision> taken() {
        return events.stream()
                .filter(NodeEvent.class::isInstance)
                .flatMap(event -> TakenDecision.in((NodeEvent) event, flow).stream())
                .toList();
    }

    /** What was decided last at the node of this id; empty where nothing was. */
    public Optional<TakenDecision> decision(String node) {
        return taken().stream().filter(it -> it.node().name().equals(node)).reduce((before, last) -> last);
    }

    /** The exit that the node of this id took last; empty where the run did not come there, or there are none. */
    public Optional<String> exit(String node) {
        return decision(node).flatMap(TakenDecision::exit);
    }

    /**
     * What a node left behind.
     *
     * @param path the node's id, a dot, and the member, such as {@code policy.limit}
     * @return null (the value) where there is none
     * @throws IllegalArgumentException if the definition has no such node, or the node never leaves such a member
     */
    public Value output(String path) {
        return LeftBehind.at(path, this);
    }

    /** The labels that it carries, in the order in which they were put on. */
    public List<String> labels() {
        return new ArrayList<>(execution.data().labels());
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "RunTrace of " + flow.definition().name();
    }
}
