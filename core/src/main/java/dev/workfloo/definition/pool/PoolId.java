package dev.workfloo.definition.pool;

import dev.workfloo.HexId;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/** The id of a pool; the same document deployed to two workspaces keeps it. */
@ValueObject
public record PoolId(String hex) {

    public PoolId {
        hex = HexId.require(hex);
    }

    /** Reads an id in either case; empty when the text is not 24 hex digits, so that nothing can have it. */
    public static Optional<PoolId> parse(String text) {
        return HexId.parse(text).map(PoolId::new);
    }

    @Override
    public String toString() {
        return hex;
    }
}
