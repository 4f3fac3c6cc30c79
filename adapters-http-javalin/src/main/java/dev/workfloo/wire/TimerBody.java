package dev.workfloo.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/** Until when a TIMER waits, and how long that is still. */
final class TimerBody {

    private TimerBody() {}

    static ObjectNode of(Instant end, Instant at) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("endWaitDate", end.toString());
        body.set("remainingTime", remaining(Duration.between(at, end)));
        return body;
    }

    /** A second that has begun counts whole: nothing is left only when it is over. */
    private static ObjectNode remaining(Duration left) {
        Duration whole = left.isNegative()
                ? Duration.ZERO
                : Duration.ofSeconds(left.plusNanos(999_999_999).toSeconds());
        return JsonNodeFactory.instance
                .objectNode()
                .put("hours", Math.toIntExact(whole.toHours()))
                .put("minutes", whole.toMinutesPart())
                .put("seconds", whole.toSecondsPart());
    }

    /** A wait that is over; it ended no later than this. */
    static void end(ObjectNode body) {
        body.set("remainingTime", remaining(Duration.ZERO));
    }
}
