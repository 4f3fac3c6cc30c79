package dev.workfloo.execution;

import dev.workfloo.content.DocumentReference;
import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.Position.AwaitingTimer;
import dev.workfloo.execution.Position.Rendering;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.Decision;
import dev.workfloo.rule.decision.TreeDecision;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Something that happened where the flow needs nobody. */
public sealed interface AutomaticEvent extends ExecutionEvent.NodeEvent {

    @Override
    default Meaning meaning() {
        return Meaning.noStep(Visit.OPENS, Status.ADVANCES);
    }

    <R> R fold(Cases<R> cases);

    @Override
    default <R> R fold(Families<R> families) {
        return families.automatic(this);
    }

    interface Cases<R> {
        R labelsPut(LabelsPut event);

        R rulesetDecided(RulesetDecided event);

        R treeDecided(TreeDecided event);

        R variablesSet(VariablesSet event);

        R timerSet(TimerSet event);

        R timerEnded(TimerEnded event);

        R pdfAsked(PdfAsked event);

        R pdfMade(PdfMade event);

        R pdfNotMade(PdfNotMade event);
    }

    record LabelsPut(Instant at, NodeId node, List<String> labels) implements AutomaticEvent {
        public LabelsPut {
            labels = List.copyOf(labels);
        }

        @Override
        public ExecutionState after(ExecutionState before) {
            return before.gathered(before.data().labelled(labels), at);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.labelsPut(this);
        }
    }

    record RulesetDecided(Instant at, NodeId node, Decision decision) implements AutomaticEvent {
        @Override
        public Optional<String> exit() {
            return decision.exit();
        }

        @Override
        public ExecutionState after(ExecutionState before) {
            ExecutionData decided = before.data().with(node, decision.outputs());
            return before.gathered(decided.labelled(decision.labels()), at);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.rulesetDecided(this);
        }
    }

    record TreeDecided(Instant at, NodeId node, TreeDecision decision) implements AutomaticEvent {
        @Override
        public Optional<String> exit() {
            return Optional.of(decision.exit());
        }

        @Override
        public ExecutionState after(ExecutionState before) {
            return before.noted(at);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.treeDecided(this);
        }
    }

    record VariablesSet(Instant at, NodeId node, Value.Context values) implements AutomaticEvent {
        @Override
        public ExecutionState after(ExecutionState before) {
            return before.gathered(before.data().with(node, values), at);
        }

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

    /**
     * The flow waits until a moment has come.
     *
     * @param end which one; where it lay in the past, or nothing is waited for, when the flow came here
     */
    record TimerSet(Instant at, NodeId node, Instant end) implements AutomaticEvent {

        @Override
        public ExecutionState after(ExecutionState before) {
            ExecutionData visited = before.data().visited(node);
            return before.moved(new AwaitingTimer(node, visited.visitsTo(node), end), visited, at);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.timerSet(this);
        }

        /** Says nothing of the person. */
        @Override
        public String toString() {
            return "TimerSet[" + node + "]";
        }
    }

    record TimerEnded(Instant at, NodeId node) implements AutomaticEvent {

        @Override
        public Meaning meaning() {
            return Meaning.step(Step.TIMER, Visit.GOES_ON, Status.ADVANCES);
        }

        @Override
        public ExecutionState after(ExecutionState before) {
            return before.noted(at);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.timerEnded(this);
        }
    }

    /** A PDF is to be made. */
    record PdfAsked(Instant at, NodeId node) implements AutomaticEvent {

        @Override
        public ExecutionState after(ExecutionState before) {
            ExecutionData revisited = before.data().revisited(node);
            return before.moved(new Rendering(node, revisited.visitsTo(node)), revisited, at);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.pdfAsked(this);
        }
    }

    /**
     * @param files the PDF, by the key under which the node knows it; the step that keeps this takes it
     * @param missing characters that its font lacks, or some of very many, by their numbers in Unicode: in their place it shows that they are missing
     */
    record PdfMade(Instant at, NodeId node, Map<String, DocumentReference> files, Set<Integer> missing)
            implements AutomaticEvent {

        public PdfMade {
            files = Map.copyOf(files);
            missing = Collections.unmodifiableSet(new TreeSet<>(missing));
        }

        @Override
        public Meaning meaning() {
            return Meaning.step(Step.PDF, Visit.GOES_ON, Status.ADVANCES);
        }

        @Override
        public ExecutionState after(ExecutionState before) {
            return before.gathered(before.data().withFiles(node, files), at);
        }

        @Override
        public Map<String, DocumentReference> takes() {
            return files;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.pdfMade(this);
        }

        /** The characters may be a person's. */
        @Override
        public String toString() {
            return "PdfMade[" + node + "]";
        }
    }

    /** @param reason for people; it tells nothing personal */
    record PdfNotMade(Instant at, NodeId node, String reason) implements AutomaticEvent {

        @Override
        public Meaning meaning() {
            return Meaning.step(Step.PDF_FAILURE, Visit.GOES_ON, Status.STAYS);
        }

        @Override
        public ExecutionState after(ExecutionState before) {
            return before.noted(at);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.pdfNotMade(this);
        }
    }
}
