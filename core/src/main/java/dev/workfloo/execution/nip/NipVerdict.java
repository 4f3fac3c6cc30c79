package dev.workfloo.execution.nip;

import dev.workfloo.execution.NipPhase;
import dev.workfloo.execution.Progress;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * What a typed code was judged to be. A wrong one counts, so it is an answer and no refusal.
 *
 * @param phase where the person stands now
 * @param attemptsLeft how many wrong codes may still come in this round; 0 when the node has failed
 */
@ValueObject
public record NipVerdict(boolean right, NipPhase phase, int attemptsLeft) {

    /** A transition with the verdict that led to it. */
    public record Judged(Progress progress, NipVerdict verdict) {}
}
