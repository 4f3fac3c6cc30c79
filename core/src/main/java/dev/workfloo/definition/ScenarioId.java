package dev.workfloo.definition;

import dev.workfloo.HexId;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/** The id of a scenario of a definition. */
@ValueObject
public record ScenarioId(String hex) {

    /**
     * The id that this text is known to be; what comes from outside is read with {@link #parse}.
     *
     * @throws IllegalArgumentException when it is none
     */
    public ScenarioId {
        hex = HexId.require("a scenario", hex);
    }

    /** Reads an id in either case; empty when the text is not 24 hex digits, so that nothing can have it. */
    public static Optional<ScenarioId> parse(String text) {
        return HexId.parse(text).map(ScenarioId::new);
    }

    @Override
    public String toString() {
        return hex;
    }
}
