package dev.workfloo.outbound;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * A request on its way out, with a JSON body.
 *
 * @param timeout how long it may take from the first look at DNS to the last byte of the answer
 * @param largestAnswer how many bytes of answer are wanted; 0 when only the status is
 */
record HttpMessage(
        URI url, String method, List<Header> headers, byte[] body, Reach reach, Duration timeout, int largestAnswer) {

    /** Says nothing of what is sent, nor to where. */
    @Override
    public String toString() {
        return "HttpMessage";
    }
}
