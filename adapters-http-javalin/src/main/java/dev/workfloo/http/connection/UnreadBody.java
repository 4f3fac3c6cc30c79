package dev.workfloo.http.connection;

import org.eclipse.jetty.io.Content;

/**
 * What is still to come of a body that was answered before it was here. Most clients read only once they have written, and would
 * not see an answer behind which the connection ends: so it is read and dropped, as long and as fast as other bodies.
 */
final class UnreadBody {

    /** A client that sends more than this behind its answer finds its connection ended. */
    private static final long MOST = 2L * ClientLimits.LARGEST_BODY;

    /** What is here already is little, or more is coming. */
    private static final int READS_OF_WHAT_IS_HERE = 16;

    private final Content.Source source;
    private long dropped;

    UnreadBody(Content.Source source) {
        this.source = source;
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

    /** Drops all that comes, and does this at its end. */
    void drop(Runnable atEnd) {
        boolean isOver = false;
        while (!isOver && dropped <= MOST) {
            Content.Chunk chunk = source.read();
            if (chunk == null) {
                source.demand(() -> drop(atEnd));
                return;
            }
            isOver = drop(chunk);
        }
        atEnd.run();
    }

    private boolean drop(Content.Chunk chunk) {
        dropped += chunk.remaining();
        chunk.release();
        return chunk.isLast() || Content.Chunk.isFailure(chunk);
    }
}
