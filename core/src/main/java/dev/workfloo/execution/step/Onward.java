package dev.workfloo.execution.step;

import dev.workfloo.definition.NodeId;
import java.util.Optional;

/** Where the flow goes on at once; empty where it ends. */
record Onward(Optional<NodeId> next) {

    static Optional<Onward> to(Optional<NodeId> next) {
        return Optional.of(new Onward(next));
    }
}
