package dev.workfloo.definition;

import dev.workfloo.rule.expression.syntax.Names;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/** The name of a node within its definition, as expressions use it: {@code [a-z][a-z0-9_]*}. */
@ValueObject
public record NodeId(String name) {

    /**
     * The name that this text is known to be; what comes from outside is read with {@link #parse}.
     *
     * @throws IllegalArgumentException when it is none
     */
    public NodeId {
        if (!Names.isName(name)) throw new IllegalArgumentException(Names.RULE);
    }

    /** Reads a name; empty when no node can be called so. */
    public static Optional<NodeId> parse(String name) {
        return Names.isName(name) ? Optional.of(new NodeId(name)) : Optional.empty();
    }

    @Override
    public String toString() {
        return name;
    }
}
