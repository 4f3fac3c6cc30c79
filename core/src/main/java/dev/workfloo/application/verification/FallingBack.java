package dev.workfloo.application.verification;

import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.WorkflooProblem.Refused;
import dev.workfloo.application.verification.VerificationMoves.Read;
import dev.workfloo.execution.OtpState;
import dev.workfloo.execution.OtpState.AwaitingOtp;
import dev.workfloo.execution.OtpState.BeginningOtp;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.step.OtpStep;
import dev.workfloo.execution.step.Run;
import io.vavr.control.Either;
import java.util.Optional;

/** Asks for another code. Whoever has waited for one that was on its way has it then, unless it did not come. */
final class FallingBack implements Attempt<WorkflooExecution> {

    private final Repetition<WorkflooExecution> repetition;
    private boolean isOnItsWay;
    private Optional<OtpState> lost = Optional.empty();

    FallingBack(Repetition<WorkflooExecution> repetition) {
        this.repetition = repetition;
    }

    @Override
    public Optional<Either<WorkflooProblem, WorkflooExecution>> seen(Run run) {
        WorkflooExecution execution = run.execution();
        boolean isThere = execution.position() instanceof AwaitingOtp at
                && (isOnItsWay || isAskedForByAnother(at.otp()))
                && at.otp().latestFailure().isEmpty();
        isOnItsWay = isOnItsWay || execution.position() instanceof BeginningOtp;
        return isThere ? Optional.of(Either.right(execution)) : Optional.empty();
    }

    /** What this call lost to may have been a token as well, and that asks for no code. */
    private boolean isAskedForByAnother(OtpState now) {
        return lost.filter(it -> it.asking().fallbacks() < now.asking().fallbacks())
                .isPresent();
    }

    @Override
    public Optional<Either<WorkflooProblem, WorkflooExecution>> made(Read read, OtpStep step) {
        return step.fallBack()
                .fold(problem -> Optional.of(Either.left(new Refused(problem))), progress -> kept(progress, read));
    }

    private Optional<Either<WorkflooProblem, WorkflooExecution>> kept(Progress progress, Read read) {
        Optional<Either<WorkflooProblem, WorkflooExecution>> answer =
                repetition.keep(progress, read, progress.execution());
        boolean isLost = answer.isEmpty() && lost.isEmpty();
        if (isLost && read.run().execution().position() instanceof AwaitingOtp at) lost = Optional.of(at.otp());
        return answer;
    }
}
