package dev.workfloo.application.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Has runners look at once when a transition was kept in this process, where somebody listens. */
public final class EventNews {

    private final List<Runnable> runners = new CopyOnWriteArrayList<>();
    private volatile boolean wanted;

    void onNews(Runnable runner) {
        runners.add(runner);
    }

    void want(boolean isHeard) {
        wanted = isHeard;
    }

    /** A transition was kept. */
    public void kept() {
        if (wanted) runners.forEach(Runnable::run);
    }
}
