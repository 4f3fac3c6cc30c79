package dev.workfloo.execution;

import dev.workfloo.execution.ExecutionEvent.Finished;
import dev.workfloo.execution.ExecutionEvent.FormAnswered;
import dev.workfloo.execution.ExecutionEvent.FormOpened;
import dev.workfloo.execution.ExecutionEvent.LabelsPut;
import dev.workfloo.execution.ExecutionEvent.NodeFailed;
import dev.workfloo.execution.ExecutionEvent.RulesetDecided;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.ExecutionEvent.TreeDecided;
import dev.workfloo.execution.ExecutionEvent.VariablesSet;
import dev.workfloo.execution.WorkflooExecution.Moment;
import dev.workfloo.rule.decision.Decision;
import java.time.Instant;

/** How each event changes an execution. This is the only place where one changes. */
record NextMoment(Moment before) implements ExecutionEvent.Cases<Moment> {

    @Override
    public Moment started(Started event) {
        throw new IllegalArgumentException("an execution starts once");
    }

    @Override
    public Moment formOpened(FormOpened event) {
        Collected collected = before.collected().visited(event.node());
        return moved(new Position.AwaitingForm(event.node(), collected.visitsTo(event.node())), collected, event.at());
    }

    @Override
    public Moment formAnswered(FormAnswered event) {
        return moved(before.position(), before.collected().with(event.node(), event.answers()), event.at());
    }

    @Override
    public Moment labelsPut(LabelsPut event) {
        return moved(before.position(), before.collected().labelled(event.labels()), event.at());
    }

    @Override
    public Moment rulesetDecided(RulesetDecided event) {
        Decision decision = event.decision();
        Collected collected =
                before.collected().with(event.node(), decision.outputs()).labelled(decision.labels());
        return moved(before.position(), collected, event.at());
    }

    @Override
    public Moment treeDecided(TreeDecided event) {
        return moved(before.position(), before.collected(), event.at());
    }

    @Override
    public Moment variablesSet(VariablesSet event) {
        return moved(before.position(), before.collected().with(event.node(), event.values()), event.at());
    }

    @Override
    public Moment nodeFailed(NodeFailed event) {
        return moved(before.position(), before.collected(), event.at());
    }

    @Override
    public Moment finished(Finished event) {
        return moved(new Position.Finished(event.outcome()), before.collected(), event.at());
    }

    private Moment moved(Position position, Collected collected, Instant at) {
        return new Moment(position, collected, at, before.revision() + 1);
    }
}
