package dev.workfloo.http.connection;

/** How fast a client moves one body, or one answer: what we do meanwhile does not count as its time. */
final class Pace {

    private long bytes;
    private long waited;
    private long since;
    private boolean waiting;

    synchronized void begin() {
        waiting = true;
        since = System.nanoTime();
    }

    synchronized void end(long moved) {
        if (waiting) waited += System.nanoTime() - since;
        waiting = false;
        bytes += moved;
    }

    synchronized boolean isTooSlow(LeastPace leastPace) {
        return waiting && leastPace.isOver(bytes, waited + System.nanoTime() - since);
    }
}
