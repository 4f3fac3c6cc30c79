package dev.workfloo.memory;

import dev.workfloo.consent.Consent;
import dev.workfloo.execution.Progress;

/** What is kept together with a transition. */
record KeptAlong(
        MemoryConsents consents,
        MemoryCallbackDeliveries callbackDeliveries,
        MemoryWork work,
        MemoryDocuments documents) {

    void add(Progress progress) {
        consents.addAll(Consent.in(progress));
        callbackDeliveries.add(progress);
        work.addAll(progress.work());
    }
}
