package dev.workfloo.definition;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts labels on the execution and goes on at once. */
public record LabelNode(NodeId id, String name, List<String> labels, Optional<NodeId> next) implements Node {

    public static final String TYPE = "LABEL";

    public LabelNode {
        labels = List.copyOf(labels);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Ways ways() {
        return Ways.to(next);
    }

    @Override
    public Asked asks() {
        return Asked.NOBODY;
    }

    @Override
    public Stream<Formula> formulas() {
        return Stream.empty();
    }

    @Override
    public <R> R fold(Cases<R> cases) {
        return cases.label(this);
    }
}
