package dev.workfloo.jdbc.execution;

import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.work.WorkHold;
import dev.workfloo.execution.work.WorkRunner;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Work in the hands of its runner, from before it is written until it is known whether it was kept. */
final class WorkHolds {

    private volatile WorkRunner runner = WorkRunner.NOBODY;

    void handTo(WorkRunner next) {
        runner = next;
    }

    void ended(Work work) {
        runner.ended(work);
    }

    /** Work that is kept without a transition; its keeper says what became of it. */
    WorkHold take(Work.Due due) {
        return runner.take(due);
    }

    /**
     * Writes the work of a transition as due when its runner says.
     *
     * @param kept whether what the write gave means that the transition was kept
     */
    <T> T during(Progress progress, Function<List<KeptWork>, T> write, Predicate<T> kept) {
        if (progress.work().isEmpty()) return write.apply(List.of());
        List<WorkHold> holds = progress.work().stream().map(runner::take).toList();
        boolean wasKept = false;
        try {
            T result = write.apply(held(progress.work(), holds));
            wasKept = kept.test(result);
            return result;
        } finally {
            for (WorkHold hold : holds) (wasKept ? hold.kept() : hold.lost()).run();
        }
    }

    private static List<KeptWork> held(List<Work.Due> work, List<WorkHold> holds) {
        return IntStream.range(0, holds.size())
                .mapToObj(i -> KeptWork.of(work.get(i).work(), holds.get(i)))
                .toList();
    }
}
