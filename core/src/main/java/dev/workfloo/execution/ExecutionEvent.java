package dev.workfloo.execution;

import static dev.workfloo.execution.ExecutionEvent.Kind.Status.ADVANCES;
import static dev.workfloo.execution.ExecutionEvent.Kind.Status.NEEDS_PERSON;
import static dev.workfloo.execution.ExecutionEvent.Kind.Status.STAYS;
import static dev.workfloo.execution.ExecutionEvent.Kind.Step.NO_STEP;
import static dev.workfloo.execution.ExecutionEvent.Kind.Visit.GOES_ON;
import static dev.workfloo.execution.ExecutionEvent.Kind.Visit.NONE;
import static dev.workfloo.execution.ExecutionEvent.Kind.Visit.OPENS;

import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.AutomaticEvent.LabelsPut;
import dev.workfloo.execution.AutomaticEvent.RulesetDecided;
import dev.workfloo.execution.AutomaticEvent.TreeDecided;
import dev.workfloo.execution.AutomaticEvent.VariablesSet;
import dev.workfloo.execution.ConnectorEvent.ConnectorAnswered;
import dev.workfloo.execution.ConnectorEvent.ConnectorAsked;
import dev.workfloo.execution.ConnectorEvent.ConnectorFailed;
import dev.workfloo.execution.FormEvent.FormAnswered;
import dev.workfloo.execution.FormEvent.FormOpened;
import dev.workfloo.execution.NipEvent.NipAuthorised;
import dev.workfloo.execution.NipEvent.NipConfirmed;
import dev.workfloo.execution.NipEvent.NipDelivered;
import dev.workfloo.execution.NipEvent.NipDrawn;
import dev.workfloo.execution.NipEvent.NipMistyped;
import dev.workfloo.execution.NipEvent.NipOpened;
import dev.workfloo.execution.NipEvent.NipRequested;
import java.time.Instant;
import java.util.Optional;
import org.jmolecules.event.annotation.DomainEvent;

/** Something that happened to an execution. */
@DomainEvent
public sealed interface ExecutionEvent
        permits ExecutionEvent.Started, ExecutionEvent.NodeEvent, ExecutionEvent.Finished {

    Instant at();

    Kind kind();

    /** How the execution stands after it: state changes here and nowhere else. */
    ExecutionState after(ExecutionState before);

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
        public Kind kind() {
            return Kind.STARTED;
        }

        @Override
        public ExecutionState after(ExecutionState before) {
            throw new IllegalArgumentException("an execution starts once");
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.started(this);
        }
    }

    /** Something that happened at a node. */
    sealed interface NodeEvent extends ExecutionEvent
            permits FormEvent, AutomaticEvent, NipEvent, ConnectorEvent, NodeFailed {

        NodeId node();

        /** The exit that was decided on; empty where none was. */
        default Optional<String> exit() {
            return Optional.empty();
        }
    }

    /**
     * A node could not do its part; the flow goes on at its error branch or, if it has none, ends. The reason is for people,
     * and tells nothing personal.
     */
    record NodeFailed(Instant at, NodeId node, String reason) implements NodeEvent {
        @Override
        public Kind kind() {
            return Kind.NODE_FAILED;
        }

        @Override
        public ExecutionState after(ExecutionState before) {
            return before.noted(at);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.nodeFailed(this);
        }
    }

    record Finished(Instant at, Outcome outcome) implements ExecutionEvent {
        @Override
        public Kind kind() {
            return Kind.FINISHED;
        }

        @Override
        public ExecutionState after(ExecutionState before) {
            return before.moved(new Position.Finished(outcome), at);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.finished(this);
        }
    }

    /** The kinds of events, and what each means to those who follow an execution. */
    enum Kind {
        STARTED(NONE, ADVANCES, NO_STEP),
        FORM_OPENED(OPENS, NEEDS_PERSON, NO_STEP),
        FORM_ANSWERED(GOES_ON, ADVANCES, "form"),
        LABELS_PUT(OPENS, ADVANCES, NO_STEP),
        RULESET_DECIDED(OPENS, ADVANCES, NO_STEP),
        TREE_DECIDED(OPENS, ADVANCES, NO_STEP),
        VARIABLES_SET(OPENS, ADVANCES, NO_STEP),
        NIP_OPENED(OPENS, NEEDS_PERSON, NO_STEP),
        NIP_REQUESTED(GOES_ON, ADVANCES, "nip_request"),
        NIP_DRAWN(GOES_ON, STAYS, NO_STEP),
        NIP_DELIVERED(GOES_ON, ADVANCES, "nip_delivery"),
        NIP_MISTYPED(GOES_ON, STAYS, "nip_wrong_code"),
        NIP_CONFIRMED(GOES_ON, ADVANCES, "nip_first_code"),
        NIP_AUTHORISED(GOES_ON, ADVANCES, "nip_second_code"),
        CONNECTOR_ASKED(OPENS, ADVANCES, NO_STEP),
        CONNECTOR_ANSWERED(GOES_ON, ADVANCES, "connector"),
        CONNECTOR_FAILED(GOES_ON, STAYS, "connector_failure"),
        NODE_FAILED(GOES_ON, ADVANCES, NO_STEP),
        FINISHED(NONE, ADVANCES, "expiry");

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

        static final class Step {
            /** No transition begins with it, or none that is a step. */
            static final Optional<String> NO_STEP = Optional.empty();

            private Step() {}
        }

        private final Visit visit;
        private final Status status;
        private final Optional<String> step;

        Kind(Visit visit, Status status, String step) {
            this(visit, status, Optional.of(step));
        }

        Kind(Visit visit, Status status, Optional<String> step) {
            this.visit = visit;
            this.status = status;
            this.step = step;
        }

        /** Whether the flow comes to a node with it. */
        public boolean opensVisit() {
            return visit == OPENS;
        }

        /** Whether a person is needed from now on. */
        public boolean needsPerson() {
            return status == NEEDS_PERSON;
        }

        /** Whether it changes what the status shows. */
        public boolean isSeen() {
            return status != STAYS;
        }

        /** What the step is called that a transition is when it begins with such an event; empty when it is none. */
        public Optional<String> step() {
            return step;
        }
    }
}
