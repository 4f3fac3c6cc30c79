package dev.workfloo.outbound;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many messages go to one receiver at once: few, and more while it answers quickly. A receiver that nothing goes to is
 * forgotten, so that names cannot fill the memory.
 */
final class ReceiverPermits {

    private static final int FEW = 2;

    /** A quarter of the messages that a service's worker posts at once: were they all to hang, others would still be told. */
    private static final int MANY = 8;

    private final Map<String, Taken> receivers = new HashMap<>();

    private record Taken(int now, int most) {

        @Nullable
        Taken left(boolean quickly) {
            return now == 1 ? null : new Taken(now - 1, quickly ? Math.min(most + 1, MANY) : FEW);
        }
    }

    synchronized boolean take(String receiver) {
        Taken taken = receivers.getOrDefault(receiver, new Taken(0, FEW));
        if (taken.now() >= taken.most()) return false;
        receivers.put(receiver, new Taken(taken.now() + 1, taken.most()));
        return true;
    }

    /** @param quickly whether it took no long time */
    synchronized void leave(String receiver, boolean quickly) {
        receivers.computeIfPresent(receiver, (it, taken) -> taken.left(quickly));
    }
}
