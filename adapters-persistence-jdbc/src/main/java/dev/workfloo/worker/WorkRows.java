package dev.workfloo.worker;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import java.time.Instant;

/**
 * The table's rows, for work that was not looked up there. A row may be gone, since the transition that ends work takes its
 * row away, and it may have been picked by another process, which then minds it: neither is anybody's mistake.
 */
final class WorkRows {

    private final SchedulerClient client;

    WorkRows(SchedulerClient client) {
        this.client = client;
    }

    void remove(String name) {
        try {
            client.cancel(WorkTask.id(name));
        } catch (TaskInstanceException e) {
            // Gone, or another's.
        }
    }

    void putOff(String name, Instant until) {
        try {
            client.reschedule(WorkTask.id(name), until);
        } catch (TaskInstanceException e) {
            // Gone, or another's.
        }
    }
}
