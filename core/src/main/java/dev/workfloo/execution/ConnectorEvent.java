package dev.workfloo.execution;

import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.Position.Calling;
import dev.workfloo.rule.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Something that happened where a service is asked. */
public sealed interface ConnectorEvent extends ExecutionEvent.NodeEvent {

    <R> R fold(Cases<R> cases);

    @Override
    default <R> R fold(Families<R> families) {
        return families.connector(this);
    }

    interface Cases<R> {
        R connectorAsked(ConnectorAsked event);

        R connectorAnswered(ConnectorAnswered event);

        R connectorFailed(ConnectorFailed event);
    }

    /**
     * One call of a service.
     *
     * @param turn which try it was on this visit, from 1
     * @param httpCode the status, where HTTP carried the answer
     */
    record Call(int turn, Duration took, Optional<Integer> httpCode) {}

    /** A service is to be asked this. */
    record ConnectorAsked(Instant at, NodeId node, Value.Context request) implements ConnectorEvent {
        @Override
        public Meaning meaning() {
            return Meaning.noStep(Visit.OPENS, Status.ADVANCES);
        }

        @Override
        public ExecutionState after(ExecutionState before) {
            ExecutionData revisited = before.data().revisited(node);
            int visit = revisited.visitsTo(node);
            return before.moved(new Calling(node, visit, request, Position.Tries.NONE, at), revisited, at);
        }

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

    /**
     * @param call which call it was and how it went
     * @param headers of the answer, as texts by name, where they are kept
     */
    record ConnectorAnswered(Instant at, NodeId node, Call call, Value.Context response, Value.Context headers)
            implements ConnectorEvent {

        @Override
        public Meaning meaning() {
            return Meaning.step(Step.CONNECTOR, Visit.GOES_ON, Status.ADVANCES);
        }

        @Override
        public ExecutionState after(ExecutionState before) {
            return before.gathered(before.data().with(node, response), at);
        }

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
     * Why a call gave no result.
     *
     * @param message for people; it may speak of the person. Its first 10,000 characters count: it is read with the execution
     * @param answered whether the service itself said so
     * @param cause what the exchange was lost to, where it was lost; events of older releases do not say it
     */
    record Failure(String code, String message, boolean answered, Optional<LossCause> cause) {

        private static final int LONGEST_MESSAGE = 10_000;

        public Failure {
            if (message.length() > LONGEST_MESSAGE) {
                boolean endsInHalf = Character.isHighSurrogate(message.charAt(LONGEST_MESSAGE - 1));
                message = message.substring(0, endsInHalf ? LONGEST_MESSAGE - 1 : LONGEST_MESSAGE);
            }
        }

        /** The message may speak of the person. */
        @Override
        public String toString() {
            return "Failure[" + code + "]";
        }
    }

    /** @param retryAt when it is asked again; empty when it is not */
    record ConnectorFailed(Instant at, NodeId node, Call call, Failure failure, Optional<Instant> retryAt)
            implements ConnectorEvent {
        @Override
        public Meaning meaning() {
            return Meaning.step(Step.CONNECTOR_FAILURE, Visit.GOES_ON, Status.STAYS);
        }

        @Override
        public ExecutionState after(ExecutionState before) {
            Calling calling = (Calling) before.position();
            return before.moved(calling.failed(failure.answered(), retryAt), at);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.connectorFailed(this);
        }
    }
}
