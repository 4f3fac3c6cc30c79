package dev.workfloo.worker;

import dev.workfloo.application.port.in.PerformWork;
import java.util.function.IntSupplier;

/** What is due from time to time. Each process does it: others find nothing left, and nobody waits for one that died. */
final class Chores implements Runnable {

    /** So many batches in a row; what is left then is left for the next time. */
    private static final int MOST_BATCHES = 100;

    private final PerformWork performing;
    private final FailureListener failures;

    Chores(PerformWork performing, FailureListener failures) {
        this.performing = performing;
        this.failures = failures;
    }

    @Override
    public void run() {
        empty("expiry", performing::abandonExpired);
        empty("consents", performing::sealConsents);
    }

    private void empty(String what, IntSupplier batch) {
        try {
            for (int done = 0; done < MOST_BATCHES && batch.getAsInt() > 0; ) done++;
        } catch (Throwable e) { // An Error too: a timer never runs again what threw.
            failures.failed(what, e);
        }
    }
}
