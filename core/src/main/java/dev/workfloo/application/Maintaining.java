package dev.workfloo.application;

import dev.workfloo.application.port.in.Maintenance;
import dev.workfloo.application.port.out.ExecutionJournal;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.IdempotencyKey;
import java.time.InstantSource;
import java.util.function.Predicate;

/** Does what is due from time to time, a batch of it at a time. */
final class Maintaining {

    private static final int BATCH = 100;

    private final Store store;
    private final ExecutionJournal journal;
    private final Expiry expiry;
    private final InstantSource clock;

    Maintaining(Store store, AnnouncingJournal journal, InstantSource clock) {
        this.store = store;
        this.journal = journal;
        this.expiry = new Expiry(store.executions(), journal.listener(), clock);
        this.clock = clock;
    }

    /**
     * @param giveUp gives up an execution, and says whether it did
     * @return how much was done; 0 when nothing was left
     */
    int perform(Maintenance task, Predicate<ExecutionId> giveUp) {
        return switch (task) {
            case EXPIRY -> expiry.batch(giveUp);
            case CONSENTS -> store.consents().chain(BATCH);
            case START_KEYS -> wholly(() -> journal.forgetKeys(clock.instant().minus(IdempotencyKey.KEPT)));
            case STORE -> wholly(store::tidy);
        };
    }

    /** Nothing is left then. */
    private static int wholly(Runnable task) {
        task.run();
        return 0;
    }
}
