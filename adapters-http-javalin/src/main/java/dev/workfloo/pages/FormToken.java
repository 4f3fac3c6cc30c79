package dev.workfloo.pages;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What a form of ours carries and a form of another site cannot know: made of a secret of at least 128 random bits that the
 * browser holds in a cookie no script reads.
 */
public final class FormToken {

    /** The form's hidden field. */
    public static final String FIELD = "_token";

    private FormToken() {}

    public static String of(String secret) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest("workfloo form " + secret));
    }

    static boolean fits(String secret, String token) {
        return MessageDigest.isEqual(
                of(secret).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each JDK has SHA-256", e);
        }
    }
}
