package dev.workfloo.http.connection;

import java.util.concurrent.Executor;
import org.eclipse.jetty.io.Content;

/**
 * What is still to come of a body that was answered before it was here. Most clients read only once they have written, and
 * would not see an answer behind which the connection ends: so it is read and dropped, as long and as fast as other bodies.
 */
final class UnreadBody {

    private static final long LEAST_END = 2L * ClientLimits.LARGEST_BODY;

    /** What is here already is little, or more is coming; then it is others' turn. */
    private static final int READS_OF_WHAT_IS_HERE = 16;

    private final Content.Source source;
    private final Executor threads;
    private final long most;
    private long dropped;

    /**
     * @param threads run what goes on in their turn
     * @param largestBody a client that sends much more than this behind its answer finds its connection ended
     */
    UnreadBody(Content.Source source, Executor threads, int largestBody) {
        this.source = source;
        this.threads = threads;
        this.most = Math.max(LEAST_END, 2L * largestBody);
    }

    /** Drops what is here, and says whether that was all. */
    boolean dropHere() {
        boolean isOver = false;
        for (int reads = 0; !isOver && reads < READS_OF_WHAT_IS_HERE; reads++) {
            Content.Chunk chunk = source.read();
            if (chunk == null) return false;
            isOver = drop(chunk);
        }
        return isOver;
    }

    /** Drops all that comes, and does this at its end. No client holds a thread with it, however fast it sends. */
    void drop(Runnable atEnd) {
        boolean isOver = false;
        for (int reads = 0; !isOver && reads < READS_OF_WHAT_IS_HERE; reads++) {
            Content.Chunk chunk = source.read();
            if (chunk == null) {
                source.demand(() -> drop(atEnd));
                return;
            }
            isOver = drop(chunk) || dropped > most;
        }
        // Who demands what is here already is called back at once, on this thread.
        if (isOver) atEnd.run();
        else threads.execute(() -> drop(atEnd));
    }

    private boolean drop(Content.Chunk chunk) {
        dropped += chunk.remaining();
        chunk.release();
        return chunk.isLast() || Content.Chunk.isFailure(chunk);
    }
}
