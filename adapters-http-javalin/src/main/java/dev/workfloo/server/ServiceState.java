package dev.workfloo.server;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.docs.Installation.Readiness;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Whether the service can serve now.
 *
 * @param leaving whether it is about to stop
 * @param answering whether the store answers
 * @param paused whether it serves reads alone
 */
record ServiceState(AtomicBoolean leaving, BooleanSupplier answering, BooleanSupplier paused) {

    static ServiceState of(BooleanSupplier answering, BooleanSupplier paused) {
        return new ServiceState(new AtomicBoolean(), answering, paused);
    }

    boolean isReady() {
        return !leaving.get() && answering.getAsBoolean();
    }

    /** As the probe tells it. */
    Readiness readiness() {
        try {
            if (!isReady()) return Readiness.NOT_READY;
            return paused.getAsBoolean() ? Readiness.PAUSED : Readiness.READY;
        } catch (StoreUnavailable e) {
            return Readiness.NOT_READY;
        }
    }
}
