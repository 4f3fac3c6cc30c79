package dev.workfloo.http.connection;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;

/** Requests whose head has begun to arrive. No thread waits for them yet, but each keeps a connection. */
final class RequestHeads {

    private Map<EndPoint, Head> seen = Map.of();

    /** @param begun when the first bytes behind the last request were seen */
    private record Head(long requests, long bytes, @Nullable Long begun) {}

    /** To be called at intervals: a head is slow if it was begun long ago. */
    void endSlowOnes(Server server, LeastPace leastPace) {
        Map<EndPoint, Head> now = new HashMap<>();
        for (Connector connector : server.getConnectors()) {
            for (EndPoint endPoint : connector.getConnectedEndPoints()) {
                Connection connection = endPoint.getConnection();
                boolean isAtWork = connection == null || connection.getMessagesIn() != connection.getMessagesOut();
                if (!isAtWork) now.put(endPoint, look(connection, seen.get(endPoint)));
            }
        }
        seen = now;
        now.forEach((endPoint, head) -> {
            boolean isSlow = head.begun() != null
                    && System.nanoTime() - head.begun() > leastPace.grace().toNanos();
            if (isSlow) endPoint.close(new TimeoutException("the client is too slow"));
        });
    }

    private static Head look(Connection connection, @Nullable Head earlier) {
        long requests = connection.getMessagesIn();
        long bytes = connection.getBytesIn();
        if (earlier == null || earlier.requests() != requests) {
            return new Head(requests, bytes, requests == 0 && bytes > 0 ? System.nanoTime() : null);
        }
        if (earlier.begun() != null) return earlier;
        return new Head(requests, bytes, bytes == earlier.bytes() ? null : System.nanoTime());
    }
}
