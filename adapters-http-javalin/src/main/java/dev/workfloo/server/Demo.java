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
import java.util.LinkedHashMap;
import java.util.Map;
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

    /** The flow that the public API's example starts. */
    static byte[] document() {
        return document("demo.json");
    }

    /** All that is published of it, by what the log calls it: a flow that shows what else there is, and what chooses between the two. */
    static Map<String, byte[]> documents() {
        Map<String, byte[]> documents = new LinkedHashMap<>();
        documents.put("the demo", document());
        documents.put("the demo's card", document("demo-card.json"));
        documents.put("the demo's pool", document("demo-pool.json"));
        return documents;
    }

    private static byte[] document(String name) {
        try (InputStream document = Objects.requireNonNull(Demo.class.getResourceAsStream(name))) {
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
