package dev.workfloo.execution;

import dev.workfloo.content.DocumentReference;
import dev.workfloo.definition.NodeId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jmolecules.event.annotation.DomainEvent;

/** Something that happened to an execution. */
@DomainEvent
public sealed interface ExecutionEvent
        permits ExecutionEvent.Started, ExecutionEvent.NodeEvent, ExecutionEvent.Finished {

    Instant at();

    /** What it means to those who follow the execution. */
    Meaning meaning();

    /** How the execution stands after it: state changes here and nowhere else. */
    ExecutionState after(ExecutionState before);

    record Started(Instant at, ExecutionId id, Start start) implements ExecutionEvent {
        @Override
        public Meaning meaning() {
            return Meaning.noStep(Visit.NONE, Status.ADVANCES);
        }

        @Override
        public ExecutionState after(ExecutionState before) {
            throw new IllegalArgumentException("an execution starts once");
        }
    }

    /** Something that happened at a node. */
    sealed interface NodeEvent extends ExecutionEvent
            permits FormEvent,
                    AutomaticEvent,
                    NipEvent,
                    ConnectorEvent,
                    OtpEvent,
                    ReviewEvent,
                    DocumentEvent,
                    NodeFailed {

        NodeId node();

        /** The exit that was decided on; empty where none was. */
        default Optional<String> exit() {
            return Optional.empty();
        }

        /** Files that the execution takes with it, by the key under which the node knows them. */
        default Map<String, DocumentReference> takes() {
            return Map.of();
        }

        <R> R fold(Families<R> families);

        /** The families of such events; each has its own cases. */
        interface Families<R> {
            R form(FormEvent event);

            R automatic(AutomaticEvent event);

            R nip(NipEvent event);

            R connector(ConnectorEvent event);

            R review(ReviewEvent event);

            R document(DocumentEvent event);

            R otp(OtpEvent event);

            R nodeFailed(NodeFailed event);
        }
    }

    /**
     * A node could not do its part; the flow goes on at its error branch or, if it has none, ends. The reason is for people,
     * and tells nothing personal.
     */
    record NodeFailed(Instant at, NodeId node, String reason) implements NodeEvent {
        @Override
        public Meaning meaning() {
            return Meaning.noStep(Visit.GOES_ON, Status.ADVANCES);
        }

        @Override
        public ExecutionState after(ExecutionState before) {
            return before.noted(at);
        }

        @Override
        public <R> R fold(Families<R> families) {
            return families.nodeFailed(this);
        }
    }

    /** @param cancelledBy who cancelled it, where somebody did: the name of the API key, or what a host calls its caller */
    record Finished(Instant at, Outcome outcome, Optional<String> cancelledBy) implements ExecutionEvent {

        /** Nobody cancelled it. */
        public Finished(Instant at, Outcome outcome) {
            this(at, outcome, Optional.empty());
        }

        @Override
        public Meaning meaning() {
            Step step = cancelledBy.isPresent() ? Step.CANCEL : Step.EXPIRY;
            return Meaning.step(step, Visit.NONE, Status.ADVANCES);
        }

        @Override
        public ExecutionState after(ExecutionState before) {
            return before.moved(
                    new Position.Finished(outcome, cancelledBy.map(by -> new Position.Cancellation(by, at))), at);
        }
    }

    enum Visit {
        /** It happens to the execution as a whole. */
        NONE,
        /** The flow comes to the node with it. */
        OPENS,
        /** It happens where the execution stands; a node that fails on its way in has nothing else on its visit. */
        GOES_ON
    }

    enum Status {
        /** Clients see nothing of it. */
        STAYS,
        ADVANCES,
        /** A person is needed from now on. */
        NEEDS_PERSON
    }

    /** A transition that begins with an answer of somebody, or with time; metrics know it by this name, so it never changes. */
    enum Step {
        FORM,
        NIP_REQUEST,
        NIP_DELIVERY,
        NIP_WRONG_CODE,
        NIP_FIRST_CODE,
        NIP_SECOND_CODE,
        CONNECTOR,
        CONNECTOR_FAILURE,
        OTP_BEGUN,
        OTP_FAILURE,
        OTP_FALLBACK,
        OTP_WRONG_TOKEN,
        OTP_TOKEN,
        TIMER,
        PDF,
        PDF_FAILURE,
        CANCEL,
        REVIEW,
        CORRECTION,
        DOCUMENT,
        EXPIRY
    }

    /**
     * What an event means to those who follow an execution.
     *
     * @param step which step a transition is that begins with it; empty where it begins none, or none that is a step
     */
    record Meaning(Visit visit, Status status, Optional<Step> step) {
        static Meaning step(Step step, Visit visit, Status status) {
            return new Meaning(visit, status, Optional.of(step));
        }

        static Meaning noStep(Visit visit, Status status) {
            return new Meaning(visit, status, Optional.empty());
        }

        /** Whether the flow comes to a node with it. */
        public boolean opensVisit() {
            return visit == Visit.OPENS;
        }

        /** Whether a person is needed from now on. */
        public boolean needsPerson() {
            return status == Status.NEEDS_PERSON;
        }

        /** Whether it changes what the status shows. */
        public boolean isSeen() {
            return status != Status.STAYS;
        }
    }
}
