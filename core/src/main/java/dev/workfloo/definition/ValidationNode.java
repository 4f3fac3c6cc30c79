package dev.workfloo.definition;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Waits until a reviewer has approved or rejected what people answered and sent; the flow goes on at the exit of that name. */
public record ValidationNode(NodeId id, String name, Validation validation, Exits exits) implements Node {

    public static final String TYPE = "VALIDATION";

    public Optional<NodeId> next(ReviewDecision decision) {
        return exits.target(decision.name());
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Ways ways() {
        return exits.ways();
    }

    @Override
    public Asked asks() {
        return Asked.person(Set.of());
    }

    @Override
    public Stream<Formula> formulas() {
        return Stream.empty();
    }

    @Override
    public <R> R fold(Cases<R> cases) {
        return cases.validation(this);
    }
}
