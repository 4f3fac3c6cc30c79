package dev.workfloo.http.connection;

/**
 * How much of the service clients may take.
 *
 * @param largestBody in bytes; a larger request is refused before it is read, and so is one for which the heap would never
 *     suffice
 * @param heap bytes of the heap that requests may take at once, all together
 * @param leastPace how slowly a client may send or read
 * @param proxies whom to believe whom a request is from
 * @param connections that one client may have at once; those of the proxies do not count
 */
public record ClientLimits(int largestBody, long heap, LeastPace leastPace, TrustedProxies proxies, int connections) {

    public static final int LARGEST_BODY = 25 * 1024 * 1024;

    public static final int CONNECTIONS = 1_000;

    /** What is left of the heap is for all else. */
    private static final double SHARE_OF_THE_HEAP = 0.7;

    public static final ClientLimits USUAL = new ClientLimits(
            LARGEST_BODY,
            (long) (Runtime.getRuntime().maxMemory() * SHARE_OF_THE_HEAP),
            LeastPace.USUAL,
            TrustedProxies.NOBODY,
            CONNECTIONS);

    @Override
    public int largestBody() {
        return (int) Math.min(largestBody, HeapBudget.largestBody(heap));
    }

    /** The same of a body of files, which takes less of the heap. */
    public int largestBodyOfFiles() {
        return (int) Math.min(largestBody, HeapBudget.largestBodyOfFiles(heap));
    }

    public ClientLimits withLargestBody(int bytes) {
        return new ClientLimits(bytes, heap, leastPace, proxies, connections);
    }

    public ClientLimits withHeap(long bytes) {
        return new ClientLimits(largestBody, bytes, leastPace, proxies, connections);
    }

    public ClientLimits withPace(LeastPace other) {
        return new ClientLimits(largestBody, heap, other, proxies, connections);
    }

    public ClientLimits trusting(TrustedProxies others) {
        return new ClientLimits(largestBody, heap, leastPace, others, connections);
    }

    public ClientLimits withConnections(int most) {
        return new ClientLimits(largestBody, heap, leastPace, proxies, most);
    }
}
