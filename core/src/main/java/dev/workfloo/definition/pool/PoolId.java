package dev.workfloo.definition.pool;

import dev.workfloo.HexId;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/** The id of a pool; the same document deployed to two workspaces keeps it. */
@ValueObject
public record PoolId(String hex) {

    /**
     * The id that this text is known to be; what comes from outside is read with {@link #parse}.
     *
     * @throws IllegalArgumentException when it is none
     */
    public PoolId {
        hex = HexId.require("a pool", hex);
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
