package dev.workfloo.scenario;

import dev.workfloo.execution.ExecutionProblem;
import dev.workfloo.execution.ExecutionProblem.FieldsWrong;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.NipPhase;
import dev.workfloo.execution.NipSend;
import dev.workfloo.execution.NipState;
import dev.workfloo.execution.OtpState.AwaitingOtp;
import dev.workfloo.execution.OtpState.BeginningOtp;
import dev.workfloo.execution.Position;
import dev.workfloo.execution.Position.AwaitingCorrection;
import dev.workfloo.execution.Position.AwaitingDocument;
import dev.workfloo.execution.Position.AwaitingForm;
import dev.workfloo.execution.Position.AwaitingNip;
import dev.workfloo.execution.Position.AwaitingReview;
import dev.workfloo.execution.Position.AwaitingTimer;
import dev.workfloo.execution.Position.Calling;
import dev.workfloo.execution.Position.Finished;
import dev.workfloo.execution.Position.Rendering;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.file.SentFiles;
import dev.workfloo.execution.nip.NipRequest;
import dev.workfloo.execution.nip.NipVerdict.Judged;
import dev.workfloo.execution.review.ReviewRequest;
import dev.workfloo.execution.step.ConnectorStep;
import dev.workfloo.execution.step.CorrectionStep;
import dev.workfloo.execution.step.DocumentStep;
import dev.workfloo.execution.step.FormStep;
import dev.workfloo.execution.step.NipStep;
import dev.workfloo.execution.step.OtpStep;
import dev.workfloo.execution.step.PdfStep;
import dev.workfloo.execution.step.ReviewStep;
import dev.workfloo.execution.step.Run;
import dev.workfloo.execution.step.TimerStep;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a scenario does at each position, in the place of people and services; nothing where it says nothing.
 *
 * @param open what has not been submitted yet; what is submitted is taken out
 * @param codes the codes that are typed; which one is next it knows itself
 */
record ScriptedMoves(Run run, Links links, Submissions.Open open, TypedCodes codes)
        implements Position.Cases<Optional<Either<ExecutionProblem, Progress>>> {

    /** Who reviews where nobody does. */
    static final String REVIEWER = "scenario";

    @Override
    public Optional<Either<ExecutionProblem, Progress>> awaitingForm(AwaitingForm position) {
        return open.answers()
                .take(position.node())
                .map(answers -> FormStep.of(run).flatMap(step -> step.answer(answers)));
    }

    @Override
    public Optional<Either<ExecutionProblem, Progress>> awaitingNip(AwaitingNip position) {
        return Optional.of(NipStep.of(run)
                .flatMap(step -> isUnsent(position.nip())
                        ? step.request(NipRequest.PLAIN)
                        : step.judge(codes.next(position.node(), NipStep.SANDBOX_CODE), (seal, key, code) -> false)
                                .map(Judged::progress)));
    }

    /** What did not go out is asked for again, as a person would, until there are no sends left. */
    private static boolean isUnsent(NipState nip) {
        return nip.phase() == NipPhase.CREATE_ACCOUNT
                || nip.send()
                        .flatMap(NipSend::delivery)
                        .flatMap(NipDelivery::failure)
                        .isPresent();
    }

    @Override
    public Optional<Either<ExecutionProblem, Progress>> calling(Calling position) {
        Duration takes = links.takes(position.node());
        Instant answered = position.due().plus(takes);
        Work.Call work = new Work.Call(run.execution().id(), position.node(), position.visit(), position.turn());
        return inTime(
                answered,
                then -> ConnectorStep.of(then, work)
                        .map(step -> step.take(links.answer(position.node(), position.turn()), takes)));
    }

    @Override
    public Optional<Either<ExecutionProblem, Progress>> awaitingTimer(AwaitingTimer position) {
        Work.Wake work = new Work.Wake(run.execution().id(), position.node(), position.visit(), 1);
        return inTime(position.end(), then -> TimerStep.of(then, work).map(TimerStep::goOn));
    }

    /** A test run draws nothing: it finds out what would be drawn, and whether that is there. */
    @Override
    public Optional<Either<ExecutionProblem, Progress>> rendering(Rendering position) {
        Work.Render work = new Work.Render(run.execution().id(), position.node(), position.visit(), 1);
        return PdfStep.of(run, work)
                .map(step -> step.page().fold(step::failed, page -> step.made(RehearsedFiles.PDF, Set.of())))
                .map(Either::right);
    }

    /** What happens by itself at this moment, unless the execution's time is over by then. */
    private Optional<Either<ExecutionProblem, Progress>> inTime(Instant at, Function<Run, Optional<Progress>> move) {
        Run then = at.isAfter(run.now()) ? new Run(run.execution(), run.flow(), at, run.waits()) : run;
        return then.abandonIfExpired().or(() -> move.apply(then)).map(Either::right);
    }

    /** In the sandbox a code is there at once. */
    @Override
    public Optional<Either<ExecutionProblem, Progress>> beginningOtp(BeginningOtp position) {
        return Optional.empty();
    }

    @Override
    public Optional<Either<ExecutionProblem, Progress>> awaitingOtp(AwaitingOtp position) {
        String token = codes.next(position.node(), NipStep.SANDBOX_CODE);
        return Optional.of(OtpStep.of(run).map(step -> step.rehearse(token).progress()));
    }

    @Override
    public Optional<Either<ExecutionProblem, Progress>> awaitingReview(AwaitingReview position) {
        return open.reviews()
                .take(position.node())
                .map(sent -> ReviewRequest.read(sent)
                        .<ExecutionProblem>mapLeft(FieldsWrong::new)
                        .flatMap(request -> ReviewStep.of(run).flatMap(step -> step.review(request, REVIEWER))));
    }

    @Override
    public Optional<Either<ExecutionProblem, Progress>> awaitingCorrection(AwaitingCorrection position) {
        return open.answers()
                .take(position.node())
                .map(answers -> CorrectionStep.of(run)
                        .flatMap(step -> step.correct(new SentFiles(answers, new RehearsedFiles()))));
    }

    @Override
    public Optional<Either<ExecutionProblem, Progress>> awaitingDocument(AwaitingDocument position) {
        return open.documents()
                .take(position.node())
                .map(sent ->
                        DocumentStep.of(run).flatMap(step -> step.answer(new SentFiles(sent, new RehearsedFiles()))));
    }

    @Override
    public Optional<Either<ExecutionProblem, Progress>> finished(Finished position) {
        return Optional.empty();
    }
}
