package dev.workfloo.consent;

import org.jmolecules.ddd.annotation.ValueObject;

/**
 * A consent record in its workspace's chain.
 *
 * @param sequence its number in the chain, from 1, without gaps
 * @param previous the hash of the record before it; of the first, {@link ChainLink#BEGINNING}'s
 * @param hash see {@link ChainLink}
 */
@ValueObject
public record ChainedConsent(long sequence, Consent consent, String previous, String hash) {

    /** The end of the chain when this is its last record. */
    public ChainLink link() {
        return new ChainLink(sequence, hash);
    }
}
