package dev.workfloo.execution.subscription;

import java.time.Instant;

/**
 * That somebody is told of what happens, for good: it outlives the process that began it, and is kept while nobody listens.
 *
 * @param since when it was begun
 * @param isCatchingUp whether executions that were there before are still being added to what is to be told
 * @param untold how many transitions are to be told, counted up to {@link #MOST}
 */
public record Subscription(SubscriptionName name, Instant since, boolean isCatchingUp, int untold) {

    /** Counting ends here. */
    public static final int MOST = 10_000;

    /** What a new subscription is told of. */
    public enum Beginning {
        /** What happens from now on. */
        NOW,
        /** All that is kept, execution by execution, and then what happens. */
        FIRST_EXECUTION
    }
}
