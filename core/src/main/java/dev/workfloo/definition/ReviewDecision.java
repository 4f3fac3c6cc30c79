package dev.workfloo.definition;

import java.util.Arrays;
import java.util.Optional;

/** What a reviewer decides; each is the name of an exit. Stores and clients know them by these names, so they never change. */
public enum ReviewDecision {
    APPROVED,
    REJECTED;

    /** The decision of this name; empty where there is none. */
    public static Optional<ReviewDecision> parse(String text) {
        return Arrays.stream(values())
                .filter(decision -> decision.name().equals(text))
                .findFirst();
    }
}
