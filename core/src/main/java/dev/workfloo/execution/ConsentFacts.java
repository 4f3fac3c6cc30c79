package dev.workfloo.execution;

import dev.workfloo.contact.CodeChannel;
import java.time.Instant;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * How a consent came about.
 *
 * @param maskedRecipient the address that the code went to, all but a few characters hidden
 * @param termsVersion what the person agreed to, as the definition calls it; likewise the privacy notice
 * @param sentAt when the code that was typed went out
 * @param confirmedAt when it was first typed
 * @param authorisedAt when it was typed again
 */
@ValueObject
public record ConsentFacts(
        CodeChannel channel,
        String maskedRecipient,
        Optional<String> termsVersion,
        Optional<String> privacyNoticeVersion,
        Instant sentAt,
        Instant confirmedAt,
        Instant authorisedAt) {
    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "ConsentFacts[" + channel + "]";
    }
}
