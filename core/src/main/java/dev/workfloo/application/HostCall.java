package dev.workfloo.application;

import dev.workfloo.application.port.in.PerformWork.Turn;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs what a host handed in, which may throw whatever it likes, and return null. */
final class HostCall {

    private HostCall() {}

    /** @param otherwise what counts as its result when it threw; the turn has been told */
    static <T> T of(Turn turn, String party, Supplier<@Nullable T> call, Function<Throwable, T> otherwise) {
        try {
            T result = call.get();
            if (result != null) return result;
            throw new NullPointerException("null was returned");
        } catch (Throwable e) {
            requireGoingOn(e);
            if (!isInterruption(e)) turn.threw(party, e);
            return otherwise.apply(e);
        }
    }

    /** Whether it threw because its process stops. */
    static boolean isInterruption(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException) return true;
        }
        return false;
    }

    /** What says that the machine itself is at its end is nobody's failure. */
    static void requireGoingOn(Throwable thrown) {
        if (thrown instanceof VirtualMachineError end && !(thrown instanceof StackOverflowError)) throw end;
    }
}
