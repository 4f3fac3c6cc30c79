package dev.workfloo.server.command;

import dev.workfloo.StoreDamaged;
import dev.workfloo.StoreUnavailable;
import dev.workfloo.server.settings.WrongSetting;
import java.io.PrintWriter;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** How the process ends when something failed: what its operator can mend is said in one line. */
public final class ExitStatus {

    private static final int FAILED = 1;
    private static final int WRONGLY_TOLD = 2;

    private ExitStatus() {}

    /** Of the service, whose faults of our own are told with where they happened. */
    public static int of(RuntimeException cause, PrintWriter err) {
        return ofWhatIsNoFault(cause, err).orElseGet(() -> {
            cause.printStackTrace(err);
            return FAILED;
        });
    }

    /** Empty, and nothing is said, where it is a fault of ours. */
    static OptionalInt ofWhatIsNoFault(Exception cause, PrintWriter err) {
        if (cause instanceof WrongSetting) {
            complain(err, cause.getMessage());
            return OptionalInt.of(WRONGLY_TOLD);
        }
        if (!(cause instanceof StoreUnavailable) && !(cause instanceof StoreDamaged)) return OptionalInt.empty();
        complain(err, cause.getMessage());
        return OptionalInt.of(FAILED);
    }

    static void complain(PrintWriter err, @Nullable String message) {
        new PlainLines(err).println("workfloo-server: " + message);
    }
}
