package dev.workfloo.http;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Puts something in front of a transition that is about to be kept. */
final class Overtaking {

    private Overtaking() {}

    /** Does this just before the next transition is kept, and lets all others pass. */
    static void once(Interposed store, Runnable other) {
        AtomicBoolean open = new AtomicBoolean(true);
        store.put(call -> {
            if (call.equals("ExecutionJournal.save") && open.getAndSet(false)) other.run();
            return Optional.empty();
        });
    }
}
