package dev.workfloo.worker;

import dev.workfloo.StoreDamaged;
import dev.workfloo.StoreUnavailable;
import dev.workfloo.execution.connector.HostFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what went wrong in the background, for hosts that listen to nothing else. The messages of others' exceptions may hold what
 * somebody answered, so of them it is logged only what they are, and where they were thrown.
 */
final class FailedWorkLog implements FailureListener {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final int MOST_CAUSES = 5;

    private final Set<String> unknown = ConcurrentHashMap.newKeySet();

    @Override
    public void failed(String what, Throwable cause) {
        LOG.warn("{} failed: {}", what, told(cause));
    }

    /** It is logged once, as it comes again every few seconds. */
    @Override
    public void unknown(String party) {
        if (unknown.add(party)) {
            LOG.warn(
                    "{} is not known here: what turns to it is left to other processes for ten minutes, and fails then",
                    party);
        }
    }

    static String told(Throwable thrown) {
        if (thrown instanceof StoreUnavailable || thrown instanceof StoreDamaged) return said(thrown);
        List<String> causes = new ArrayList<>();
        Throwable cause = thrown;
        while (cause != null && causes.size() < MOST_CAUSES) {
            causes.add(cause instanceof HostFault ? said(cause) : where(cause));
            cause = cause.getCause();
        }
        return String.join(", caused by ", causes);
    }

    /** Messages of ours hold nothing that somebody answered. */
    private static String said(Throwable ours) {
        return String.valueOf(ours.getMessage());
    }

    private static String where(Throwable cause) {
        StackTraceElement[] frames = cause.getStackTrace();
        return cause.getClass().getName() + (frames.length == 0 ? "" : " at " + frames[0]);
    }
}
