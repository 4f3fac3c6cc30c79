package dev.workfloo.person.brand;

import dev.workfloo.access.Brand;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** A brand, with what pages load for it. */
record DrawnBrand(String name, Optional<Loaded> logo, Optional<Loaded> style) {

    private static final int HASH_CHARACTERS = 16;

    /** @param hash of its bytes */
    record Loaded(String type, byte[] bytes, String hash) {

        static Loaded of(String type, byte[] bytes) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
                return new Loaded(type, bytes, HexFormat.of().formatHex(digest).substring(0, HASH_CHARACTERS));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("each JDK has SHA-256", e);
            }
        }
    }

    static DrawnBrand of(Brand brand) {
        return new DrawnBrand(
                brand.name(),
                brand.logo().map(logo -> Loaded.of(logo.format().type(), logo.bytes())),
                brand.colour()
                        .map(BrandStyle::of)
                        .map(css -> Loaded.of("text/css; charset=utf-8", css.getBytes(StandardCharsets.US_ASCII))));
    }
}
