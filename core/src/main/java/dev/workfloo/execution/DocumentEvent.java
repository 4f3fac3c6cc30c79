package dev.workfloo.execution;

import dev.workfloo.content.DocumentReference;
import dev.workfloo.definition.NodeId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Something that happened where a person is asked for files. */
public sealed interface DocumentEvent extends ExecutionEvent.NodeEvent {

    <R> R fold(Cases<R> cases);

    @Override
    default <R> R fold(Families<R> families) {
        return families.document(this);
    }

    interface Cases<R> {
        R documentOpened(DocumentOpened event);

        R documentAnswered(DocumentAnswered event);
    }

    record DocumentOpened(Instant at, NodeId node) implements DocumentEvent {
        @Override
        public Meaning meaning() {
            return Meaning.noStep(Visit.OPENS, Status.NEEDS_PERSON);
        }

        @Override
        public ExecutionState after(ExecutionState before) {
            ExecutionData visited = before.data().visited(node);
            return before.moved(new Position.AwaitingDocument(node, visited.visitsTo(node)), visited, at);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.documentOpened(this);
        }
    }

    /**
     * @param files what was sent, by the key under which the node knows it; the step that keeps this takes them
     * @param made what nodes before it made and it asks for, by such keys
     */
    record DocumentAnswered(
            Instant at, NodeId node, Map<String, DocumentReference> files, Map<String, DocumentReference> made)
            implements DocumentEvent {

        public DocumentAnswered {
            files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
            made = Collections.unmodifiableMap(new LinkedHashMap<>(made));
        }

        /** Nothing of it was made. */
        public DocumentAnswered(Instant at, NodeId node, Map<String, DocumentReference> files) {
            this(at, node, files, Map.of());
        }

        /** What was sent and what was made, by the key under which the node knows it. */
        public Map<String, DocumentReference> all() {
            Map<String, DocumentReference> all = new LinkedHashMap<>(files);
            all.putAll(made);
            return all;
        }

        @Override
        public Meaning meaning() {
            return Meaning.step(Step.DOCUMENT, Visit.GOES_ON, Status.ADVANCES);
        }

        @Override
        public ExecutionState after(ExecutionState before) {
            return before.gathered(before.data().withFiles(node, all()), at);
        }

        @Override
        public Map<String, DocumentReference> takes() {
            return files;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.documentAnswered(this);
        }

        /** Says nothing of the person. */
        @Override
        public String toString() {
            return "DocumentAnswered[" + node + "]";
        }
    }
}
