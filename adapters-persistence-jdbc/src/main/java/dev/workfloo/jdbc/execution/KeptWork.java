package dev.workfloo.jdbc.execution;

import dev.workfloo.execution.Work;
import dev.workfloo.execution.work.WorkHold;
import dev.workfloo.jdbc.sql.Columns;
import dev.workfloo.jdbc.sql.Columns.Insert;
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

    /** As db-scheduler reads it; the lane stands in its column for priorities. */
    static final Insert<KeptWork> INSERT = Columns.<KeptWork>none()
            .with("task_name", row -> ExecutionTables.WORK_TASK)
            .with("task_instance", row -> row.work().name())
            .with("execution_time", KeptWork::until)
            .with("task_data", KeptWork::note)
            .with("priority", row -> row.work().kind().lane().number())
            .with("picked", row -> false)
            .with("version", row -> 1)
            .insertInto(ExecutionTables.WORK);

    static KeptWork of(Work work, WorkHold hold) {
        byte[] note =
                hold.noted().map(it -> it.getBytes(StandardCharsets.UTF_8)).orElse(null);
        return new KeptWork(work, hold.until(), note);
    }
}
