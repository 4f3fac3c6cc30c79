package dev.workfloo.execution;

import dev.workfloo.contact.CodeRecipient;
import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.NipState.News;
import dev.workfloo.execution.Position.AwaitingNip;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** Something that happened where consent is given by a code. */
public sealed interface NipEvent extends ExecutionEvent.NodeEvent {

    <R> R fold(Cases<R> cases);

    @Override
    default <R> R fold(Families<R> families) {
        return families.nip(this);
    }

    interface Cases<R> {
        R nipOpened(NipOpened event);

        R nipRequested(NipRequested event);

        R nipDrawn(NipDrawn event);

        R nipDelivered(NipDelivered event);

        R nipMistyped(NipMistyped event);

        R nipConfirmed(NipConfirmed event);

        R nipAuthorised(NipAuthorised event);
    }

    private static ExecutionState changed(ExecutionState before, Instant at, UnaryOperator<NipState> change) {
        AwaitingNip waiting = (AwaitingNip) before.position();
        return before.moved(new AwaitingNip(waiting.node(), waiting.visit(), change.apply(waiting.nip())), at);
    }

    /** A person is asked for consent, and can be reached there. */
    record NipOpened(Instant at, NodeId node, CodeRecipient recipient) implements NipEvent {
        @Override
        public Meaning meaning() {
            return Meaning.noStep(Visit.OPENS, Status.NEEDS_PERSON);
        }

        @Override
        public ExecutionState after(ExecutionState before) {
            ExecutionData revisited = before.data().revisited(node);
            NipState opened = NipState.opened(recipient);
            return before.moved(new AwaitingNip(node, revisited.visitsTo(node), opened), revisited, at);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.nipOpened(this);
        }
    }

    /** A caller wants a code to be sent. */
    record NipRequested(Instant at, NodeId node, NipSend send) implements NipEvent {
        @Override
        public Meaning meaning() {
            return Meaning.step(Step.NIP_REQUEST, Visit.GOES_ON, Status.ADVANCES);
        }

        @Override
        public ExecutionState after(ExecutionState before) {
            return changed(before, at, nip -> nip.requested(send));
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.nipRequested(this);
        }
    }

    /** A code was drawn, and is about to be handed to its channel. */
    record NipDrawn(Instant at, NodeId node, NipSend.Drawn code) implements NipEvent {
        @Override
        public Meaning meaning() {
            return Meaning.noStep(Visit.GOES_ON, Status.STAYS);
        }

        @Override
        public ExecutionState after(ExecutionState before) {
            return changed(before, at, nip -> nip.drawn(code));
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.nipDrawn(this);
        }
    }

    /** It is known what became of a send. */
    record NipDelivered(Instant at, NodeId node, int send, NipDelivery delivery) implements NipEvent {
        @Override
        public Meaning meaning() {
            return Meaning.step(Step.NIP_DELIVERY, Visit.GOES_ON, Status.ADVANCES);
        }

        @Override
        public ExecutionState after(ExecutionState before) {
            return changed(before, at, nip -> nip.delivered(new News(at, send, delivery)));
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.nipDelivered(this);
        }
    }

    record NipMistyped(Instant at, NodeId node) implements NipEvent {
        @Override
        public Meaning meaning() {
            return Meaning.step(Step.NIP_WRONG_CODE, Visit.GOES_ON, Status.STAYS);
        }

        @Override
        public ExecutionState after(ExecutionState before) {
            return changed(before, at, NipState::mistyped);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.nipMistyped(this);
        }
    }

    /** The right code was typed for the first time. */
    record NipConfirmed(Instant at, NodeId node) implements NipEvent {
        @Override
        public Meaning meaning() {
            return Meaning.step(Step.NIP_FIRST_CODE, Visit.GOES_ON, Status.ADVANCES);
        }

        @Override
        public ExecutionState after(ExecutionState before) {
            return changed(before, at, nip -> nip.confirmed(at));
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.nipConfirmed(this);
        }
    }

    /** The right code was typed again: consent is given. */
    record NipAuthorised(Instant at, NodeId node, int visit, ConsentFacts facts) implements NipEvent {
        @Override
        public Meaning meaning() {
            return Meaning.step(Step.NIP_SECOND_CODE, Visit.GOES_ON, Status.ADVANCES);
        }

        @Override
        public ExecutionState after(ExecutionState before) {
            return before.gathered(before.data().consented(node, at), at);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.nipAuthorised(this);
        }
    }
}
