package dev.workfloo.definition;

import dev.workfloo.HexId;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/** The id of a definition; the same document deployed to two workspaces keeps it. */
@ValueObject
public record DefinitionId(String hex) {

    /**
     * The id that this text is known to be; what comes from outside is read with {@link #parse}.
     *
     * @throws IllegalArgumentException when it is none
     */
    public DefinitionId {
        hex = HexId.require("a definition", hex);
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
