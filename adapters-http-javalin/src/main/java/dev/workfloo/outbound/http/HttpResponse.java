package dev.workfloo.outbound.http;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What came back.
 *
 * @param body empty when it was larger than was wanted, or not wanted at all
 * @param coding how the body is coded, such as {@code gzip}, though that was not asked for
 * @param retryAfter how long it wants to be left alone, where it says so
 * @param headers by their names in lower case; what stands there more than once is joined by commas
 */
public record HttpResponse(
        int status,
        Optional<byte[]> body,
        Optional<String> coding,
        Optional<Duration> retryAfter,
        Map<String, String> headers) {

    public HttpResponse {
        headers = Map.copyOf(headers);
    }

    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** A word for programs, such as {@code HTTP_503}. */
    public String code() {
        // The last three digits in ASCII, independent of the machine's locale.
        return "HTTP_" + Integer.toString(1_000 + status).substring(1);
    }

    /** Says nothing of what was answered. */
    @Override
    public String toString() {
        return "HttpReply[" + status + "]";
    }
}
