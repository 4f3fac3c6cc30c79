package dev.workfloo.execution.step;

import dev.workfloo.CreditFlow;
import dev.workfloo.access.Scope;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.check.Checks;
import dev.workfloo.definition.document.DefinitionReader;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.ExecutionProblem;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.NipSend;
import dev.workfloo.execution.NipState;
import dev.workfloo.execution.Position.AwaitingNip;
import dev.workfloo.execution.Position.Calling;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Start;
import dev.workfloo.execution.Start.ChosenScenario;
import dev.workfloo.execution.Start.Origin;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.nip.CodeJudge;
import dev.workfloo.execution.nip.NipRequest;
import dev.workfloo.execution.nip.NipVerdict;
import dev.workfloo.execution.nip.NipVerdict.Judged;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One execution of the credit flow, driven step by step on a clock of its own. In production the code is always 424242. */
final class CreditRun {

    static final String CODE = "424242";
    static final NodeId CONSENT = new NodeId("consent");
    static final NodeId BUREAU = new NodeId("bureau");
    static final CodeJudge JUDGE = (seal, key, code) -> seal.equals(key + ":" + code);

    final CheckedFlow flow;
    final List<ExecutionEvent> events = new ArrayList<>();
    WorkflooExecution execution;
    List<Work.Due> work = List.of();
    Instant now = Fixtures.NOON;

    private CreditRun(Value document, Scope scope) {
        this(document);
        take(started(scope, CreditFlow.ANSWERS).get());
    }

    private CreditRun(Value document) {
        flow = Checks.check(DefinitionReader.read(document).getOrElseThrow(it -> new AssertionError(it.toString())))
                .flow()
                .orElseThrow();
    }

    private Either<ExecutionProblem, Progress> started(Scope scope, Map<String, Object> answers) {
        boolean sandbox = scope.equals(Scope.sandbox("demo"));
        Start start = new Start(
                scope,
                new DefinitionVersion(flow.definition().id(), 1),
                sandbox ? Optional.of(new ChosenScenario(Fixtures.aScenarioId(), "Strong payer")) : Optional.empty(),
                new Origin("tests", Optional.empty()),
                Optional.empty(),
                Optional.of(now.plus(Duration.ofDays(7))),
                Optional.empty());
        Started started = new Started(now, Fixtures.anExecutionId(), start);
        return Run.start(started, flow, Optional.of(Value.Context.of(answers)));
    }

    /** Started with one other answer. */
    static Either<ExecutionProblem, CreditRun> answering(Scope scope, String field, Object answer) {
        Map<String, Object> answers = new HashMap<>(CreditFlow.ANSWERS);
        answers.put(field, answer);
        CreditRun run = new CreditRun(CreditFlow.document());
        return run.started(scope, answers).map(run::take);
    }

    static CreditRun inProduction() {
        return new CreditRun(CreditFlow.document(), Scope.production("demo"));
    }

    static CreditRun inSandbox() {
        return new CreditRun(CreditFlow.document(), Scope.sandbox("demo"));
    }

    static CreditRun of(Value document) {
        return new CreditRun(document, Scope.production("demo"));
    }

    /** Without error branches. */
    static CreditRun strict(int retries) {
        return new CreditRun(CreditFlow.strictDocument(retries), Scope.production("demo"));
    }

    /** Where it stands now. */
    Run here() {
        return new Run(execution, flow, now);
    }

    CreditRun take(Progress progress) {
        execution = progress.execution();
        events.addAll(progress.events());
        work = progress.work();
        return this;
    }

    CreditRun wait(Duration time) {
        now = now.plus(time);
        return this;
    }

    NipState nip() {
        return ((AwaitingNip) execution.position()).nip();
    }

    Calling calling() {
        return (Calling) execution.position();
    }

    Either<ExecutionProblem, Progress> request(NipRequest request) {
        return NipStep.of(here()).flatMap(step -> step.request(request)).peek(this::take);
    }

    /** Wants a code, which is drawn and taken by its channel. */
    CreditRun sent() {
        request(NipRequest.PLAIN).get();
        return drawn().delivered(new NipDelivery.Accepted());
    }

    Work.Send sending() {
        return new Work.Send(execution.id(), CONSENT, 1, nip().sends());
    }

    CreditRun drawn() {
        String key = execution.id() + "/consent/1/" + nip().sends();
        return take(NipSending.of(here(), sending())
                .flatMap(it -> it.drawn(new NipSend.Drawn(key + ":" + CODE, now)))
                .orElseThrow());
    }

    CreditRun delivered(NipDelivery delivery) {
        return take(NipSending.of(here(), sending())
                .map(it -> it.delivered(delivery))
                .orElseThrow());
    }

    Either<ExecutionProblem, NipVerdict> type(String code) {
        return NipStep.of(here())
                .flatMap(step -> step.judge(code, JUDGE))
                .peek(judged -> take(judged.progress()))
                .map(Judged::verdict);
    }

    /** With consent given. */
    CreditRun consented() {
        sent().type(CODE).get();
        type(CODE).get();
        return this;
    }

    Work.Call call() {
        return new Work.Call(execution.id(), BUREAU, 1, calling().turn());
    }

    String idempotencyKey() {
        return ConnectorStep.of(here(), call())
                .map(ConnectorStep::call)
                .orElseThrow()
                .idempotencyKey();
    }

    CreditRun answered(ConnectorAnswer answer) {
        return take(ConnectorStep.of(here(), call())
                .map(step -> step.take(answer, Duration.ofMillis(120)))
                .orElseThrow());
    }
}
