package dev.workfloo.testkit.contract;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.anIdempotencyKey;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.republished;
import static dev.workfloo.testkit.contract.fixture.Fixtures.saved;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.ExecutionJournal;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.KeyTaken;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.Outdated;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Start.CallbackReceiver;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.execution.nip.NipRequest;
import dev.workfloo.testkit.contract.fixture.BureauRun;
import dev.workfloo.testkit.contract.fixture.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store must do with executions that turn to somebody outside, and with the work that they ask for. */
abstract class LinksContract {

    private final WorkspaceId workspace = aWorkspace();

    /** A store; all tests of a class may share one. */
    abstract Store store();

    private List<Work.Due> pendingWork() {
        return WorkInBacklog.of(store().backlog());
    }

    private Executions executions() {
        return store().executions();
    }

    private ExecutionJournal journal() {
        return store().journal();
    }

    private BureauRun aKeptRun() {
        BureauRun run = BureauRun.begun(store(), workspace);
        journal().start(run.latest(), Optional.empty());
        return run;
    }

    private List<Work.Due> pending(BureauRun run) {
        ExecutionId id = run.execution().id();
        return pendingWork().stream()
                .filter(due -> due.work().execution().equals(id))
                .toList();
    }

    private void assertSavedAndKept(Progress progress) {
        assertTrue(saved(store(), progress));
        assertKept(progress.execution());
    }

    private void assertKept(WorkflooExecution execution) {
        Scope scope = execution.start().scope();
        assertEquals(Optional.of(execution), executions().find(scope, execution.id()));
        assertEquals(
                execution,
                executions().history(scope, execution.id()).orElseThrow().execution());
    }

    // Work

    @Test
    void keepsWorkWithAStart() {
        BureauRun run = BureauRun.calling(store(), workspace);

        journal().start(run.latest(), Optional.empty());

        assertEquals(List.of(new Work.Due(run.call(), NOON)), pending(run));
        assertKept(run.execution());
    }

    @Test
    void keepsWorkWithAStartUnderAKey() {
        BureauRun run = BureauRun.calling(store(), workspace);

        journal().start(run.latest(), Optional.of(anIdempotencyKey()));

        assertEquals(List.of(new Work.Due(run.call(), NOON)), pending(run));
    }

    @Test
    void keepsNoWorkOfAnOutdatedStart() {
        BureauRun run = BureauRun.calling(store(), workspace);
        republished(store(), workspace, run.execution().start().version());

        StartResult result = journal().start(run.latest(), Optional.empty());

        assertEquals(new Outdated(), result);
        assertEquals(List.of(), pending(run));
    }

    @Test
    void keepsNoWorkOfAStartUnderATakenKey() {
        IdempotencyKey key = anIdempotencyKey();
        BureauRun first = BureauRun.calling(store(), workspace);
        BureauRun second = BureauRun.calling(store(), workspace);
        journal().start(first.latest(), Optional.of(key));

        StartResult result = journal().start(second.latest(), Optional.of(key));

        assertEquals(new KeyTaken(), result);
        assertEquals(List.of(), pending(second));
    }

    @Test
    void keepsWorkWithATransition() {
        BureauRun run = aKeptRun();

        boolean saved = saved(store(), run.request(NipRequest.PLAIN));

        assertTrue(saved);
        assertEquals(List.of(new Work.Due(run.send(), NOON)), pending(run));
    }

    @Test
    void keepsAllTheWorkOfATransition() {
        BureauRun run = aKeptRun();
        Progress asked = run.request(NipRequest.PLAIN);
        Work report = new Work.Report(run.execution().id(), BureauRun.CONSENT, 1, 7);
        List<Work.Due> both =
                List.of(new Work.Due(report, NOON.minusSeconds(1)), asked.work().get(0));

        boolean saved = saved(store(), new Progress(asked.execution(), asked.events(), both, asked.from()));

        assertTrue(saved);
        assertEquals(both, pending(run));
    }

    @Test
    void dropsWorkThatIsOver() {
        BureauRun run = aKeptRun();
        saved(store(), run.request(NipRequest.PLAIN));
        Work send = run.send();
        saved(store(), run.draw());

        boolean saved = saved(store(), run.deliver(new NipDelivery.Accepted()), Optional.of(send));

        assertTrue(saved);
        assertEquals(List.of(), pending(run));
    }

    @Test
    void keepsTheNextWorkInPlaceOfTheLast() {
        BureauRun run = BureauRun.calling(store(), workspace);
        journal().start(run.latest(), Optional.empty());
        Work first = run.call();
        Failed failure = new Failed("HTTP_503", "later", Reply.PASSING, Optional.of(503));

        saved(store(), run.wait(Duration.ofMillis(7)).answer(failure), Optional.of(first));

        Instant due = NOON.plusSeconds(1).plusMillis(7);
        assertEquals(List.of(new Work.Due(run.call(), due)), pending(run));
    }

