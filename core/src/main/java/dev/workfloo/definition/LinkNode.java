package dev.workfloo.definition;

import java.util.List;
import java.util.Optional;

/** A node that turns to somebody outside, which may fail. */
sealed interface LinkNode extends Node permits NipNode, ConnectorNode {

    String TYPE = "LINK";

    Optional<NodeId> next();

    /** Where the flow goes on when it has failed. */
    Optional<NodeId> onError();

    @Override
    default String type() {
        return TYPE;
    }

    @Override
    default List<Edge> edges() {
        return Edge.next(next(), onError());
    }

    @Override
    default boolean mayEnd() {
        return next().isEmpty() || onError().isEmpty();
    }
}
