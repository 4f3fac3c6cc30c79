package dev.workfloo.execution.step;

import dev.workfloo.access.Environment;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionEvent.Finished;
import dev.workfloo.execution.ExecutionEvent.NodeFailed;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.step.Run.RehearsedWaits;
import dev.workfloo.rule.CalendarDuration;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One transition while it is being made: it records events, asks for work outside, and runs through nodes that need no input.
 * Nothing happens before what it follows, also when the clock says so; but work is due by the clock.
 */
final class Transition {

    /** Of a node in one transition, on average: one that failed may be come to once more, and do its part then. */
    private static final int MOST_VISITS = 2;

    private final CheckedFlow flow;
    private final Instant clock;
    private final Instant now;
    private final WorkflooExecution from;
    private final RehearsedWaits waits;
    private final List<ExecutionEvent> events = new ArrayList<>();
    private final List<Work.Due> work = new ArrayList<>();
    private WorkflooExecution execution;
    private boolean failed;

    Transition(Run run) {
        this.execution = run.execution();
        this.flow = run.flow();
        this.clock = run.now();
        this.waits = run.waits();
        this.from = execution;
        Instant since = execution.modifiedAt();
        this.now = clock.isBefore(since) ? since : clock;
    }

    static Transition begin(Started started, CheckedFlow flow, RehearsedWaits waits) {
        Transition transition =
                new Transition(new Run(WorkflooExecution.fold(List.of(started)), flow, started.at(), waits));
        transition.events.add(started);
        return transition;
    }

    CheckedFlow flow() {
        return flow;
    }

    /** How it stands after all that has happened so far. */
    WorkflooExecution execution() {
        return execution;
    }

    /** What the clock says: by it waits are counted, and work is due. */
    Instant clock() {
        return clock;
    }

    /** When it happens. */
    Instant now() {
        return now;
    }

    /** How long a TIMER waits in the sandbox, whatever its node says; empty in production. */
    Optional<CalendarDuration> rehearsedWait(NodeId timer) {
        boolean isSandbox = execution.start().scope().environment() == Environment.SANDBOX;
        return isSandbox ? Optional.of(waits.at(timer).orElse(CalendarDuration.NONE)) : Optional.empty();
    }

    Progress progress() {
        return new Progress(execution, events, work, from);
    }

    void happened(ExecutionEvent event) {
        events.add(event);
        execution = execution.after(event);
    }

    /** Asks for work outside, at once, for the visit at which the execution now stands. */
    void ask(Work.Maker kind, NodeId node, int turn) {
        ask(kind, node, turn, clock);
    }

    void ask(Work.Maker kind, NodeId node, int turn, Instant at) {
        int visit = execution.data().visitsTo(node);
        work.add(new Work.Due(kind.of(execution.id(), node, visit, turn), at));
    }

    Progress cancel(String by) {
        happened(new Finished(now, Outcome.ABANDONED, Optional.of(by)));
        return progress();
    }

    Progress abandon() {
        happened(new Finished(now, Outcome.ABANDONED));
        return progress();
    }

    /**
     * Goes on behind a node, until a node stops or the flow ends. A flow that would go round for ever, because a node fails
     * before it stops or was published by a release that allowed it, ends in error instead.
     */
    Progress run(Optional<NodeId> next) {
        Optional<Onward> onward = Optional.of(new Onward(next));
        int left = MOST_VISITS * flow.definition().nodes().size();
        while (onward.isPresent()) {
            Optional<NodeId> at = onward.get().next();
            if (at.isEmpty()) {
                happened(new Finished(now, failed ? Outcome.ERROR : Outcome.SUCCESS));
                return progress();
            }
            if (left-- == 0) {
                onward =
                        Onward.to(failed(flow.node(at.get()), Optional.empty(), "the flow goes round without waiting"));
                continue;
            }
            onward = flow.node(at.get()).fold(Arrivals.AT).arrive(this);
        }
        return progress();
    }

    /** Says that a node failed, and where the flow goes on from there. */
    Optional<NodeId> failed(Node node, Optional<NodeId> onError, String reason) {
        happened(new NodeFailed(now, node.id(), reason));
        failed = onError.isEmpty();
        return onError;
    }

    /** What formulas read now. */
    EvaluationContext environment() {
        return environment(execution);
    }

    /** What they would read if this had happened. */
    EvaluationContext environmentAfter(ExecutionEvent event) {
        return environment(execution.after(event));
    }

    private EvaluationContext environment(WorkflooExecution standing) {
        return flow.environment(standing.data().values(), now);
    }
}
