package dev.workfloo.application;

import dev.workfloo.StoreDamaged;
import dev.workfloo.application.event.EventNews;
import dev.workfloo.application.port.out.ExecutionListener;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Progress;
import dev.workfloo.retention.Ended;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A listener that must not throw, and may: what it is told of has been kept, and the caller gets an answer all the same.
 */
final class GuardedListener implements ExecutionListener {

    private final ExecutionListener listener;
    private final EventNews news;
    private final AtomicBoolean said = new AtomicBoolean();
    private final List<Throwable> faults = new CopyOnWriteArrayList<>();
    private final List<Consumer<Throwable>> hearing = new CopyOnWriteArrayList<>();

    /** @param news are of each change, too */
    GuardedListener(ExecutionListener listener, EventNews news) {
        this.listener = listener;
        this.news = news;
    }

    /** Has somebody else hear of the first thing that it threw, even where that was before. */
    void onFault(Consumer<Throwable> heard) {
        hearing.add(heard);
        faults.forEach(heard);
    }

    @Override
    public void kept(Progress progress) {
        tell(() -> listener.kept(progress));
        tell(news::kept);
    }

    @Override
    public void passedBy(ExecutionId execution, Throwable cause) {
        tell(() -> listener.passedBy(execution, cause));
    }

    @Override
    public void notIndexed(ExecutionId execution, Throwable cause) {
        tell(() -> listener.notIndexed(execution, cause));
    }

    @Override
    public void notRemoved(ExecutionId execution, Throwable cause) {
        tell(() -> listener.notRemoved(execution, cause));
    }

    @Override
    public void removed(Ended ended, int executions) {
        tell(() -> listener.removed(ended, executions));
    }

    @Override
    public void notListed(ExecutionId execution, StoreDamaged cause) {
        tell(() -> listener.notListed(execution, cause));
    }

    @Override
    public void unknown(ExecutionId execution, String party, boolean isLeft) {
        tell(() -> listener.unknown(execution, party, isLeft));
    }

    private void tell(Runnable call) {
        try {
            call.run();
        } catch (Throwable e) {
            Party.requireGoingOn(e);
            if (!said.getAndSet(true)) tellItself(e);
        }
    }

    /** That may fail as the rest of it does. */
    private void tellItself(Throwable thrown) {
        faults.add(thrown);
        try {
            hearing.forEach(it -> it.accept(thrown));
            listener.threw(thrown);
        } catch (Throwable e) {
            Party.requireGoingOn(e);
        }
    }
}
