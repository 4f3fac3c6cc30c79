package dev.workfloo.definition;

import java.util.List;
import java.util.Optional;

/** A node with one way on. */
sealed interface StraightNode extends Node permits FormNode, LabelNode, VariablesNode {

    Optional<NodeId> next();

    @Override
    default List<Edge> edges() {
        return Edge.next(next());
    }

    @Override
    default boolean mayEnd() {
        return next().isEmpty();
    }
}
