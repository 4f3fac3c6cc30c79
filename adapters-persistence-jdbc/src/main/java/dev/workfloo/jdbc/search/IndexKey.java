package dev.workfloo.jdbc.search;

import dev.workfloo.access.Environment;
import dev.workfloo.execution.search.SearchTerm;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Collection;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What hashes the terms of a workspace: without it, no text can be tried out. A term is kept as the first 64 bits of its
 * HMAC-SHA-256 (RFC 2104).
 */
final class IndexKey {

    private static final String ALGORITHM = "HmacSHA256";

    private final long id;
    private final int number;
    private final SecretKeySpec key;

    /**
     * @param id of its row, which is that of no other workspace's key
     * @param number of a workspace's keys, from 1
     */
    IndexKey(long id, int number, byte[] secret) {
        this.id = id;
        this.number = number;
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    long id() {
        return id;
    }

    int number() {
        return number;
    }

    /** In ascending order, each once. */
    Long[] hashed(Environment environment, Collection<SearchTerm> terms) {
        Mac mac = mac();
        return terms.stream()
                .map(term -> hash(mac, environment, term))
                .sorted()
                .distinct()
                .toArray(Long[]::new);
    }

    /** None of what stands before the text has a line end. */
    private static long hash(Mac mac, Environment environment, SearchTerm term) {
        String text = environment.name() + "\n" + term.kind().name() + "\n" + term.name() + "\n" + term.text();
        return ByteBuffer.wrap(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "IndexKey " + id;
    }
}
