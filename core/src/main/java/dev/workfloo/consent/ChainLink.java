package dev.workfloo.consent;

import dev.workfloo.execution.ConsentFacts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * The end of a chain, up to one of its records. Each record's hash is the SHA-256 (FIPS 180-4), in hex, of these lines, with
 * a line feed between, in UTF-8: the hash before it, its number, workspace, environment, execution, node, visit, channel,
 * masked recipient, version of the terms, version of the privacy notice, when sent, confirmed and authorised (RFC 3339). The
 * newest hash, kept elsewhere, shows later whether any record before it was changed, added or taken out.
 */
@ValueObject
public record ChainLink(long sequence, String hash) {

    /** The link before the first record: 64 zeros. */
    public static final ChainLink BEGINNING = new ChainLink(0, "0".repeat(64));

    /** The record as the next of the chain. */
    public ChainedConsent append(Consent consent) {
        return new ChainedConsent(sequence + 1, consent, hash, sha256(lines(consent)));
    }

    private String lines(Consent consent) {
        ConsentFacts facts = consent.facts();
        return Stream.of(
                        hash,
                        sequence + 1,
                        consent.scope().workspace().name(),
                        consent.scope().environment(),
                        consent.execution(),
                        consent.node(),
                        consent.visit(),
                        facts.channel().literal(),
                        facts.maskedRecipient(),
                        facts.termsVersion().orElse(""),
                        facts.privacyNoticeVersion().orElse(""),
                        facts.sentAt(),
                        facts.confirmedAt(),
                        facts.authorisedAt())
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
