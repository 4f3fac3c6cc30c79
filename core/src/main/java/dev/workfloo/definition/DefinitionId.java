package dev.workfloo.definition;

import dev.workfloo.HexId;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/** The id of a definition; the same document deployed to two workspaces keeps it. */
@ValueObject
public record DefinitionId(String hex) {

    public DefinitionId {
        hex = HexId.require(hex);
    }

    /** Reads an id in either case; empty when the text is not 24 hex digits, so that nothing can have it. */
    public static Optional<DefinitionId> parse(String text) {
        return HexId.parse(text).map(DefinitionId::new);
    }

    @Override
    public String toString() {
        return hex;
    }
}
