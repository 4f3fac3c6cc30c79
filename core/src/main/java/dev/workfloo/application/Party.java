package dev.workfloo.application;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.PerformWork.Turn;
import dev.workfloo.application.port.out.pdf.PdfRenderer;
import dev.workfloo.contact.CodeChannel;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.execution.connector.HostFault;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Somebody outside whom work turns to.
 *
 * @param name among the work that waits for its turn, and in the log
 */
record Party(String name) {

    /** The code of a failure where a host's own code threw, or returned null. */
    static final String EXCEPTION = "EXCEPTION";

    /** Who draws PDFs. */
    static final Party RENDERER = new Party(PdfRenderer.NAME);

    static Party service(String name) {
        return new Party("service " + name);
    }

    static Party channel(CodeChannel channel) {
        return new Party("channel " + channel);
    }

    static Party provider(String name) {
        return new Party("provider " + name);
    }

    /** Those whom a workspace's callbacks go to. */
    static Party receivers(WorkspaceId workspace) {
        return new Party("workspace " + workspace);
    }

    /**
     * Runs what a host handed in, which may throw anything, and return null.
     *
     * @param otherwise what counts as its result when it threw; the turn has been told
     */
    <T> T call(Turn turn, Supplier<@Nullable T> call, Function<Throwable, T> otherwise) {
        try {
            T result = call.get();
            if (result != null) return result;
            throw new NullPointerException("null was returned");
        } catch (Throwable e) {
            requireGoingOn(e);
            T result = otherwise.apply(e);
            if (!turn.isStopping()) tell(turn, e);
            return result;
        }
    }

    /** One that was cut short, since its process stops, has not failed. */
    Failed failed(Throwable thrown, Turn turn) {
        return turn.isStopping()
                ? new Failed("STOPPED", "the call was cut short here", Reply.NOT_NOW, Optional.empty())
                : (thrown instanceof HostFault fault ? fault : HostFault.threw(name, thrown)).failed();
    }

    /** The turn may throw too; what was thrown first counts all the same. */
    private void tell(Turn turn, Throwable thrown) {
        try {
            turn.threw(name, thrown);
        } catch (Throwable e) {
            requireGoingOn(e);
        }
    }

    /** Throws on what says that the machine itself is at its end: that is no failure of a party. */
    static void requireGoingOn(Throwable thrown) {
        if (thrown instanceof VirtualMachineError end && !(thrown instanceof StackOverflowError)) throw end;
    }
}
