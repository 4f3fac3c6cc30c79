package dev.workfloo.execution.work;

import dev.workfloo.execution.Work;
import java.time.Instant;
import java.util.Optional;

/**
 * What becomes of work that is about to be kept: its runner takes it before, so that it need not be looked for.
 *
 * @param until when it is to be kept as due: nothing else does it before
 * @param noted is kept with it, for the one who does it; nothing personal may stand in it
 * @param kept is run when it was kept, right after the commit
 * @param lost is run when it was not, or when that is not known
 */
public record WorkHold(Instant until, Optional<String> noted, Runnable kept, Runnable lost) {

    /** It is not taken, and is kept as due when it is. */
    public static WorkHold nobody(Work.Due due) {
        return new WorkHold(due.at(), Optional.empty(), () -> {}, () -> {});
    }
}
