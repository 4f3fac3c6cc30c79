package dev.workfloo.execution;

import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.OtpState.AwaitingOtp;
import dev.workfloo.execution.OtpState.BeginningOtp;
import dev.workfloo.execution.ReviewEvent.Review;
import dev.workfloo.rule.Value;
import java.time.Instant;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/** Where an execution stands; each kind of standing is a type of its own. */
@ValueObject
public sealed interface Position
        permits Position.AtNode, OtpState.BeginningOtp, OtpState.AwaitingOtp, Position.Finished {

    <R> R fold(Cases<R> cases);

    /** The node at which it stands, waiting or working; empty when it is finished. */
    Optional<NodeId> waitsAt();

    /** What it waits for there; empty when it is finished. */
    Optional<WaitsFor> waitsFor();

    /** Whether it goes on by itself, without waiting for a person. */
    default boolean goesOnByItself() {
        return waitsFor().filter(it -> !it.isPerson()).isPresent();
    }

    /** Whether it is being worked on: it goes on by itself, as soon as can be. */
    default boolean isWorking() {
        return waitsFor().filter(it -> !it.isParked()).isPresent();
    }

    /** The work that must be done for it to go on; empty where it waits for a person alone, or is finished. */
    Optional<Work> work(ExecutionId execution);

    /** How it ended; empty while it goes on. */
    default Optional<Outcome> outcome() {
        return Optional.empty();
    }

    interface Cases<R> {
        R awaitingForm(AwaitingForm position);

        R awaitingNip(AwaitingNip position);

        R calling(Calling position);

        R awaitingTimer(AwaitingTimer position);

        R awaitingReview(AwaitingReview position);

        R awaitingCorrection(AwaitingCorrection position);

        R awaitingDocument(AwaitingDocument position);

        R rendering(Rendering position);

        R beginningOtp(BeginningOtp position);

        R awaitingOtp(AwaitingOtp position);

        R finished(Finished position);
    }

    /** Not finished: it waits there, or works. */
    sealed interface AtNode extends Position {
        NodeId node();

        @Override
        default Optional<NodeId> waitsAt() {
            return Optional.of(node());
        }
    }

    /** Parked until a person has done something: nothing else is done for it to go on. */
    sealed interface AwaitingPerson extends AtNode {
        @Override
        default Optional<Work> work(ExecutionId execution) {
            return Optional.empty();
        }
    }

    /**
     * Parked until a person answers a form.
     *
     * @param visit how many times the flow has come to this node, from 1
     */
    record AwaitingForm(NodeId node, int visit) implements AwaitingPerson {
        @Override
        public Optional<WaitsFor> waitsFor() {
            return Optional.of(WaitsFor.FORM);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.awaitingForm(this);
        }
    }

    /** Parked until a person has typed a consent code twice. */
    record AwaitingNip(NodeId node, int visit, NipState nip) implements AtNode {
        @Override
        public Optional<WaitsFor> waitsFor() {
            return Optional.of(WaitsFor.NIP);
        }

        /** A code that is to be sent, while it is not known what became of it. */
        @Override
        public Optional<Work> work(ExecutionId execution) {
            return nip.send()
                    .filter(send -> send.delivery().isEmpty())
                    .map(send -> new Work.Send(execution, node, visit, send.number()));
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.awaitingNip(this);
        }
    }

    /**
     * Working: a service is being asked, or will be.
     *
     * @param request what it is asked, the same at every try
     * @param tries how many calls there were, and how many of them the service answered with a failure
     * @param due when the next call is due
     */
    record Calling(NodeId node, int visit, Value.Context request, Tries tries, Instant due) implements AtNode {
        @Override
        public Optional<WaitsFor> waitsFor() {
            return Optional.of(WaitsFor.CONNECTOR);
        }

        @Override
        public Optional<Work> work(ExecutionId execution) {
            return Optional.of(new Work.Call(execution, node, visit, turn()));
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.calling(this);
        }

        /** Which try the next call is, from 1. */
        public int turn() {
            return tries.made() + 1;
        }

        Calling failed(boolean byAnswer, Optional<Instant> retryAt) {
            return new Calling(node, visit, request, tries.failed(byAnswer), retryAt.orElse(due));
        }

        /** Says nothing of the person. */
        @Override
        public String toString() {
            return "Calling[" + node + "]";
        }
    }

    /** @param by the name of the API key, or what an embedding host calls its caller */
    record Cancellation(String by, Instant at) {}

    /** @param answered how many of them the service itself answered with a failure */
    record Tries(int made, int answered) {
        static final Tries NONE = new Tries(0, 0);

        Tries failed(boolean byAnswer) {
            return new Tries(made + 1, answered + (byAnswer ? 1 : 0));
        }
    }

    /** Parked until a person sends files. */
    record AwaitingDocument(NodeId node, int visit) implements AwaitingPerson {
        @Override
        public Optional<WaitsFor> waitsFor() {
            return Optional.of(WaitsFor.DOCUMENT);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.awaitingDocument(this);
        }
    }

    /** Working: a PDF is being made. */
    record Rendering(NodeId node, int visit) implements AtNode {
        @Override
        public Optional<WaitsFor> waitsFor() {
            return Optional.of(WaitsFor.PDF);
        }

        @Override
        public Optional<Work> work(ExecutionId execution) {
            return Optional.of(new Work.Render(execution, node, visit, 1));
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.rendering(this);
        }
    }

    /** Parked until this moment has come. */
    record AwaitingTimer(NodeId node, int visit, Instant end) implements AtNode {
        @Override
        public Optional<WaitsFor> waitsFor() {
            return Optional.of(WaitsFor.TIMER);
        }

        @Override
        public Optional<Work> work(ExecutionId execution) {
            return Optional.of(new Work.Wake(execution, node, visit, 1));
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.awaitingTimer(this);
        }

        /** Says nothing of the person. */
        @Override
        public String toString() {
            return "AwaitingTimer[" + node + "]";
        }
    }

    /**
     * Parked until a reviewer decides.
     *
     * @param round which review of the visit, from 1: there is another one behind each correction
     */
    record AwaitingReview(NodeId node, int visit, int round) implements AwaitingPerson {
        @Override
        public Optional<WaitsFor> waitsFor() {
            return Optional.of(WaitsFor.REVIEW);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.awaitingReview(this);
        }
    }

    /**
     * Parked until a person has answered again what a reviewer sent back.
     *
     * @param round which review of the visit sent it back
     */
    record AwaitingCorrection(NodeId node, int visit, int round, Review review) implements AwaitingPerson {
        @Override
        public Optional<WaitsFor> waitsFor() {
            return Optional.of(WaitsFor.CORRECTION);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.awaitingCorrection(this);
        }
    }

    /**
     * Nothing moves it any more.
     *
     * @param cancelled there where somebody cancelled it
     */
    record Finished(Outcome how, Optional<Cancellation> cancelled) implements Position {

        /** Nobody cancelled it. */
        public Finished(Outcome how) {
            this(how, Optional.empty());
        }

        @Override
        public Optional<NodeId> waitsAt() {
            return Optional.empty();
        }

        @Override
        public Optional<WaitsFor> waitsFor() {
            return Optional.empty();
        }

        @Override
        public Optional<Work> work(ExecutionId execution) {
            return Optional.empty();
        }

        @Override
        public Optional<Outcome> outcome() {
            return Optional.of(how);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.finished(this);
        }
    }
}
