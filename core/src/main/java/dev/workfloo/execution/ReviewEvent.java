package dev.workfloo.execution;

import dev.workfloo.content.DocumentReference;
import dev.workfloo.definition.FieldReference;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.ReviewDecision;
import dev.workfloo.execution.Position.AwaitingCorrection;
import dev.workfloo.execution.Position.AwaitingReview;
import dev.workfloo.rule.Value;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Something that happened where a reviewer decides. */
public sealed interface ReviewEvent extends ExecutionEvent.NodeEvent {

    <R> R fold(Cases<R> cases);

    @Override
    default <R> R fold(Families<R> families) {
        return families.review(this);
    }

    interface Cases<R> {
        R reviewOpened(ReviewOpened event);

        R reviewDecided(ReviewDecided event);

        R fieldsSentBack(FieldsSentBack event);

        R fieldsCorrected(FieldsCorrected event);
    }

    /**
     * What a reviewer decided.
     *
     * @param by the name of the reviewer's key
     * @param note in the reviewer's own words
     * @param remarks the fields that are sent back; none where the flow goes on
     */
    record Review(ReviewDecision decision, String by, Optional<String> note, List<Remark> remarks) {

        public Review {
            remarks = List.copyOf(remarks);
        }

        /** Whether it sends something back, and the flow stays. */
        public boolean sendsBack() {
            return !remarks.isEmpty();
        }

        public Set<FieldReference> fields() {
            return remarks.stream().map(Remark::field).collect(Collectors.toSet());
        }

        /** Says nothing of the person. */
        @Override
        public String toString() {
            return "Review[" + decision + " by " + by + "]";
        }
    }

    /** A field that is sent back, and what is to be corrected there. */
    record Remark(FieldReference field, Optional<String> message) {
        /** Says nothing of the person. */
        @Override
        public String toString() {
            return "Remark[" + field + "]";
        }
    }

    record ReviewOpened(Instant at, NodeId node) implements ReviewEvent {
        @Override
        public Meaning meaning() {
            return Meaning.noStep(Visit.OPENS, Status.NEEDS_PERSON);
        }

        @Override
        public ExecutionState after(ExecutionState before) {
            ExecutionData visited = before.data().visited(node);
            return before.moved(new AwaitingReview(node, visited.visitsTo(node), 1), visited, at);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.reviewOpened(this);
        }
    }

    /** The flow goes on. */
    record ReviewDecided(Instant at, NodeId node, Review review) implements ReviewEvent {
        @Override
        public Meaning meaning() {
            return Meaning.step(Step.REVIEW, Visit.GOES_ON, Status.ADVANCES);
        }

        @Override
        public Optional<String> exit() {
            return Optional.of(review.decision().name());
        }

        @Override
        public ExecutionState after(ExecutionState before) {
            return before.noted(at);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.reviewDecided(this);
        }
    }

    /** Somebody has to answer some fields again. */
    record FieldsSentBack(Instant at, NodeId node, Review review) implements ReviewEvent {
        @Override
        public Meaning meaning() {
            return Meaning.step(Step.REVIEW, Visit.GOES_ON, Status.NEEDS_PERSON);
        }

        @Override
        public ExecutionState after(ExecutionState before) {
            AwaitingReview waiting = (AwaitingReview) before.position();
            return before.moved(new AwaitingCorrection(node, waiting.visit(), waiting.round(), review), at);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.fieldsSentBack(this);
        }
    }

    /**
     * They were answered again, and the review begins anew.
     *
     * @param answers of each form in which something was corrected, all that counts from now on
     * @param files of each DOCUMENT of which something was sent back, what was sent in its place, by the key under which that node
     *     knows it
     */
    record FieldsCorrected(
            Instant at,
            NodeId node,
            Map<NodeId, Value.Context> answers,
            Map<NodeId, Map<String, DocumentReference>> files)
            implements ReviewEvent {

        public FieldsCorrected {
            answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
            files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        }

        @Override
        public Meaning meaning() {
            return Meaning.step(Step.CORRECTION, Visit.GOES_ON, Status.NEEDS_PERSON);
        }

        @Override
        public ExecutionState after(ExecutionState before) {
            AwaitingCorrection waiting = (AwaitingCorrection) before.position();
            AwaitingReview again = new AwaitingReview(node, waiting.visit(), waiting.round() + 1);
            ExecutionData corrected = before.data()
                    .corrected(answers)
                    .withFilesAnew(files, waiting.review().fields());
            return before.moved(again, corrected, at);
        }

        /** Under longer keys: two nodes may know their files by the same. */
        @Override
        public Map<String, DocumentReference> takes() {
            Map<String, DocumentReference> taken = new LinkedHashMap<>();
            files.forEach((document, its) -> its.forEach((key, file) -> taken.put(document + "." + key, file)));
            return taken;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.fieldsCorrected(this);
        }

        /** Says nothing of the person. */
        @Override
        public String toString() {
            return "FieldsCorrected[" + node + "]";
        }
    }
}
