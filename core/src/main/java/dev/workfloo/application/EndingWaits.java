package dev.workfloo.application;

import dev.workfloo.execution.Work;
import dev.workfloo.execution.step.TimerStep;
import java.time.Instant;
import java.util.Optional;

/** Lets executions go on that wait until a moment has come. */
final class EndingWaits {

    private final ExecutionMoves moves;

    EndingWaits(ExecutionMoves moves) {
        this.moves = moves;
    }

    /**
     * Whoever looks by another clock may come too early.
     *
     * @return when it must be looked at again; empty when the wait is over
     */
    Optional<Instant> wake(Work.Wake work) {
        Optional<Known> found =
                moves.inTime(work, run -> TimerStep.of(run, work).isPresent());
        Optional<TimerStep> step = found.flatMap(known -> TimerStep.of(known.run(), work));
        if (found.isEmpty() || step.isEmpty()) return Optional.empty();
        Instant end = step.get().end();
        if (moves.now().isBefore(end)) return Optional.of(end);
        moves.bring(
                found.get(), Optional.of(work), run -> TimerStep.of(run, work).map(TimerStep::goOn));
        return Optional.empty();
    }
}
