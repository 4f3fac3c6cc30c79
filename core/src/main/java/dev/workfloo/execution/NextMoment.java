package dev.workfloo.execution;

import dev.workfloo.execution.ExecutionEvent.ConnectorAnswered;
import dev.workfloo.execution.ExecutionEvent.ConnectorAsked;
import dev.workfloo.execution.ExecutionEvent.ConnectorFailed;
import dev.workfloo.execution.ExecutionEvent.Finished;
import dev.workfloo.execution.ExecutionEvent.FormAnswered;
import dev.workfloo.execution.ExecutionEvent.FormOpened;
import dev.workfloo.execution.ExecutionEvent.LabelsPut;
import dev.workfloo.execution.ExecutionEvent.NipAuthorised;
import dev.workfloo.execution.ExecutionEvent.NipConfirmed;
import dev.workfloo.execution.ExecutionEvent.NipDelivered;
import dev.workfloo.execution.ExecutionEvent.NipDrawn;
import dev.workfloo.execution.ExecutionEvent.NipMistyped;
import dev.workfloo.execution.ExecutionEvent.NipOpened;
import dev.workfloo.execution.ExecutionEvent.NipRequested;
import dev.workfloo.execution.ExecutionEvent.NodeFailed;
import dev.workfloo.execution.ExecutionEvent.RulesetDecided;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.ExecutionEvent.TreeDecided;
import dev.workfloo.execution.ExecutionEvent.VariablesSet;
import dev.workfloo.execution.NipState.News;
import dev.workfloo.execution.Position.AwaitingNip;
import dev.workfloo.execution.Position.Calling;
import dev.workfloo.execution.WorkflooExecution.Moment;
import dev.workfloo.rule.decision.Decision;
import java.time.Instant;
import java.util.function.UnaryOperator;

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
    public Moment nipOpened(NipOpened event) {
        Collected collected = before.collected().revisited(event.node());
        int visit = collected.visitsTo(event.node());
        return moved(
                new Position.AwaitingNip(event.node(), visit, NipState.opened(event.recipient())),
                collected,
                event.at());
    }

    @Override
    public Moment nipRequested(NipRequested event) {
        return nip(event, state -> state.requested(event.send()));
    }

    @Override
    public Moment nipDrawn(NipDrawn event) {
        return nip(event, state -> state.drawn(event.code()));
    }

    @Override
    public Moment nipDelivered(NipDelivered event) {
        return nip(event, state -> state.delivered(new News(event.at(), event.send(), event.delivery())));
    }

    @Override
    public Moment nipMistyped(NipMistyped event) {
        return nip(event, NipState::mistyped);
    }

    @Override
    public Moment nipConfirmed(NipConfirmed event) {
        return nip(event, state -> state.confirmed(event.at()));
    }

    private Moment nip(ExecutionEvent event, UnaryOperator<NipState> change) {
        AwaitingNip at = (AwaitingNip) before.position();
        return moved(new AwaitingNip(at.node(), at.visit(), change.apply(at.nip())), before.collected(), event.at());
    }

    @Override
    public Moment nipAuthorised(NipAuthorised event) {
        return moved(before.position(), before.collected().consented(event.node(), event.at()), event.at());
    }

    @Override
    public Moment connectorAsked(ConnectorAsked event) {
        Collected collected = before.collected().revisited(event.node());
        return moved(
                new Calling(
                        event.node(),
                        collected.visitsTo(event.node()),
                        event.request(),
                        Position.Tries.NONE,
                        event.at()),
                collected,
                event.at());
    }

    @Override
    public Moment connectorAnswered(ConnectorAnswered event) {
        return moved(before.position(), before.collected().with(event.node(), event.response()), event.at());
    }

    @Override
    public Moment connectorFailed(ConnectorFailed event) {
        Calling at = (Calling) before.position();
        Instant due = event.retryAt().orElse(at.due());
        Position next =
                new Calling(at.node(), at.visit(), at.request(), at.tries().failed(event.answered()), due);
        return moved(next, before.collected(), event.at());
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
