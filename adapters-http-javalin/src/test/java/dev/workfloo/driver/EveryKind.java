package dev.workfloo.driver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The flow that is driven: it comes to each kind of node. */
public final class EveryKind {

    public static final String DEFINITION = "657117e1d511b6e54fe2ae0d";
    public static final String SCENARIO = "6571181fd511b6e54fe2ae0d";

    private EveryKind() {}

    public static String document() {
        try (InputStream document = EveryKind.class.getResourceAsStream("every-kind.json")) {
            return new String(document.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
