package dev.workfloo.application.person;

import java.util.Base64;
import java.util.random.RandomGenerator;

/** Draws what opens links and sessions. */
record LinkSecrets(RandomGenerator random) {

    private static final int BYTES = 32;

    /** 256 bits as base64url, which needs no escaping in an address. */
    String next() {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
