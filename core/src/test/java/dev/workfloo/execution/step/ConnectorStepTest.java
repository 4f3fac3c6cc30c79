package dev.workfloo.execution.step;

import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.CreditFlow;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.document.DefinitionReader;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ConnectorEvent.ConnectorFailed;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.LossCause;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.execution.connector.ConnectorCall;
import dev.workfloo.execution.document.EventDocument;
import dev.workfloo.execution.document.Recorded;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A service is asked: its answers, its failures, and under which key it is asked again. */
class ConnectorStepTest {

    private static final Answered STRONG = new Answered(context("score", 712), Optional.of(200));

    private static Failed failure(Reply reply) {
        return new Failed("SOME_CODE", "in words", reply, Optional.empty());
    }

    @Test
    void goesOnWithTheAnswer() {
        CreditRun run = CreditRun.inProduction().consented();

        run.answered(STRONG);

        assertEquals(
                context("score", 712, "note", null),
                run.execution.data().values().get(CreditRun.BUREAU));
        assertEquals(List.of("approved"), run.execution.data().labels());
        assertEquals(Optional.of(Outcome.SUCCESS), run.execution.position().outcome());
    }

    @Test
    void asksOnlyOnceConsentIsGiven() {
        CreditRun run = CreditRun.inProduction().consented();

        ConnectorCall call = ConnectorStep.of(run.here(), run.call())
                .map(ConnectorStep::call)
                .orElseThrow();

        assertEquals("buro-pf", call.service());
        assertEquals(Value.of("KIBA801010BPA"), call.request().get("rfc"));
        assertEquals(List.of(new Work.Due(run.call(), run.now)), run.work);
    }

