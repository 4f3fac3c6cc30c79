package dev.workfloo.scenario;

import dev.workfloo.execution.Progress;
import dev.workfloo.execution.step.Run;
import io.vavr.control.Either;
import java.util.Map;
import java.util.Optional;

/** What scenarios do, for tests of other packages. */
public final class Rehearsals {

    private Rehearsals() {}

    /** What a scenario does there that says nothing; empty where it does nothing, or cannot. */
    public static Optional<Progress> next(Run run) {
        return run.execution()
                .position()
                .fold(new ScriptedMoves(
                        run, Links.NONE, new Submissions.Open(Submissions.NONE), new TypedCodes(Map.of())))
                .flatMap(Either::toJavaOptional);
    }
}
