package dev.workfloo;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;

import dev.workfloo.access.Scope;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.DocumentNode;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.Validation;
import dev.workfloo.definition.ValidationNode;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.definition.pool.Draw;
import dev.workfloo.definition.pool.PoolChoice;
import dev.workfloo.definition.pool.PoolVersion;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.NipSend;
import dev.workfloo.execution.OtpState.AwaitingOtp;
import dev.workfloo.execution.OtpState.BeginningOtp;
import dev.workfloo.execution.Position;
import dev.workfloo.execution.Position.AwaitingCorrection;
import dev.workfloo.execution.Position.AwaitingDocument;
import dev.workfloo.execution.Position.AwaitingForm;
import dev.workfloo.execution.Position.AwaitingNip;
import dev.workfloo.execution.Position.AwaitingReview;
import dev.workfloo.execution.Position.Calling;
import dev.workfloo.execution.Position.Finished;
import dev.workfloo.execution.Position.Rendering;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Start;
import dev.workfloo.execution.Start.CallbackReceiver;
import dev.workfloo.execution.Start.ChosenScenario;
import dev.workfloo.execution.Start.Origin;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.file.SentFiles;
import dev.workfloo.execution.nip.NipVerdict.Judged;
import dev.workfloo.execution.review.ReviewRequest;
import dev.workfloo.execution.step.ConnectorStep;
import dev.workfloo.execution.step.CorrectionStep;
import dev.workfloo.execution.step.DocumentStep;
import dev.workfloo.execution.step.FormStep;
import dev.workfloo.execution.step.NipSending;
import dev.workfloo.execution.step.NipStep;
import dev.workfloo.execution.step.OtpBeginning;
import dev.workfloo.execution.step.OtpStep;
import dev.workfloo.execution.step.PdfStep;
import dev.workfloo.execution.step.ReviewStep;
import dev.workfloo.execution.step.Run;
import dev.workfloo.execution.verification.TokenJudgement;
import dev.workfloo.rule.Value;
import dev.workfloo.scenario.Rehearsals;
import dev.workfloo.testkit.contract.fixture.FileSampler;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import dev.workfloo.testkit.contract.fixture.PoolFixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Draws how executions go: what can happen where an execution stands, and sometimes what cannot; where nothing is drawn, what a
 * scenario does.
 */
public final class RunSampler {

    private static final int MOST_STEPS = 12;
    private static final String SECRET = "a secret of somebody's";
    private static final String KEY_NAME = "backoffice";

    private final CheckedFlow flow;
    private final Random random;
    private final LinkSampler links;

    public RunSampler(CheckedFlow flow, Random random) {
        this.flow = flow;
        this.random = random;
        this.links = new LinkSampler(random);
    }

    public Started started() {
        boolean scenario = random.nextBoolean();
        boolean callback = random.nextBoolean();
        Start start = new Start(
                scenario ? Scope.sandbox("demo") : Scope.production("demo"),
                new DefinitionVersion(flow.definition().id(), 1 + random.nextInt(3)),
                scenario ? Optional.of(new ChosenScenario(Fixtures.aScenarioId(), "Señora 😀")) : Optional.empty(),
                new Origin("tests", random.nextBoolean() ? Optional.of(SECRET + " ip") : Optional.empty()),
                callback
                        ? Optional.of(new CallbackReceiver(
                                SECRET + " url",
                                random.nextBoolean() ? Optional.of(SECRET + " key") : Optional.empty()))
                        : Optional.empty(),
                random.nextBoolean() ? Optional.of(instant()) : Optional.empty(),
                random.nextBoolean() ? Optional.of(poolChoice()) : Optional.empty());
        return new Started(instant(), Fixtures.anExecutionId(), start);
    }

    private PoolChoice poolChoice() {
        return new PoolChoice(
                new PoolVersion(PoolFixtures.aPoolId(), 1 + random.nextInt(3)),
                Draw.by(random),
                random.nextBoolean() ? Optional.of(random.nextInt(3)) : Optional.empty());
    }

    public Instant instant() {
        return NOON.plusNanos(random.nextLong() >>> 20);
    }

    /** A start, with answers if they fit, and what follows when random answers are given; refusals move nothing. */
    public List<Progress> run() {
        List<Progress> run = new ArrayList<>();
        Started started = started();
        Run.start(started, flow, Optional.of(Samples.answersTo(flow.start(), random)))
                .orElse(() -> Run.start(started, flow, Optional.empty()))
                .peek(run::add);
        for (int step = 0; step < MOST_STEPS; step++) {
            step(run.get(run.size() - 1).execution()).ifPresent(run::add);
        }
        return run;
    }

