package dev.workfloo.definition;

import java.util.List;
import java.util.Optional;

/** Puts labels on the execution and goes on at once. */
public record LabelNode(NodeId id, String name, List<String> labels, Optional<NodeId> next) implements StraightNode {

    public static final String TYPE = "LABEL";

    public LabelNode {
        labels = List.copyOf(labels);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public <R> R fold(Cases<R> cases) {
        return cases.label(this);
    }
}
