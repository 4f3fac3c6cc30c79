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
            T result = otherwise.apply(e);
            if (!turn.isStopping()) tell(turn, party, e);
            return result;
        }
    }

    /** Whoever is told may throw too, and then nobody hears of it: what was thrown first counts all the same. */
    private static void tell(Turn turn, String party, Throwable thrown) {
        try {
            turn.threw(party, thrown);
        } catch (Throwable e) {
            requireGoingOn(e);
        }
    }

    /** What says that the machine itself is at its end is nobody's failure. */
    static void requireGoingOn(Throwable thrown) {
        if (thrown instanceof VirtualMachineError end && !(thrown instanceof StackOverflowError)) throw end;
    }
}
