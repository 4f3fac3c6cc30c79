package dev.workfloo.execution.document;

import java.time.Instant;

/** Moments as text. Nearly all that a document says happened at one moment, which is not spelt anew each time. */
final class Moments {

    private Instant last = Instant.EPOCH;
    private String text = last.toString();

    String text(Instant moment) {
        if (!moment.equals(last)) {
            last = moment;
            text = moment.toString();
        }
        return text;
    }
}
