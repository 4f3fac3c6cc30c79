package dev.workfloo.execution.connector;

import dev.workfloo.execution.LossCause;
import dev.workfloo.rule.Value;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jmolecules.ddd.annotation.ValueObject;

/** What came of a call. */
@ValueObject
public sealed interface ConnectorAnswer {

    <R> R fold(Cases<R> cases);

    interface Cases<R> {
        R answered(Answered answer);

        R failed(Failed answer);
    }

    /**
     * The service answered.
     *
     * @param body as it came, with the names that the definition uses; whether it has the right shape is not said
     * @param httpCode the status, where HTTP carried it
     * @param headers of the answer, by name; they are kept, and shown with it, in the order of their names
     */
    record Answered(Value body, Optional<Integer> httpCode, Map<String, String> headers) implements ConnectorAnswer {

        public Answered {
            headers = Collections.unmodifiableMap(new TreeMap<>(headers));
        }

        /** An answer of which no headers are kept. */
        public Answered(Value body, Optional<Integer> httpCode) {
            this(body, httpCode, Map.of());
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.answered(this);
        }

        /** Says nothing of the person. */
        @Override
        public String toString() {
            return "Answered[" + httpCode + "]";
        }
    }

    /**
     * There is no result.
     *
     * @param code a short word for programs, such as {@code TIMEOUT} or {@code HTTP_503}
     * @param message for people; it may speak of the person, and is kept as personal data is
     * @param reply whether the service itself said so, and whether asking again can help
     * @param httpCode the status, where HTTP carried it
     * @param cause what the exchange was lost to, where it was lost
     * @param retryAfter when the service wants to be asked again, where it said so; it is asked no sooner, and no later than
     *     an hour from now
     */
    record Failed(
            String code,
            String message,
            Reply reply,
            Optional<Integer> httpCode,
            Optional<LossCause> cause,
            Optional<Duration> retryAfter)
            implements ConnectorAnswer {

        /** A failure of an exchange that was not lost. */
        public Failed(String code, String message, Reply reply, Optional<Integer> httpCode) {
            this(code, message, reply, httpCode, Optional.empty(), Optional.empty());
        }

        /** An exchange that was lost, so that it is not known what the service did. */
        public static Failed lost(String code, String message, LossCause cause) {
            return new Failed(code, message, Reply.NONE, Optional.empty(), Optional.of(cause), Optional.empty());
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.failed(this);
        }

        @Override
        public String toString() {
            return "Failed[" + code + " " + reply + "]";
        }
    }

    /** What is known of a failure. */
    enum Reply {
        /**
         * It was not tried to its end for a reason of our own, such as that as many ask the service as it bears. This is no
         * failure: the call waits its turn, under the same idempotency key, and counts as no try.
         */
        NOT_NOW,
        /** The service may or may not have done what it was asked: time-out, lost connection, or left alone while down. */
        NONE,
        /** The service answered that it failed; asked anew, it may not. */
        PASSING,
        /** The service answered that it will not, however often it is asked. */
        FINAL
    }
}
