package dev.workfloo.access;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * What a workspace's callbacks are signed with, as the Standard Webhooks specification has it
 * (<a href="https://www.standardwebhooks.com">1.0.0</a>, symmetric {@code v1}).
 *
 * @param number which of the workspace's secrets it is, from 1
 * @param text {@code whsec_} and 32 bytes in base64
 * @param endsAt from when on it signs no more; empty while no other has followed it
 */
@ValueObject
public record SigningSecret(
        WorkspaceId workspace, int number, String text, Instant createdAt, Optional<Instant> endsAt) {

    private static final String PREFIX = "whsec_";

    public static SigningSecret of(WorkspaceId workspace, int number, byte[] key, Instant now) {
        String text = PREFIX + Base64.getEncoder().encodeToString(key);
        return new SigningSecret(workspace, number, text, now, Optional.empty());
    }

    /** The bytes to sign with. */
    public byte[] key() {
        return Base64.getDecoder().decode(text.substring(PREFIX.length()));
    }

    public boolean signsAt(Instant moment) {
        return endsAt.filter(end -> !moment.isBefore(end)).isEmpty();
    }

    public SigningSecret endingAt(Instant end) {
        return new SigningSecret(workspace, number, text, createdAt, Optional.of(end));
    }

    /** Says nothing of the secret. */
    @Override
    public String toString() {
        return "SigningSecret[" + workspace + " " + number + "]";
    }
}
