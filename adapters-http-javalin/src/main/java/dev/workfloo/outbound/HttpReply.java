package dev.workfloo.outbound;

import java.util.Optional;

/**
 * What came back.
 *
 * @param body empty when it was larger than was wanted, or not wanted at all
 */
record HttpReply(int status, Optional<byte[]> body) {

    boolean isSuccess() {
        return status / 100 == 2;
    }

    /** Says nothing of what was answered. */
    @Override
    public String toString() {
        return "HttpReply[" + status + "]";
    }
}
