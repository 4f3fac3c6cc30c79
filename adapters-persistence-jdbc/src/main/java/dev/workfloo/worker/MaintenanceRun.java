package dev.workfloo.worker;

import dev.workfloo.application.port.in.Maintenance;
import dev.workfloo.application.port.in.PerformWork;
import dev.workfloo.application.port.in.PerformWork.Surroundings;
import java.util.function.BooleanSupplier;

/** Does a task that is due from time to time; one that fails, or is cut short when the worker stops, is done the next time. */
final class MaintenanceRun implements Runnable {

    /** Batches in a row; what is left then is left for the next time. */
    private static final int MOST_BATCHES = 100;

    private final Maintenance task;
    private final PerformWork performing;
    private final WorkerSettings settings;
    private final BooleanSupplier stopped;

    /** @param stopped whether no more is to be begun: all is held back, or the worker closes, and may cut short what it runs */
    MaintenanceRun(Maintenance task, PerformWork performing, WorkerSettings settings, BooleanSupplier stopped) {
        this.task = task;
        this.performing = performing;
        this.settings = settings;
        this.stopped = stopped;
    }

    @Override
    public void run() {
        Surroundings each = settings.context()::around;
        try {
            int left = MOST_BATCHES;
            while (left > 0 && !stopped.getAsBoolean() && performing.perform(task, each) > 0) left--;
        } catch (Throwable e) { // An Error too: a timer never runs again what threw.
            if (!stopped.getAsBoolean()) settings.failures().failed(task.title(), e);
        }
    }
}