    @Test
    void endsWorkThatIsGoneAlready() {
        BureauRun run = aKeptRun();
        Progress asked = run.request(NipRequest.PLAIN);

        boolean saved = saved(
                store(), asked, Optional.of(new Work.Call(asked.execution().id(), BureauRun.BUREAU, 1, 1)));

        assertTrue(saved);
        assertEquals(asked.work(), pending(run));
    }

    @Test
    void leavesTheWorkOfOthersAlone() {
        BureauRun mine = BureauRun.calling(store(), workspace);
        BureauRun theirs = BureauRun.calling(store(), workspace);
        journal().start(mine.latest(), Optional.empty());
        journal().start(theirs.latest(), Optional.empty());
        Work call = mine.call();

        saved(store(), mine.answer(anAnswer()), Optional.of(call));

        assertEquals(List.of(), pending(mine));
        assertEquals(List.of(new Work.Due(theirs.call(), NOON)), pending(theirs));
    }

    @Test
    void changesNoWorkWithALostTransition() {
        BureauRun run = BureauRun.calling(store(), workspace);
        journal().start(run.latest(), Optional.empty());
        Work first = run.call();
        Progress winner = run.answer(new Failed("TIMEOUT", "", Reply.NONE, Optional.empty()));
        saved(store(), winner, Optional.of(first));

        boolean saved = saved(store(), winner, Optional.of(run.call()));

        assertFalse(saved);
        assertEquals(winner.work(), pending(run));
    }

    @Test
    void letsOneOfManyResultsWin() {
        BureauRun run = BureauRun.calling(store(), workspace);
        journal().start(run.latest(), Optional.empty());
        Work call = run.call();
        Progress result = run.answer(new Failed("TIMEOUT", "", Reply.NONE, Optional.empty()));

        List<Boolean> saved = Race.of(32, number -> saved(store(), result, Optional.of(call)));

        assertEquals(1, Collections.frequency(saved, true));
        assertEquals(result.work(), pending(run));
        assertKept(result.execution());
    }

    // Every position and event

    @Test
    void keepsEachStepOfAConsent() {
        BureauRun run = BureauRun.begun(store(), workspace, Instant.parse("2026-12-31T23:59:59.123456789Z"));
        journal().start(run.latest(), Optional.empty());
        assertKept(run.execution());
        NipRequest elsewhere = new NipRequest(
                Optional.of("+1"),
                Optional.of("(555) 010-9999"),
                Optional.of(new CallbackReceiver("https://example.com/hook?a=ñ", Optional.of("s3cret"))));

        assertSavedAndKept(run.request(elsewhere));
        assertSavedAndKept(run.draw());
        assertSavedAndKept(run.deliver(new NipDelivery.Failed("REFUSED", true)));
        assertSavedAndKept(run.wait(Duration.ofMinutes(1)).request(NipRequest.PLAIN));
        assertSavedAndKept(run.draw());
        assertSavedAndKept(run.deliver(new NipDelivery.Accepted()));
        assertSavedAndKept(run.wait(Duration.ofNanos(1)).type("000000"));
        assertSavedAndKept(run.type(BureauRun.CODE));
        assertSavedAndKept(run.type("000000"));
        assertSavedAndKept(run.wait(Duration.ofNanos(1)).type(BureauRun.CODE));
    }

    @Test
    void keepsAConsentThatFails() {
        BureauRun run = aKeptRun();
        assertSavedAndKept(run.request(NipRequest.PLAIN));
        assertSavedAndKept(run.deliver(NipDelivery.NO_RECIPIENT));
        assertSavedAndKept(run.wait(Duration.ofMinutes(1)).request(NipRequest.PLAIN));
        assertSavedAndKept(run.draw());

        for (int attempt = 0; attempt < 3; attempt++) assertSavedAndKept(run.type("111111"));

        assertEquals(Optional.of(Outcome.ERROR), run.execution().position().outcome());
    }

    @Test
    void keepsEachCallOfAService() {
        BureauRun run = aKeptRun();
        assertSavedAndKept(run.consent().sinceTheStart());

        assertSavedAndKept(run.answer(new Failed("TIMEOUT", "after 20 s", Reply.NONE, Optional.empty())));
        assertSavedAndKept(run.answer(new Failed("HTTP_503", "Ñ 😀", Reply.PASSING, Optional.of(503))));
        assertSavedAndKept(run.answer(anAnswer()));

        assertEquals(Optional.of(Outcome.SUCCESS), run.execution().position().outcome());
    }

    @Test
    void keepsACallThatFails() {
        BureauRun run = BureauRun.calling(store(), workspace);
        journal().start(run.latest(), Optional.empty());

        assertSavedAndKept(run.answer(new Failed("HTTP_422", "no", Reply.FINAL, Optional.of(422))));

        assertEquals(Optional.of(Outcome.ERROR), run.execution().position().outcome());
    }

    private static ConnectorAnswer anAnswer() {
        return new Answered(
                context("score", 712, "note", "Ñandú", "since", "2020-02-29", "more", "x"), Optional.of(200));
    }
}
