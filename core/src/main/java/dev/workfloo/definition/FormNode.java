package dev.workfloo.definition;

import dev.workfloo.definition.form.Form;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks a person; answers become {@code node.field}. */
public record FormNode(NodeId id, String name, Form form, Optional<NodeId> next) implements Node {

    public static final String TYPE = "FORM";

    FormNode withUsualLengths() {
        return new FormNode(id, name, form.withUsualLengths(), next);
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
        return Asked.person(form.sensitive());
    }

    @Override
    public Stream<Formula> formulas() {
        return Stream.empty();
    }

    @Override
    public <R> R fold(Cases<R> cases) {
        return cases.form(this);
    }
}
