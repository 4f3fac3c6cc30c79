package dev.workfloo.content;

import java.io.InputStream;

/** A document's bytes, which are read when somebody asks for them, piece by piece. */
public record KeptContent(DocumentReference reference, Opening opening) {

    /** Opens them. */
    @FunctionalInterface
    public interface Opening {

        /** As {@code Documents.open} in the driven ports: nothing is held in between, and it need not be closed. */
        InputStream open();
    }

    public InputStream open() {
        return opening.open();
    }
}
