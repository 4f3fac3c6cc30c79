package dev.workfloo.definition;

import dev.workfloo.definition.file.FileRequest;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Asks a person for files. */
public record DocumentNode(NodeId id, String name, FileRequest request, Optional<NodeId> next) implements Node {

    public static final String TYPE = "DOCUMENT";

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
        return Asked.person(Set.of());
    }

    @Override
    public Stream<Formula> formulas() {
        return Stream.empty();
    }

    @Override
    public <R> R fold(Cases<R> cases) {
        return cases.document(this);
    }
}
