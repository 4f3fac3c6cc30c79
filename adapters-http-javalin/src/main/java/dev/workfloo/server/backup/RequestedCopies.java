package dev.workfloo.server.backup;

import dev.workfloo.server.database.H2File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The copies that commands ask for; each that is taken gets an answer. */
final class RequestedCopies {

    private static final Logger LOG = LoggerFactory.getLogger("dev.workfloo.backup");

    private final H2File database;
    private final DatabaseCopy copies;
    private final BooleanSupplier stopped;

    /** @param stopped whether none is to be begun any more */
    RequestedCopies(H2File database, DatabaseCopy copies, BooleanSupplier stopped) {
        this.database = database;
        this.copies = copies;
        this.stopped = stopped;
    }

    /** Whoever asked hears at once that it is to come. */
    void take(Executor then) {
        try {
            for (CopyRequest request : CopyRequest.open(database)) {
                if (request.take()) then.execute(() -> answer(request));
            }
        } catch (RejectedExecutionException e) {
            // The service stops: whoever asked sees that it ends.
        } catch (Throwable e) { // An Error too: a timer never runs again what threw.
            LOG.error("what commands ask for cannot be taken: {}", e.toString());
        }
    }

    private void answer(CopyRequest request) {
        if (stopped.getAsBoolean() || !request.isTaken()) return;
        try {
            Path target = request.target();
            long bytes = copies.into(target);
            LOG.info("copied the database into {}, {} bytes, as a command asked", target, bytes);
            request.done(bytes);
        } catch (BackupFailed e) {
            refuse(request, String.valueOf(e.getMessage()));
        } catch (Throwable e) { // An Error too: whoever asked waits for an answer.
            refuse(request, "the service cannot make the copy: " + e + "; run the command as the service's user");
        }
    }

    private static void refuse(CopyRequest request, String why) {
        LOG.error("{}", why);
        try {
            request.failed(why);
        } catch (IOException e) {
            LOG.error("a command cannot be told why it gets no copy: {}", e.toString());
            leave(request);
        }
    }

    private static void leave(CopyRequest request) {
        try {
            request.leave();
        } catch (IOException e) {
            LOG.error("a command waits for a copy in vain: {}", e.toString());
        }
    }
}