    private Optional<Progress> step(WorkflooExecution execution) {
        Run run = new Run(execution, flow, instant());
        if (random.nextInt(20) == 0) return run.abandonIfExpired();
        if (random.nextInt(40) == 0) return run.cancel(KEY_NAME).toJavaOptional();
        Position position = execution.position();
        if (position instanceof AwaitingNip at) return nip(run, at);
        if (position instanceof Calling at) return call(run, at);
        if (position instanceof AwaitingReview at) return review(run, at);
        if (position instanceof AwaitingCorrection at) return correct(run, at);
        if (position instanceof AwaitingDocument at) return files(run, at);
        if (position instanceof BeginningOtp at) return begin(run, at);
        if (position instanceof Rendering at && random.nextBoolean()) return tear(run, at);
        if (position instanceof AwaitingOtp at) return type(run, at);
        if (position instanceof AwaitingForm || position instanceof Finished) return answer(run);
        return Rehearsals.next(run);
    }

    /** To what has ended, answers come too late. */
    private Optional<Progress> answer(Run run) {
        Node at = run.execution().position().waitsAt().map(flow::node).orElse(flow.start());
        return FormStep.of(run)
                .flatMap(step -> step.answer(Samples.answersTo(at, random)))
                .toJavaOptional();
    }

    private static Optional<Progress> tear(Run run, Rendering at) {
        Work.Render work = new Work.Render(run.execution().id(), at.node(), at.visit(), 1);
        return PdfStep.of(run, work).map(step -> step.failed("it is torn"));
    }

    private Optional<Progress> nip(Run run, AwaitingNip at) {
        Work.Send sending = new Work.Send(
                run.execution().id(), at.node(), at.visit(), at.nip().sends());
        return switch (random.nextInt(5)) {
            case 0 ->
                NipStep.of(run).flatMap(step -> step.request(links.request())).toJavaOptional();
            case 1 ->
                NipSending.of(run, sending).flatMap(it -> it.drawn(new NipSend.Drawn(SECRET + " seal", run.now())));
            case 2 -> NipSending.of(run, sending).map(it -> it.delivered(links.delivery()));
            default ->
                NipStep.of(run)
                        .flatMap(step -> step.judge("123456", (seal, key, code) -> random.nextBoolean()))
                        .map(Judged::progress)
                        .toJavaOptional();
        };
    }

    private Optional<Progress> review(Run run, AwaitingReview at) {
        Validation shown = ((ValidationNode) flow.node(at.node())).validation();
        ReviewRequest request = new ReviewSampler(random).request(shown);
        return ReviewStep.of(run)
                .flatMap(step -> step.review(request, "a reviewer"))
                .toJavaOptional();
    }

    private Optional<Progress> correct(Run run, AwaitingCorrection at) {
        Value.Context answers = new ReviewSampler(random).correction(at, flow);
        return CorrectionStep.of(run)
                .flatMap(step -> step.correct(new SentFiles(answers, new FileSampler(random))))
                .toJavaOptional();
    }

    private Optional<Progress> files(Run run, AwaitingDocument at) {
        FileSampler files = new FileSampler(random);
        DocumentNode node = (DocumentNode) flow.node(at.node());
        return DocumentStep.of(run)
                .flatMap(step -> step.answer(new SentFiles(files.answers(node.request()), files)))
                .toJavaOptional();
    }

    private Optional<Progress> begin(Run run, BeginningOtp at) {
        int turn = at.otp().asking().turn();
        return OtpBeginning.of(run, new Work.Verify(run.execution().id(), at.node(), at.visit(), turn))
                .map(beginning -> links.validation(SECRET).fold(beginning::failed, beginning::begun));
    }

    private Optional<Progress> type(Run run, AwaitingOtp at) {
        boolean isPresented = at.otp().tokens().since().isPresent();
        return switch (random.nextInt(6)) {
            case 0 -> OtpStep.of(run).flatMap(OtpStep::fallBack).toJavaOptional();
            case 1 -> OtpStep.of(run).map(OtpStep::present).toJavaOptional();
            case 2 ->
                OtpStep.of(run).map(step -> step.rehearse("123456").progress()).toJavaOptional();
            case 3 -> isPresented ? OtpStep.of(run, at).map(OtpStep::unjudged) : Optional.empty();
            default ->
                OtpStep.of(run, at)
                        .map(step -> step.take(TokenJudgement.values()[random.nextInt(3)]))
                        .map(OtpStep.Judged::progress);
        };
    }

    private Optional<Progress> call(Run run, Calling at) {
        Work.Call call = new Work.Call(run.execution().id(), at.node(), at.visit(), at.turn());
        return ConnectorStep.of(run, call)
                .map(step -> step.take(links.answer(), Duration.ofMillis(random.nextInt(1_000))));
    }
}
