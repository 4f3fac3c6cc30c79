package dev.workfloo.execution.verification;

import org.jmolecules.ddd.annotation.ValueObject;

/**
 * What became of a one-time code that somebody typed. A wrong one counts, so it is an answer and no refusal.
 *
 * @param attemptsLeft how many wrong ones may still come; 0 when the node has failed
 * @param goesOn whether the flow has gone on, behind a right one or to where it goes when none is right
 */
@ValueObject
public record OtpVerdict(boolean right, int attemptsLeft, boolean goesOn) {}
