package dev.workfloo.worker;

import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.task.AbstractTask;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import dev.workfloo.worker.WorkPerformer.Result;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Work as db-scheduler knows it: the name says it all, and the data is what was noted with it. */
final class WorkTask extends AbstractTask<String> {

    static final String NAME = "workfloo";

    private final WorkPerformer performer;
    private final PartyLimits limits;
    private final InstantSource clock;

    /** @param look is run when there is work again that a dead worker had begun */
    WorkTask(WorkPerformer performer, PartyLimits limits, Runnable look) {
        super(NAME, String.class, WorkTask::failed, (dead, row) -> {
            settle(() -> row.reschedule(dead, performer.clock().instant()));
            look.run();
        });
        this.performer = performer;
        this.limits = limits;
        this.clock = performer.clock();
    }

    static TaskInstanceId id(String name) {
        return TaskInstanceId.of(NAME, name);
    }

    @Override
    public CompletionHandler<String> execute(TaskInstance<String> task, ExecutionContext context) {
        Execution execution = context.getExecution();
        Instant begun = clock.instant();
        Result result = performer.perform(
                task.getId(),
                Optional.ofNullable(task.getData()),
                execution.consecutiveFailures,
                limits.permit(task.getId(), true));
        return (complete, row) -> {
            ExecutionComplete how = result.failure() == null
                    ? complete
                    : ExecutionComplete.failure(execution, begun, clock.instant(), result.failure());
            settle(() -> result.again().ifPresentOrElse(at -> row.reschedule(how, at), row::remove));
            result.settled().run();
        };
    }

    /** The row may be gone: the transition that ended the work took it away, or another process did the work. */
    private static void settle(Runnable change) {
        try {
            change.run();
        } catch (ExecutionException gone) {
            // That is what was wanted.
        }
    }

    /** Only for what fails between here and the scheduler; work that fails is settled as an answer. */
    private static void failed(ExecutionComplete how, ExecutionOperations<String> row) {
        row.reschedule(how, how.getTimeDone().plusSeconds(1));
    }

    @Override
    public SchedulableInstance<String> schedulableInstance(String id) {
        return SchedulableInstance.of(instance(id), clock.instant());
    }

    @Override
    public SchedulableInstance<String> schedulableInstance(String id, String note) {
        return SchedulableInstance.of(instance(id, note), clock.instant());
    }
}
