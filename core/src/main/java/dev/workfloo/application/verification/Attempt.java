package dev.workfloo.application.verification;

import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.WorkflooProblem.Refused;
import dev.workfloo.application.verification.VerificationMoves.Read;
import dev.workfloo.execution.ExecutionProblem.OtpRefusal;
import dev.workfloo.execution.ExecutionProblem.OtpRefused;
import dev.workfloo.execution.step.OtpStep;
import dev.workfloo.execution.step.Run;
import io.vavr.control.Either;
import java.util.Optional;

/** What a caller wants to do with an execution, once it is free for that. */
interface Attempt<T> {

    WorkflooProblem BUSY = new Refused(new OtpRefused(OtpRefusal.BUSY));

    /** Is shown how the execution stands each time that it is looked at; an answer ends the wait. */
    Optional<Either<WorkflooProblem, T>> seen(Run run);

    /** @return empty when somebody else moved the execution first */
    Optional<Either<WorkflooProblem, T>> made(Read read, OtpStep step);

    /** Why nothing is done where the caller waits no longer for what keeps the execution busy. */
    default WorkflooProblem busy(Run run) {
        return BUSY;
    }
}
