package dev.workfloo.jdbc.execution;

import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.work.WorkHold;
import dev.workfloo.execution.work.WorkRunner;
import dev.workfloo.jdbc.sql.Sql;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Work in the hands of its runner, from before it is written until it is known whether it was kept. */
final class WorkHolds {

    private final Sql sql;
    private volatile WorkRunner runner = WorkRunner.NOBODY;

    WorkHolds(Sql sql) {
        this.sql = sql;
    }

    void handTo(WorkRunner next) {
        runner = next;
    }

    void ended(Work work) {
        sql.afterCommit(() -> runner.ended(work));
    }

    /**
     * Writes the work of a transition as due when its runner says.
     *
     * @param kept whether what the write gave means that the transition was kept
     */
    <T> T during(Progress progress, Function<List<KeptWork>, T> write, Predicate<T> kept) {
        return during(progress.work(), write, kept);
    }

    /** The same for work that is kept without a transition. */
    <T> T during(List<Work.Due> work, Function<List<KeptWork>, T> write, Predicate<T> kept) {
        if (work.isEmpty()) return write.apply(List.of());
        Function<Work.Due, WorkHold> taking = sql.isJoined() ? runner::expect : runner::take;
        List<WorkHold> holds = work.stream().map(taking).toList();
        boolean wasKept = false;
        try {
            T result = write.apply(held(work, holds));
            wasKept = kept.test(result);
            return result;
        } finally {
            if (wasKept) sql.whenKnown(() -> each(holds, WorkHold::kept), () -> each(holds, WorkHold::lost));
            else each(holds, WorkHold::lost);
        }
    }

    private static void each(List<WorkHold> holds, Function<WorkHold, Runnable> told) {
        holds.forEach(hold -> told.apply(hold).run());
    }

    private static List<KeptWork> held(List<Work.Due> work, List<WorkHold> holds) {
        return IntStream.range(0, holds.size())
                .mapToObj(i -> KeptWork.of(work.get(i).work(), holds.get(i)))
                .toList();
    }
}
