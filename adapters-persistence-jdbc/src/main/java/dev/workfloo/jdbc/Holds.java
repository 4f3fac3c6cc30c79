package dev.workfloo.jdbc;

import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkHold;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Work of a transition in the hands of whoever takes it, from before it is written until its fate is known. */
final class Holds {

    private volatile Function<Work.Due, WorkHold> taker = WorkHold::nobody;

    private volatile Consumer<Work> ends = work -> {};

    void endsToldTo(Consumer<Work> listener) {
        ends = listener;
    }

    void ended(Work work) {
        ends.accept(work);
    }

    void takenBy(Function<Work.Due, WorkHold> next) {
        taker = next;
    }

    /** Work that is kept without a transition; whoever keeps it says what became of it. */
    WorkHold take(Work.Due due) {
        return taker.apply(due);
    }

    /**
     * Writes the work of a transition as due when its taker says.
     *
     * @param kept whether what the write gave means that the transition was kept
     */
    <T> T during(Progress progress, Function<List<KeptWork>, T> write, Predicate<T> kept) {
        if (progress.work().isEmpty()) return write.apply(List.of());
        List<WorkHold> holds = progress.work().stream().map(taker).toList();
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
