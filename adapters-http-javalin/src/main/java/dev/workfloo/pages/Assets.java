package dev.workfloo.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Scripts, styles and pictures that pages load, under addresses that change with what they hold. */
final class Assets {

    private static final int HASH_CHARACTERS = 16;

    private static final String WEBJARS = "/META-INF/resources/webjars/";

    /** Those of others; what is not among them lies beside this class. */
    private static final Map<String, String> OF_OTHERS = Map.of(
            "pico.css", WEBJARS + "picocss__pico/2.1.1/css/pico.min.css",
            "htmx.js", WEBJARS + "htmx.org/2.0.10/dist/htmx.min.js");

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private static final Map<String, Asset> READ = new ConcurrentHashMap<>();

    private Assets() {}

    record Asset(String hash, String type, byte[] bytes) {}

    /** Where a page finds it. */
    static String path(Area area, String name) {
        Asset asset = find(name).orElseThrow(() -> new IllegalStateException("there is no asset " + name));
        return area.path("/assets/" + asset.hash() + "/" + name);
    }

    static Optional<Asset> find(String name) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null || !name.matches("[a-z-]+\\.[a-z]+")) return Optional.empty();
        return Optional.ofNullable(READ.computeIfAbsent(name, missing -> read(missing, type)));
    }

    private static @org.jspecify.annotations.Nullable Asset read(String name, String type) {
        try (InputStream in = Assets.class.getResourceAsStream(OF_OTHERS.getOrDefault(name, name))) {
            if (in == null) return null;
            byte[] bytes = in.readAllBytes();
            return new Asset(hash(bytes), type, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest).substring(0, HASH_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each JDK has SHA-256", e);
        }
    }
}
