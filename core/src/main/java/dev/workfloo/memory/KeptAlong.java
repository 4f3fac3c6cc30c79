package dev.workfloo.memory;

import dev.workfloo.consent.Consent;
import dev.workfloo.execution.ExecutionId;
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

    /** Consents stay. */
    void remove(ExecutionId execution) {
        callbackDeliveries.remove(execution);
        work.remove(execution);
        documents.remove(execution);
    }
}
