package dev.workfloo.execution.person;

import dev.workfloo.HexId;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jmolecules.ddd.annotation.ValueObject;

/** The public id of a person's link: drawn at random, it tells nothing and opens nothing. */
@ValueObject
public record LinkId(String hex) {

    private static final int BYTES = 12;

    /**
     * The id that this text is known to be; what comes from outside is read with {@link #parse}.
     *
     * @throws IllegalArgumentException when it is none
     */
    public LinkId {
        hex = HexId.require("a link", hex);
    }

    /** A new id, without a time in it. */
    public static LinkId create(RandomGenerator random) {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        return new LinkId(HexFormat.of().formatHex(bits));
    }

    /** Reads an id in either case; empty when the text is not 24 hex digits. */
    public static Optional<LinkId> parse(String text) {
        return HexId.parse(text).map(LinkId::new);
    }

    @Override
    public String toString() {
        return hex;
    }
}
