package dev.workfloo.definition;

import java.util.Optional;

/** Asks a person; answers become {@code node.field}. */
public record FormNode(NodeId id, String name, Form form, Optional<NodeId> next) implements StraightNode {

    public static final String TYPE = "FORM";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public boolean waits() {
        return true;
    }

    @Override
    public <R> R fold(Cases<R> cases) {
        return cases.form(this);
    }
}
