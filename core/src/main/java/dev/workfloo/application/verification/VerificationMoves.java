package dev.workfloo.application.verification;

import dev.workfloo.access.Scope;
import dev.workfloo.application.port.out.ExecutionJournal.NotKept;
import dev.workfloo.application.port.out.RepeatableAnswer;
import dev.workfloo.application.port.out.Standing;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.step.Run;
import io.vavr.control.Either;
import java.util.Optional;
import java.util.function.Function;

/** How executions are read and moved in which people are verified. */
public interface VerificationMoves {

    /** An execution as it was read; one whose time is over has ended, also while that is not written yet. */
    record Read(Standing standing, Run run) {}

    /** The execution as it stands now, if it lives in this workspace and environment. */
    Optional<Read> read(Scope scope, ExecutionId id);

    /**
     * @param answer what is answered for it to those who repeat the call
     * @return how it stands then, or why nothing was kept
     */
    Either<NotKept, Read> keep(Progress progress, Read from, Optional<RepeatableAnswer> answer);

    /** Whether the call was answered that had this key. */
    boolean isAnswered(Scope scope, ExecutionId id, String operation, String key);

    /**
     * Brings a result into the execution, however often others move it meanwhile, unless its time is over: then it is given up.
     *
     * @return how it stands then; empty when the result is not wanted any more
     */
    Optional<Read> bring(Read from, Function<Run, Optional<Progress>> result);
}