    private static ConnectorFailed failedIn(List<ExecutionEvent> events) {
        return events.stream()
                .filter(ConnectorFailed.class::isInstance)
                .map(ConnectorFailed.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void keepsWhatAnExchangeWasLostTo() {
        CreditRun run = CreditRun.inProduction().consented();
        run.answered(new Failed(
                "UNREACHABLE",
                "in words",
                Reply.NONE,
                Optional.empty(),
                Optional.of(LossCause.TLS_EXPIRED),
                Optional.empty()));

        Recorded written = EventDocument.write(run.events);

        assertEquals(
                Optional.of(LossCause.TLS_EXPIRED),
                failedIn(run.events).failure().cause());
        assertEquals(run.events, EventDocument.read(EventDocument.format(run.events), written));
    }

    /** While two releases run side by side, one may write what the other does not know. */
    @Test
    void aCauseThatIsNotKnownIsNone() {
        String later = "A_CAUSE_OF_LATER";

        assertEquals(Optional.empty(), LossCause.parse(later));
    }

    @Test
    void asksTheSameAtEveryTry() {
        CreditRun run = CreditRun.inProduction().consented();
        Value.Context first = ConnectorStep.of(run.here(), run.call())
                .map(ConnectorStep::call)
                .orElseThrow()
                .request();
        run.answered(failure(Reply.NONE)).wait(Duration.ofMinutes(3));

        Value.Context second = ConnectorStep.of(run.here(), run.call())
                .map(ConnectorStep::call)
                .orElseThrow()
                .request();

        assertEquals(first, second);
        assertEquals(Value.of(run.now.minus(Duration.ofMinutes(3)).atZone(ZoneOffset.UTC)), second.get("asked"));
    }

    @Test
    void triesAgainByAClockThatWasSetBack() {
        CreditRun run = CreditRun.inProduction().consented().wait(Duration.ofHours(-1));

        run.answered(failure(Reply.NONE));

        assertEquals(run.now.plusSeconds(1), run.work.get(0).at());
        assertEquals(run.now.plusSeconds(1), run.calling().due());
        assertFalse(run.execution.modifiedAt().isBefore(run.execution.startedAt()));
    }

    @Test
    void keepsItsKeyUntilAFailureIsAnswered() {
        CreditRun run = CreditRun.inProduction().consented();
        List<String> keys = new ArrayList<>();

        for (Reply reply : List.of(Reply.NONE, Reply.NONE, Reply.PASSING, Reply.NONE)) {
            keys.add(run.idempotencyKey());
            run.answered(failure(reply));
        }
        keys.add(run.idempotencyKey());

        String visit = run.execution.id() + "/bureau/1/";
        assertEquals(List.of(visit + 1, visit + 1, visit + 1, visit + 2, visit + 2), keys);
    }

    @ParameterizedTest
    @EnumSource(
            value = Reply.class,
            names = {"NONE", "PASSING"})
    void triesAgainAfterGrowingPauses(Reply reply) {
        CreditRun run = CreditRun.inProduction().consented();
        List<Duration> pauses = new ArrayList<>();

        for (int i = 0; i < 5; i++) {
            run.answered(failure(reply));
            pauses.add(Duration.between(run.now, run.calling().due()));
            assertEquals(List.of(new Work.Due(run.call(), run.calling().due())), run.work);
        }

        assertEquals(
                List.of(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(5),
                        Duration.ofHours(1)),
                pauses);
    }

    @Test
    void takesTheErrorBranchAfterTheLastTry() {
        CreditRun run = CreditRun.inProduction().consented();

        for (int i = 0; i < 6; i++) run.answered(failure(Reply.NONE));

        assertEquals(List.of("manual"), run.execution.data().labels());
        assertTrue(run.work.isEmpty());
    }

    @Test
    void endsInErrorWithoutAnErrorBranch() {
        CreditRun run = CreditRun.strict(1).consented();

        run.answered(failure(Reply.PASSING)).answered(failure(Reply.PASSING));

        assertEquals(Optional.of(Outcome.ERROR), run.execution.position().outcome());
    }

    @Test
    void doesNotInsistOnWhatIsFinal() {
        CreditRun run = CreditRun.strict(5).consented();

        run.answered(failure(Reply.FINAL));

        assertEquals(Optional.of(Outcome.ERROR), run.execution.position().outcome());
    }

    @Test
    void takesAWrongShapeForAnError() {
        CreditRun run = CreditRun.strict(5).consented();

        run.answered(new Answered(context("score", "a lot"), Optional.of(200)));

        ConnectorFailed failed = run.events.stream()
                .filter(ConnectorFailed.class::isInstance)
                .map(ConnectorFailed.class::cast)
                .findFirst()
                .orElseThrow();
        assertEquals("WRONG_SHAPE", failed.failure().code());
        assertEquals("the answer's score is not INTEGER", failed.failure().message());
        assertEquals(Optional.empty(), failed.retryAt());
    }

    @Test
    void takesEachAnswerOnce() {
        CreditRun run = CreditRun.inProduction().consented();
        Work.Call call = run.call();
        run.answered(failure(Reply.NONE));

        Optional<Progress> late = ConnectorStep.of(run.here(), call).map(step -> step.take(STRONG, Duration.ZERO));

        assertEquals(Optional.empty(), late);
        assertEquals(Optional.empty(), ConnectorStep.of(run.here(), call).map(ConnectorStep::call));
    }

    @Test
    void isGivenUpWhenItsTimeIsOver() {
        CreditRun run = CreditRun.inProduction().consented();
        Instant end = run.execution.start().expiresAt().orElseThrow();

        Optional<Progress> before = new Run(run.execution, run.flow, end.minusNanos(1)).abandonIfExpired();
        Optional<Progress> then = new Run(run.execution, run.flow, end).abandonIfExpired();

        assertEquals(Optional.empty(), before);
        assertEquals(
                Optional.of(Outcome.ABANDONED),
                then.orElseThrow().execution().position().outcome());
        assertEquals(
                then,
                new Run(run.execution, run.flow, end.plusSeconds(5)).abandonIfExpired(),
                "it ended then, whenever that is found out");
    }

    /** A flow that was never proven: an older release may have let it pass. */
    @Test
    void asksNobodyWithoutConsent() {
        WorkflooDefinition unproven =
                DefinitionReader.read(CreditFlow.read("""
                        {"id": "657117e1d511b6e54fe2a967", "name": "Unproven", "start": "bureau", "nodes": [
                          {"id": "bureau", "type": "LINK", "service": "buro", "name": "Bureau", "consent": "consent"}]}""")).get();
        CheckedFlow flow = CheckedFlow.published(unproven);
        CreditRun other = CreditRun.inProduction();
        Started started = new Started(other.now, Fixtures.anExecutionId(), other.execution.start());

        Progress progress = Run.start(started, flow, Optional.empty()).get();

        assertEquals(Optional.of(Outcome.ERROR), progress.execution().position().outcome());
        assertEquals(List.of(), progress.work());
    }
}
