package dev.workfloo.execution;

import dev.workfloo.definition.NodeId;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/** Where an execution stands; each kind of standing is a type of its own. */
@ValueObject
public sealed interface Position {

    <R> R fold(Cases<R> cases);

    /** The node at which it waits; empty when it is finished. */
    default Optional<NodeId> waitsAt() {
        return Optional.empty();
    }

    /** How it ended; empty while it goes on. */
    default Optional<Outcome> outcome() {
        return Optional.empty();
    }

    interface Cases<R> {
        R awaitingForm(AwaitingForm position);

        R finished(Finished position);
    }

    /**
     * Parked until a person answers a form.
     *
     * @param visit how many times the flow has come to this node, from 1
     */
    record AwaitingForm(NodeId node, int visit) implements Position {
        @Override
        public Optional<NodeId> waitsAt() {
            return Optional.of(node);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.awaitingForm(this);
        }
    }

    /** Nothing moves it any more. */
    record Finished(Outcome how) implements Position {
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
