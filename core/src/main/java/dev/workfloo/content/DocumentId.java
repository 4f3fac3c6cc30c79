package dev.workfloo.content;

import dev.workfloo.HexId;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jmolecules.ddd.annotation.ValueObject;

/** The id of a document that is kept beside an execution. */
@ValueObject
public record DocumentId(String hex) {

    /**
     * The id that this text is known to be; what comes from outside is read with {@link #parse}.
     *
     * @throws IllegalArgumentException when it is none
     */
    public DocumentId {
        hex = HexId.require("a document", hex);
    }

    public static DocumentId create(Instant now, RandomGenerator random) {
        return new DocumentId(HexId.create(now, random));
    }

    /** Reads an id in either case; empty when the text is not 24 hex digits. */
    public static Optional<DocumentId> parse(String text) {
        return HexId.parse(text).map(DocumentId::new);
    }

    @Override
    public String toString() {
        return hex;
    }
}
