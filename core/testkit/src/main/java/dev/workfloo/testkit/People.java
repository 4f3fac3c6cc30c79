package dev.workfloo.testkit;

import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.ExecutionProblem.FieldsWrong;
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
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.review.ReviewRequest;
import dev.workfloo.rule.Value;
import dev.workfloo.scenario.Turns;
import io.vavr.control.Either;
import java.util.Optional;

/** What people do where an execution waits for them, if anything was said of them. */
final class People implements Position.Cases<Optional<Runnable>> {

    private static final String REVIEWER = "reviewer";

    private final RunMoves run;
    private final Workfloo workfloo;
    private final WorkflooExecution execution;
    private final ExecutionId id;
    private final Plan plan;
    private final Typists typists;
    private final Optional<Runnable> act;

    People(World world, RunMoves run, WorkflooExecution execution) {
        this.run = run;
        this.workfloo = world.workfloo();
        this.execution = execution;
        this.id = execution.id();
        this.plan = run.plan();
        this.typists = new Typists(world, run, id);
        this.act = execution.position().fold(this);
    }

    /** Whether what they do there is to type a code. */
    boolean typeCodes() {
        return execution.position() instanceof AwaitingNip || execution.position() instanceof AwaitingOtp;
    }

    boolean areReady() {
        return act.isPresent();
    }

    void act() {
        act.ifPresent(Runnable::run);
    }

    /**
     * @param rest what is left to be done when the next turn is taken
     * @param step takes a turn
     */
    private Optional<Runnable> submit(Turns turns, String what, Plan rest, Submitting step) {
        NodeId node = execution.position().waitsAt().orElseThrow();
        return Plan.next(turns, node).map(next -> () -> {
            run.follow(rest);
            typists.take(node, what, () -> step.of(next));
        });
    }

    private interface Submitting {
        Either<WorkflooProblem, WorkflooExecution> of(Value.Context turn);
    }

    @Override
    public Optional<Runnable> awaitingForm(AwaitingForm at) {
        Optional<Runnable> said = submit(
                plan.submissions().answers(),
                "what was answered",
                plan.answered(at.node()),
                answers -> workfloo.steps().answerForm(World.SCOPE, id, answers));
        if (said.isPresent() || plan.whatever().members().isEmpty()) return said;
        return Optional.of(() -> typists.take(
                at.node(), "what was answered", () -> workfloo.steps().answerForm(World.SCOPE, id, plan.whatever())));
    }

    @Override
    public Optional<Runnable> awaitingDocument(AwaitingDocument at) {
        return submit(
                plan.submissions().documents(),
                "what was sent",
                plan.sent(at.node()),
                files -> workfloo.steps().answerDocument(World.SCOPE, id, files));
    }

    @Override
    public Optional<Runnable> awaitingReview(AwaitingReview at) {
        return submit(plan.submissions().reviews(), "the review", plan.reviewed(at.node()), this::review);
    }

    private Either<WorkflooProblem, WorkflooExecution> review(Value.Context sent) {
        return ReviewRequest.read(sent)
                .<WorkflooProblem>mapLeft(wrong -> new WorkflooProblem.Refused(new FieldsWrong(wrong)))
                .flatMap(request -> workfloo.steps().review(World.SCOPE, id, request, REVIEWER));
    }

    @Override
    public Optional<Runnable> awaitingCorrection(AwaitingCorrection at) {
        return submit(
                plan.submissions().answers(),
                "what was corrected",
                plan.answered(at.node()),
                answers -> workfloo.steps().correct(World.SCOPE, id, answers));
    }

    @Override
    public Optional<Runnable> awaitingNip(AwaitingNip at) {
        return Optional.of(() -> typists.consent(at));
    }

    @Override
    public Optional<Runnable> awaitingOtp(AwaitingOtp at) {
        return Optional.of(() -> typists.judge(at));
    }

    @Override
    public Optional<Runnable> calling(Calling at) {
        return Optional.empty();
    }

    @Override
    public Optional<Runnable> awaitingTimer(AwaitingTimer at) {
        return Optional.empty();
    }

    @Override
    public Optional<Runnable> rendering(Rendering at) {
        return Optional.empty();
    }

    @Override
    public Optional<Runnable> beginningOtp(BeginningOtp at) {
        return Optional.empty();
    }

    @Override
    public Optional<Runnable> finished(Finished at) {
        return Optional.empty();
    }
}
