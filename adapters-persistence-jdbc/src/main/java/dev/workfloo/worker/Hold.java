package dev.workfloo.worker;

import java.time.Instant;

/**
 * What becomes of work that is about to be kept.
 *
 * @param until when it is to be kept as due: nobody else does it before
 * @param kept to be run when it was kept
 * @param lost to be run when it was not, or when nobody knows
 */
public record Hold(Instant until, Runnable kept, Runnable lost) {}
