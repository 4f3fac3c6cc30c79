package dev.workfloo.jdbc;

import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Work;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Work of a transition in the hands of whoever takes it, from before it is written until its fate is known. */
final class Holds {

    private volatile Function<Work.Due, WorkHold> taker = due -> new WorkHold(due.at(), () -> {}, () -> {});

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
     * Writes a transition with its work as due when its taker says.
     *
     * @param kept whether what the write gave means that the transition was kept
     */
    <T> T during(Progress progress, Function<Progress, T> write, Predicate<T> kept) {
        if (progress.work().isEmpty()) return write.apply(progress);
        List<WorkHold> holds = progress.work().stream().map(taker).toList();
        boolean wasKept = false;
        try {
            T result = write.apply(held(progress, holds));
            wasKept = kept.test(result);
            return result;
        } finally {
            for (WorkHold hold : holds) (wasKept ? hold.kept() : hold.lost()).run();
        }
    }

    private static Progress held(Progress progress, List<WorkHold> holds) {
        List<Work.Due> work = IntStream.range(0, holds.size())
                .mapToObj(i ->
                        new Work.Due(progress.work().get(i).work(), holds.get(i).until()))
                .toList();
        return new Progress(progress.execution(), progress.events(), work, progress.announcement());
    }
}
