package dev.workfloo.worker;

import dev.workfloo.application.port.in.Maintenance;
import dev.workfloo.application.port.in.PerformWork;
import java.util.List;

/** Does tasks that are due from time to time, one after the other; one that fails keeps none of the others from being done. */
final class MaintenanceRun implements Runnable {

    /** Batches in a row; what is left then is left for the next time. */
    private static final int MOST_BATCHES = 100;

    private final List<Maintenance> tasks;
    private final PerformWork performing;
    private final FailureListener failures;

    MaintenanceRun(List<Maintenance> tasks, PerformWork performing, FailureListener failures) {
        this.tasks = List.copyOf(tasks);
        this.performing = performing;
        this.failures = failures;
    }

    @Override
    public void run() {
        tasks.forEach(this::perform);
    }

    private void perform(Maintenance task) {
        try {
            for (int done = 0; done < MOST_BATCHES && performing.perform(task) > 0; ) done++;
        } catch (Throwable e) { // An Error too: a timer never runs again what threw.
            failures.failed(task.title(), e);
        }
    }
}
