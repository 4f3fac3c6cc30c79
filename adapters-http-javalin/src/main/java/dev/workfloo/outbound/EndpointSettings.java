package dev.workfloo.outbound;

import java.time.Duration;
import java.util.List;

/**
 * How one service or gateway is spoken to.
 *
 * @param timeout how long one exchange may take, however long its caller would wait
 * @param maxConcurrent how many exchanges there may be at a time
 * @param maxWait how long one more waits for its turn
 * @param largestAnswer in bytes
 * @param keepAlive whether connections are kept for the next exchange
 */
record EndpointSettings(
        HttpUrl url,
        String method,
        List<Header> headers,
        Duration timeout,
        int maxConcurrent,
        Duration maxWait,
        int largestAnswer,
        boolean keepAlive,
        Breaker breaker) {

    EndpointSettings {
        headers = List.copyOf(headers);
    }

    /**
     * When a service counts as being down, so that it is left alone for a while.
     *
     * @param failureRate of how many failures in a hundred exchanges on
     * @param window how many exchanges are looked back on
     * @param minimumCalls after how many exchanges it is judged at all
     * @param openFor how long it is left alone
     * @param trials how many exchanges then show whether it is back
     */
    record Breaker(int failureRate, int window, int minimumCalls, Duration openFor, int trials) {

        static final Breaker USUAL = new Breaker(50, 20, 10, Duration.ofSeconds(30), 3);
    }

    EndpointSettings keptAlive(boolean alive) {
        return new EndpointSettings(
                url, method, headers, timeout, maxConcurrent, maxWait, largestAnswer, alive, breaker);
    }

    /** Says nothing of the headers' values, nor of a query, which may hold a key. */
    @Override
    public String toString() {
        return "EndpointSettings[" + url.host() + "]";
    }
}
