package dev.workfloo.outbound.file;

import dev.workfloo.outbound.http.HttpRequest.Header;
import dev.workfloo.outbound.http.HttpRequest.Target;
import java.time.Duration;
import java.util.List;

/**
 * How one service or gateway is spoken to.
 *
 * @param keepAlive whether connections are kept for the next exchange
 */
public record EndpointSettings(Target target, List<Header> headers, Limits limits, boolean keepAlive, Breaker breaker) {

    public EndpointSettings {
        headers = List.copyOf(headers);
    }

    /**
     * How much it is asked, and may answer.
     *
     * @param timeout how long one exchange may take, however long its caller would wait
     * @param maxConcurrent how many exchanges there may be at a time
     * @param maxWait how long one more waits for its turn
     * @param largestAnswer in bytes
     */
    public record Limits(Duration timeout, int maxConcurrent, Duration maxWait, int largestAnswer) {}

    /**
     * When a service counts as being down, so that it is left alone for a while.
     *
     * @param failureRate of how many failures in a hundred exchanges on
     * @param window how many exchanges are looked back on
     * @param minimumCalls after how many exchanges it is judged at all
     * @param openFor how long it is left alone
     * @param trials how many exchanges then show whether it is back
     */
    public record Breaker(int failureRate, int window, int minimumCalls, Duration openFor, int trials) {

        public static final Breaker USUAL = new Breaker(50, 20, 10, Duration.ofSeconds(30), 3);
    }

    EndpointSettings keptAlive(boolean alive) {
        return new EndpointSettings(target, headers, limits, alive, breaker);
    }

    /** Says nothing of the headers' values, nor of a query, which may hold a key. */
    @Override
    public String toString() {
        return "EndpointSettings[" + target.url().host() + "]";
    }
}
