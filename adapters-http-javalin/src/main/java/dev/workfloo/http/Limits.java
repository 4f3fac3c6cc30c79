package dev.workfloo.http;

/**
 * How much of the service clients may take.
 *
 * @param largestBody in bytes; a larger request is refused before it is read, and so is one that the room would never hold
 * @param room bytes of the heap that requests may take at once, all together
 * @param patience with clients that send or read slowly
 * @param proxies whom to believe whom a request is from
 * @param connections that one client may have at once; those of the proxies do not count
 */
public record Limits(int largestBody, long room, Patience patience, TrustedProxies proxies, int connections) {

    public static final int LARGEST_BODY = 25 * 1024 * 1024;

    public static final int CONNECTIONS = 1_000;

    /** What is left of the heap is for all else. */
    private static final double SHARE_OF_THE_HEAP = 0.7;

    public static final Limits USUAL = new Limits(
            LARGEST_BODY,
            (long) (Runtime.getRuntime().maxMemory() * SHARE_OF_THE_HEAP),
            Patience.USUAL,
            TrustedProxies.NOBODY,
            CONNECTIONS);

    public Limits {
        largestBody = (int) Math.min(largestBody, Room.largestBody(room));
    }

    public Limits withLargestBody(int bytes) {
        return new Limits(bytes, room, patience, proxies, connections);
    }

    public Limits withRoom(long bytes) {
        return new Limits(largestBody, bytes, patience, proxies, connections);
    }

    public Limits withPatience(Patience other) {
        return new Limits(largestBody, room, other, proxies, connections);
    }

    public Limits trusting(TrustedProxies others) {
        return new Limits(largestBody, room, patience, others, connections);
    }

    public Limits withConnections(int most) {
        return new Limits(largestBody, room, patience, proxies, most);
    }
}
