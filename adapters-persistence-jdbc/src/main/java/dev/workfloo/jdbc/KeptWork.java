package dev.workfloo.jdbc;

import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkHold;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Work as it is about to be kept.
 *
 * @param until when it is kept as due
 * @param note what is kept with it
 */
record KeptWork(Work work, Instant until, byte @Nullable [] note) {

    static KeptWork of(Work work, WorkHold hold) {
        byte[] note =
                hold.noted().map(it -> it.getBytes(StandardCharsets.UTF_8)).orElse(null);
        return new KeptWork(work, hold.until(), note);
    }

    /** task_instance, execution_time, task_data, priority, in which the lane stands. */
    @Nullable
    Object[] inserted() {
        return new @Nullable Object[] {
            work.name(), until, note, work.kind().lane().number()
        };
    }
}
