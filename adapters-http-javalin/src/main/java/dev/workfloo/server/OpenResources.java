package dev.workfloo.server;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been opened, to be closed in the opposite order. */
final class OpenResources implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("dev.workfloo.server");

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    <T extends AutoCloseable> T with(T opened) {
        open.push(opened);
        return opened;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) close(open.pop());
    }

    /** One that cannot be closed keeps none of the others open. */
    private static void close(AutoCloseable each) {
        try {
            each.close();
        } catch (Exception e) {
            LOG.warn(
                    "{} does not close: {}",
                    each.getClass().getSimpleName(),
                    e.getClass().getName());
        }
    }
}
