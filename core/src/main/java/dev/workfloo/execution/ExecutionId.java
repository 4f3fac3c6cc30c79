package dev.workfloo.execution;

import dev.workfloo.HexId;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jmolecules.ddd.annotation.ValueObject;

/** The id of an execution: ids sort by the second of their creation and cannot be guessed. */
@ValueObject
public record ExecutionId(String hex) {

    /**
     * The id that this text is known to be; what comes from outside is read with {@link #parse}.
     *
     * @throws IllegalArgumentException when it is none
     */
    public ExecutionId {
        hex = HexId.require("an execution", hex);
    }

    /** A new id; the generator must be a secure one where ids go out to clients. */
    public static ExecutionId create(Instant now, RandomGenerator random) {
        return new ExecutionId(HexId.create(now, random));
    }

    /** Reads an id in either case; empty when the text is not 24 hex digits. */
    public static Optional<ExecutionId> parse(String text) {
        return HexId.parse(text).map(ExecutionId::new);
    }

    @Override
    public String toString() {
        return hex;
    }
}
