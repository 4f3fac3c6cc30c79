package dev.workfloo.rule;

import java.util.function.Consumer;

/** A text that is kept elsewhere. Two are equal where their texts are, which is known without reading them. */
public interface KeptText {

    String read();

    /** So many of its first characters, or all that there are; much more is not read. */
    String beginning(int characters);

    /** Hands over all of it, piece by piece, where that can be done without holding it whole. */
    default void forEachPiece(Consumer<String> take) {
        take.accept(read());
    }

    /** Whether an execution took it: then somebody looked at it when it came, and it was not blank. */
    boolean isTaken();
}
