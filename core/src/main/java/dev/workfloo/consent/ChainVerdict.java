package dev.workfloo.consent;

import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * What came of following a chain from its beginning.
 *
 * @param intact the last link up to which every record is what it was when it was chained
 * @param broken what is wrong behind it, in words; empty when nothing is
 */
@ValueObject
public record ChainVerdict(ChainLink intact, Optional<String> broken) {

    public static final ChainVerdict NOTHING_YET = new ChainVerdict(ChainLink.BEGINNING, Optional.empty());

    /** The verdict when this record comes next. */
    public ChainVerdict with(ChainedConsent next) {
        if (broken.isPresent()) return this;
        if (next.sequence() != intact.sequence() + 1) {
            return broken("record " + (intact.sequence() + 1) + " is missing");
        }
        ChainedConsent expected = intact.append(next.consent());
        return expected.equals(next)
                ? new ChainVerdict(next.link(), Optional.empty())
                : broken("record " + next.sequence() + " was changed");
    }

    /** The verdict when the chain must end here. */
    public ChainVerdict endingAt(ChainLink head) {
        if (broken.isPresent() || head.equals(intact)) return this;
        return broken(
                head.sequence() == intact.sequence()
                        ? "record " + head.sequence() + " is not the one at which the chain was recorded to end"
                        : "record " + (intact.sequence() + 1) + " is missing");
    }

    private ChainVerdict broken(String reason) {
        return new ChainVerdict(intact, Optional.of(reason));
    }
}
