package dev.workfloo.definition;

import dev.workfloo.HexId;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/** The id of a scenario of a definition. */
@ValueObject
public record ScenarioId(String hex) {

    public ScenarioId {
        hex = HexId.require(hex);
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
