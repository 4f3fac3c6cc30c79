package dev.workfloo.server;

import dev.workfloo.access.Caller;
import dev.workfloo.access.Environment;
import dev.workfloo.access.KeyHash;
import dev.workfloo.access.Right;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.IdentifyCaller;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The workspace that a first look starts with. Its key is never stored, and counts in the sandbox alone. */
final class Demo {

    static final WorkspaceId WORKSPACE = new WorkspaceId("demo");
    static final String KEY = "demo";

    private static final Caller CALLER =
            new Caller(WORKSPACE, KEY, Optional.of(Environment.SANDBOX), Set.of(Right.values()));

    private Demo() {}

    static byte[] document() {
        try (InputStream document = Objects.requireNonNull(Demo.class.getResourceAsStream("demo.json"))) {
            return document.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same callers, and those with the demo key. */
    static IdentifyCaller admit(IdentifyCaller others) {
        KeyHash demo = KeyHash.of(KEY);
        return key -> KeyHash.of(key).equals(demo) ? Optional.of(CALLER) : others.identify(key);
    }
}
