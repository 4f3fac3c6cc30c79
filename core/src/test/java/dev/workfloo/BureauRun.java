package dev.workfloo;

import static dev.workfloo.Fixtures.NOON;
import static dev.workfloo.Fixtures.aDefinitionId;
import static dev.workfloo.Fixtures.aLabelNode;
import static dev.workfloo.Fixtures.aStart;
import static dev.workfloo.Fixtures.moved;
import static dev.workfloo.Fixtures.object;
import static dev.workfloo.Fixtures.published;
import static dev.workfloo.Fixtures.read;

import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.NipSend;
import dev.workfloo.execution.Position.AwaitingNip;
import dev.workfloo.execution.Position.Calling;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Start;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.nip.NipRequest;
import dev.workfloo.execution.nip.NipVerdict.Judged;
import dev.workfloo.execution.step.ConnectorStep;
import dev.workfloo.execution.step.NipSending;
import dev.workfloo.execution.step.NipStep;
import dev.workfloo.execution.step.Run;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An execution that asks for consent and then a bureau, driven step by step in production. Each step gives the transition
 * that it is, which is kept nowhere until a test keeps it. In each send the code is {@link #CODE}.
 */
public final class BureauRun {

    public static final String CODE = "424242";
    public static final NodeId CONSENT = new NodeId("consent");
    public static final NodeId BUREAU = new NodeId("bureau");

    private final CheckedFlow flow;
    private final WorkflooExecution begun;
    private final List<ExecutionEvent> events = new ArrayList<>();
    private Progress latest;
    private Instant now;

    private BureauRun(CheckedFlow flow, Start start, Instant now) {
        this.flow = flow;
        this.now = now;
        Started started = new Started(now, Fixtures.anExecutionId(), start);
        this.latest = moved(Run.start(started, flow, Optional.empty()));
        this.begun = latest.execution();
    }

    /** Begun at the consent, after its definition was published. */
    public static BureauRun begun(Store store, WorkspaceId workspace) {
        return begun(store, workspace, NOON);
    }

    public static BureauRun begun(Store store, WorkspaceId workspace, Instant now) {
        return begun(store, workspace, now, consenting());
    }

    /** Begun at a bureau that needs no consent. */
    public static BureauRun calling(Store store, WorkspaceId workspace) {
        return begun(store, workspace, NOON, asking());
    }

    public static BureauRun begun(Store store, WorkspaceId workspace, Instant now, WorkflooDefinition definition) {
        Start start = aStart(Scope.production(workspace.name()), published(store, workspace, definition));
        return new BureauRun(CheckedFlow.published(definition), start, now);
    }

    /** Begun at the consent, and given up at this time. */
    public static BureauRun ending(Store store, WorkspaceId workspace, Instant end) {
        WorkflooDefinition definition = consenting();
        Start plain = aStart(Scope.production(workspace.name()), published(store, workspace, definition));
        Start start = new Start(
                plain.scope(),
                plain.version(),
                plain.scenario(),
                plain.origin(),
                plain.callback(),
                Optional.of(end),
                Optional.empty());
        return new BureauRun(CheckedFlow.published(definition), start, NOON);
    }

    public static WorkflooDefinition consenting() {
        return consenting("termsVersion", "2026-01 ñ", "privacyNoticeVersion", "");
    }

    /** @param notice what else the NIP node says, names and values by turns */
    public static WorkflooDefinition consenting(Object... notice) {
        Map<String, Object> nip = object(
                "channels",
                List.of("email", "sms"),
                "backupAfterSends",
                2,
                "countryCode",
                "\"+52\"",
                "phoneNumber",
                "\"5512345678\"",
                "email",
                "\"ñandú@example.com\"");
        nip.putAll(object(notice));
        Map<String, Object> consent = object(
                "id", "consent", "type", "LINK", "service", "NIP", "name", "Consent", "nip", nip, "next", "bureau");
        Map<String, Object> bureau = aBureau();
        bureau.put("consent", "consent");
        return definition("consent", consent, bureau, aLabelNode("done", "", "asked"));
    }

    public static WorkflooDefinition asking() {
        return asking("buro-pf");
    }

    /** A bureau that needs no consent. */
    public static WorkflooDefinition asking(String service) {
        Map<String, Object> bureau = aBureau();
        bureau.put("service", service);
        return definition("bureau", bureau, aLabelNode("done", "", "asked"));
    }

    private static WorkflooDefinition definition(String start, Object... nodes) {
        return read(object("id", aDefinitionId().hex(), "name", "Consent", "start", start, "nodes", List.of(nodes)));
    }

    private static Map<String, Object> aBureau() {
        return object(
                "id",
                "bureau",
                "type",
                "LINK",
                "service",
                "buro-pf",
                "name",
                "Bureau",
                "request",
                object("rfc", "\"KIBA801010BPA\"", "asked", "now()"),
                "response",
                object("score", "INTEGER", "note", "TEXT?", "since", "DATE?"),
                "next",
                "done");
    }

    public WorkflooExecution execution() {
        return latest.execution();
    }

    public Progress latest() {
        return latest;
    }

    /** All since the start as one transition, with the latest work. */
    public Progress sinceTheStart() {
        return new Progress(execution(), events, latest.work(), begun);
    }

    public BureauRun wait(Duration time) {
        now = now.plus(time);
        return this;
    }

    private Progress take(Progress progress) {
        latest = progress;
        events.addAll(progress.events());
        return progress;
    }

    private Run here() {
        return new Run(execution(), flow, now);
    }

    public Progress request(NipRequest request) {
        return take(moved(NipStep.of(here()).flatMap(step -> step.request(request))));
    }

    /** The work that the latest send is. */
    public Work.Send send() {
        AwaitingNip at = (AwaitingNip) execution().position();
        return new Work.Send(execution().id(), at.node(), at.visit(), sends(at));
    }

    private static int sends(AwaitingNip at) {
        return at.nip().send().map(NipSend::number).orElse(0);
    }

    public Progress draw() {
        NipSend.Drawn drawn = new NipSend.Drawn(CODE, now);
        return take(NipSending.of(here(), send()).flatMap(it -> it.drawn(drawn)).orElseThrow());
    }

    public Progress deliver(NipDelivery delivery) {
        return take(
                NipSending.of(here(), send()).map(it -> it.delivered(delivery)).orElseThrow());
    }

    public Progress type(String code) {
        Either<?, Judged> judged =
                NipStep.of(here()).flatMap(step -> step.judge(code, (seal, key, typed) -> seal.equals(typed)));
        return take(judged.get().progress());
    }

    /** Gives consent in all the steps that it takes. */
    public BureauRun consent() {
        request(NipRequest.PLAIN);
        draw();
        wait(Duration.ofSeconds(40));
        type(CODE);
        type(CODE);
        return this;
    }

    /** The work that the next call is. */
    public Work.Call call() {
        Calling at = (Calling) execution().position();
        return new Work.Call(execution().id(), at.node(), at.visit(), at.turn());
    }

    public Progress answer(ConnectorAnswer answer) {
        Duration took = Duration.ofNanos(123_456_789);
        return take(ConnectorStep.of(here(), call())
                .map(step -> step.take(answer, took))
                .orElseThrow());
    }
}
