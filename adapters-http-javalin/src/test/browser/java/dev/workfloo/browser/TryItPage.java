package dev.workfloo.browser;

import dev.workfloo.cluster.Awaiting;
import java.time.Duration;

/** Try It, as somebody uses it who types nothing: from one call to the next that its answer offers. */
record TryItPage(Visitor visitor) {

    static TryItPage openedBy(Visitor visitor) {
        visitor.open("/docs/api");
        return new TryItPage(visitor);
    }

    /** The call that the page says to begin with. */
    TryItPage begin() throws Exception {
        visitor.touch("#begin").until(at("execute"));
        return this;
    }

    TryItPage choose(String operation) throws Exception {
        visitor.touch("#operations a[data-operation=" + operation + "]").until(at(operation));
        return this;
    }

    /** Sends what is filled in, and waits for the answer. */
    TryItPage send(String status) throws Exception {
        visitor.touch("#send").awaits("#sent[data-status='" + status + "']");
        return this;
    }

    TryItPage next(String operation) throws Exception {
        visitor.touch("#next a[data-next=" + operation + "]").until(at(operation));
        return this;
    }

    /** Asks for the status, again and again, until the answer has this text. */
    TryItPage ask(String text) throws Exception {
        send("200");
        Awaiting.until(text, Duration.ofSeconds(30), () -> {
            if (answer().contains(text)) return true;
            visitor.touch("#send");
            return false;
        });
        return this;
    }

    String answer() {
        return visitor.text("#answer-body");
    }

    /** The one before goes on to be shown while this one is on its way. */
    private static String at(String operation) {
        return "#operation:not([aria-busy]) article[data-operation=" + operation + "]";
    }
}
