package dev.workfloo.memory;

import dev.workfloo.consent.Consent;
import dev.workfloo.execution.Progress;

/** What is kept together with a transition. */
record MemoryBeside(MemoryConsents consents, MemoryAnnouncements announcements, MemoryWork work) {

    void add(Progress progress) {
        consents.addAll(Consent.in(progress));
        announcements.add(progress);
        work.addAll(progress.work());
    }
}
