package dev.workfloo.execution;

import dev.workfloo.definition.NodeId;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.Decision;
import dev.workfloo.rule.decision.TreeDecision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jmolecules.event.annotation.DomainEvent;

/** Something that happened to an execution. */
@DomainEvent
public sealed interface ExecutionEvent {

    Instant at();

    <R> R fold(Cases<R> cases);

    interface Cases<R> {
        R started(Started event);

        R formOpened(FormOpened event);

        R formAnswered(FormAnswered event);

        R labelsPut(LabelsPut event);

        R rulesetDecided(RulesetDecided event);

        R treeDecided(TreeDecided event);

        R variablesSet(VariablesSet event);

        R nipOpened(NipOpened event);

        R nipRequested(NipRequested event);

        R nipDrawn(NipDrawn event);

        R nipDelivered(NipDelivered event);

        R nipMistyped(NipMistyped event);

        R nipConfirmed(NipConfirmed event);

        R nipAuthorised(NipAuthorised event);

        R connectorAsked(ConnectorAsked event);

        R connectorAnswered(ConnectorAnswered event);

        R connectorFailed(ConnectorFailed event);

        R nodeFailed(NodeFailed event);

        R finished(Finished event);
    }

    record Started(Instant at, ExecutionId id, Start start) implements ExecutionEvent {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.started(this);
        }
    }

    record FormOpened(Instant at, NodeId node) implements ExecutionEvent {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.formOpened(this);
        }
    }

    record FormAnswered(Instant at, NodeId node, Value.Context answers) implements ExecutionEvent {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.formAnswered(this);
        }

        /** Says nothing of the person. */
        @Override
        public String toString() {
            return "FormAnswered[" + node + "]";
        }
    }

    record LabelsPut(Instant at, NodeId node, List<String> labels) implements ExecutionEvent {
        public LabelsPut {
            labels = List.copyOf(labels);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.labelsPut(this);
        }
    }

    record RulesetDecided(Instant at, NodeId node, Decision decision) implements ExecutionEvent {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.rulesetDecided(this);
        }
    }

    record TreeDecided(Instant at, NodeId node, TreeDecision decision) implements ExecutionEvent {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.treeDecided(this);
        }
    }

    record VariablesSet(Instant at, NodeId node, Value.Context values) implements ExecutionEvent {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.variablesSet(this);
        }

        /** Says nothing of the person. */
        @Override
        public String toString() {
            return "VariablesSet[" + node + "]";
        }
    }

    /** A person is asked for consent, and can be reached there. */
    record NipOpened(Instant at, NodeId node, NipRecipient recipient) implements ExecutionEvent {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.nipOpened(this);
        }
    }

    /** A caller wants a code to be sent. */
    record NipRequested(Instant at, NodeId node, NipSend send) implements ExecutionEvent {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.nipRequested(this);
        }
    }

    /** A code was drawn, and is about to be handed to its channel. */
    record NipDrawn(Instant at, NodeId node, NipSend.Drawn code) implements ExecutionEvent {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.nipDrawn(this);
        }
    }

    /** It is known what became of a send. */
    record NipDelivered(Instant at, NodeId node, int send, NipDelivery delivery) implements ExecutionEvent {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.nipDelivered(this);
        }
    }

    record NipMistyped(Instant at, NodeId node) implements ExecutionEvent {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.nipMistyped(this);
        }
    }

    /** The right code was typed for the first time. */
    record NipConfirmed(Instant at, NodeId node) implements ExecutionEvent {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.nipConfirmed(this);
        }
    }

    /** The right code was typed again: consent is given. */
    record NipAuthorised(Instant at, NodeId node, int visit, ConsentFacts facts) implements ExecutionEvent {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.nipAuthorised(this);
        }
    }

    /** A service is to be asked this. */
    record ConnectorAsked(Instant at, NodeId node, Value.Context request) implements ExecutionEvent {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.connectorAsked(this);
        }

        /** Says nothing of the person. */
        @Override
        public String toString() {
            return "ConnectorAsked[" + node + "]";
        }
    }

    /** @param call which call it was and how it went */
    record ConnectorAnswered(Instant at, NodeId node, Call call, Value.Context response) implements ExecutionEvent {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.connectorAnswered(this);
        }

        /** Says nothing of the person. */
        @Override
        public String toString() {
            return "ConnectorAnswered[" + node + "]";
        }
    }

    /**
     * @param message for people; it may speak of the person
     * @param answered whether the service itself said so
     * @param cause what the exchange was lost to, where it was lost; events of older releases do not say it
     * @param retryAt when it is asked again; empty when it is not
     */
    record ConnectorFailed(
            Instant at,
            NodeId node,
            Call call,
            String code,
            String message,
            boolean answered,
            Optional<LossCause> cause,
            Optional<Instant> retryAt)
            implements ExecutionEvent {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.connectorFailed(this);
        }

        /** The message may speak of the person. */
        @Override
        public String toString() {
            return "ConnectorFailed[" + node + " " + code + "]";
        }
    }

    /**
     * One call of a service.
     *
     * @param turn the how manieth on this visit, from 1
     * @param httpCode the status, where HTTP carried the answer
     */
    record Call(int turn, Duration took, Optional<Integer> httpCode) {}

    /**
     * A node could not do its part; the flow goes on at its error branch or, if it has none, ends. The reason is for people,
     * and tells nothing personal.
     */
    record NodeFailed(Instant at, NodeId node, String reason) implements ExecutionEvent {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.nodeFailed(this);
        }
    }

    record Finished(Instant at, Outcome outcome) implements ExecutionEvent {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.finished(this);
        }
    }
}
