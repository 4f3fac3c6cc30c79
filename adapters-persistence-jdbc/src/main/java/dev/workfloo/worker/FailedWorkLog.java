package dev.workfloo.worker;

import dev.workfloo.StoreDamaged;
import dev.workfloo.StoreUnavailable;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what went wrong in the background, for hosts that listen to nothing else. The messages of others' exceptions may hold what
 * somebody answered, so of them it is logged only what they are, and where they were thrown.
 */
final class FailedWorkLog implements FailureListener {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final int MOST_CAUSES = 5;

    @Override
    public void failed(String what, Throwable cause) {
        LOG.warn("{} failed, and is tried again later: {}", what, told(cause));
    }

    static String told(Throwable thrown) {
        if (thrown instanceof StoreUnavailable || thrown instanceof StoreDamaged)
            return String.valueOf(thrown.getMessage());
        List<String> causes = new ArrayList<>();
        Throwable cause = thrown;
        while (cause != null && causes.size() < MOST_CAUSES) {
            causes.add(where(cause));
            cause = cause.getCause();
        }
        return String.join(", caused by ", causes);
    }

    private static String where(Throwable cause) {
        StackTraceElement[] frames = cause.getStackTrace();
        return cause.getClass().getName() + (frames.length == 0 ? "" : " at " + frames[0]);
    }
}
