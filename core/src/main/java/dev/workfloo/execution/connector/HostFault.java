package dev.workfloo.execution.connector;

import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a host's own code threw, or returned and should not have: a connector, a sender of codes. Its message tells nothing that anybody
 * answered; that of its cause may.
 */
public final class HostFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Failed failed;

    private HostFault(Failed failed, @Nullable Throwable cause) {
        super(failed.message(), cause);
        this.failed = failed;
    }

    /** What was thrown may say anything, so only what it is is told. What was done before is not known. */
    public static HostFault threw(String who, Throwable thrown) {
        String message = who + " threw " + thrown.getClass().getName();
        return new HostFault(new Failed("EXCEPTION", message, Reply.NONE, Optional.empty()), thrown);
    }

    /** It answered, and would answer so again. */
    public static HostFault unfit(String message) {
        return new HostFault(new Failed("WRONG_SHAPE", message, Reply.FINAL, Optional.empty()), null);
    }

    /** What it counts as. */
    public Failed failed() {
        return failed;
    }
}
