package dev.workfloo.application;

import dev.workfloo.StoreDamaged;
import dev.workfloo.application.event.EventNews;
import dev.workfloo.application.port.out.ExecutionListener;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Progress;
import dev.workfloo.retention.Ended;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A listener that must not throw, and may: what it is told of has been kept, and the caller gets an answer all the same.
 */
final class GuardedListener implements ExecutionListener {

    private final ExecutionListener listener;
    private final EventNews news;
    private final CompletableFuture<Throwable> fault = new CompletableFuture<>();

    /** @param news are of each change, too */
    GuardedListener(ExecutionListener listener, EventNews news) {
        this.listener = listener;
        this.news = news;
    }

    /** Has somebody else hear of the first thing that it threw, even where that was before. */
    void onFault(Consumer<Throwable> hearing) {
        fault.thenAccept(hearing);
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
            if (fault.complete(e)) tellItself(e);
        }
    }

    /** That may fail as the rest of it does. */
    private void tellItself(Throwable thrown) {
        try {
            listener.threw(thrown);
        } catch (Throwable e) {
            Party.requireGoingOn(e);
        }
    }
}
