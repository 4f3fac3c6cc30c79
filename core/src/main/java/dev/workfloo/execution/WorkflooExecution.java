package dev.workfloo.execution;

import dev.workfloo.definition.CheckedFlow;
import dev.workfloo.definition.ConnectorNode;
import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.NipNode;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.ExecutionProblem.AlreadyFinished;
import dev.workfloo.execution.ExecutionProblem.WrongStep;
import dev.workfloo.execution.NipVerdict.Judged;
import dev.workfloo.execution.Position.AwaitingForm;
import dev.workfloo.execution.Position.AwaitingNip;
import dev.workfloo.execution.Position.Calling;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;

/**
 * One run of a workfloo. It never changes: a transition gives the next one together with the events that lead there, or
 * says why it does not move. It stays on the version of the definition that it started on.
 */
@AggregateRoot
public final class WorkflooExecution {

    /** In the sandbox nothing is sent, and this code is right. */
    public static final String SANDBOX_CODE = "123456";

    @Identity
    private final ExecutionId id;

    private final Start start;
    private final Instant startedAt;
    private final Moment moment;

    /**
     * What changes from event to event.
     *
     * @param revision how many events there are; the guard against two transitions from one state
     */
    record Moment(Position position, Collected collected, Instant modifiedAt, int revision) {}

    private WorkflooExecution(ExecutionId id, Start start, Instant startedAt, Moment moment) {
        this.id = id;
        this.start = start;
        this.startedAt = startedAt;
        this.moment = moment;
    }

    /**
     * Starts a flow and runs it to where it first stops or ends.
     *
     * @param form answers to the first form, when any came with the start
     */
    public static Either<ExecutionProblem, Progress> start(
            Started started, CheckedFlow flow, Optional<Value.Context> form) {
        return Transition.begin(started, flow).enter(flow.start(), form);
    }

    /** Answers the form at which the execution waits, and runs on to where it next stops or ends. */
    public Either<ExecutionProblem, Progress> answerForm(Value.Context answers, CheckedFlow flow, Instant now) {
        if (!(position() instanceof AwaitingForm at)) return Either.left(cameTooLate(flow));
        FormNode form = (FormNode) flow.node(at.node());
        return Transition.from(this, flow, now).answer(form, answers);
    }

    /** Wants a consent code to be sent, for the first time or again. */
    public Either<ExecutionProblem, Progress> requestNip(NipRequest request, CheckedFlow flow, Instant now) {
        if (!(position() instanceof AwaitingNip at)) return Either.left(cameTooLate(flow));
        return nipStep(at, flow, now).request(request);
    }

    /** Judges a consent code that somebody typed. */
    public Either<ExecutionProblem, Judged> answerNip(String code, CodeJudge judge, CheckedFlow flow, Instant now) {
        if (!(position() instanceof AwaitingNip at)) return Either.left(cameTooLate(flow));
        return nipStep(at, flow, now).judge(code, judge);
    }

    private NipStep nipStep(AwaitingNip at, CheckedFlow flow, Instant now) {
        return new NipStep(this, at, (NipNode) flow.node(at.node()), Transition.from(this, flow, now));
    }

    /** The send that this work is about, while nobody knows yet what became of it. */
    public Optional<NipSend> nipToSend(Work.Send work) {
        return awaitingNip(work)
                .flatMap(at -> at.nip().send())
                .filter(send -> send.number() == work.turn() && send.delivery().isEmpty());
    }

    private Optional<AwaitingNip> awaitingNip(Work.Send work) {
        return position() instanceof AwaitingNip at && at.node().equals(work.node()) && at.visit() == work.visit()
                ? Optional.of(at)
                : Optional.empty();
    }

    /** Records the code of a send, right before it goes out; empty when it is not to be sent any more. */
    public Optional<Progress> nipDrawn(Work.Send work, NipSend.Drawn code, CheckedFlow flow, Instant now) {
        return awaitingNip(work)
                .filter(at ->
                        nipToSend(work).filter(send -> send.drawn().isEmpty()).isPresent())
                .map(at -> nipStep(at, flow, now).drawn(code));
    }

    /** Records what became of a send; empty when that is known, or of no interest any more. */
    public Optional<Progress> nipDelivered(Work.Send work, NipDelivery delivery, CheckedFlow flow, Instant now) {
        return awaitingNip(work)
                .flatMap(
                        at -> nipToSend(work).map(send -> nipStep(at, flow, now).delivered(send, delivery)));
    }

    /** {@code execution/node/visit/send}. */
    String nipKey(AwaitingNip at, int send) {
        return id + "/" + at.node() + "/" + at.visit() + "/" + send;
    }

    /** The message of a send, with this code; empty when the person has no address for its channel. */
    public Optional<NipMessage> nipMessage(Work.Send work, String code, CheckedFlow flow) {
        return awaitingNip(work)
                .flatMap(at -> nipToSend(work)
                        .filter(send -> at.nip().recipient().has(send.channel()))
                        .map(send -> {
                            NipNode node = (NipNode) flow.node(at.node());
                            return new NipMessage(
                                    start.scope().workspace(),
                                    send.channel(),
                                    at.nip().recipient(),
                                    code,
                                    node.nip().notice(),
                                    node.nip().expiresAfter(),
                                    nipKey(at, send.number()));
                        }));
    }

    /** The call that this work is about, while it has no answer. */
    public Optional<ConnectorCall> callToMake(Work.Call work, CheckedFlow flow) {
        return calling(work).map(at -> {
            ConnectorNode node = (ConnectorNode) flow.node(at.node());
            int n = at.tries().answered() + 1;
            String key = id + "/" + at.node() + "/" + at.visit() + "/" + n;
            return new ConnectorCall(
                    start.scope().workspace(),
                    node.connector().service(),
                    at.request(),
                    key,
                    node.connector().timeout());
        });
    }

    private Optional<Calling> calling(Work.Call work) {
        return position() instanceof Calling at
                        && at.node().equals(work.node())
                        && at.visit() == work.visit()
                        && at.turn() == work.turn()
                ? Optional.of(at)
                : Optional.empty();
    }

    /**
     * Takes a service's answer, and runs on; empty when the call has an answer already.
     *
     * @param took how long the call took
     */
    public Optional<Progress> takeAnswer(
            Work.Call work, ConnectorAnswer answer, Duration took, CheckedFlow flow, Instant now) {
        return calling(work).map(at -> {
            ConnectorNode node = (ConnectorNode) flow.node(at.node());
            return new ConnectorStep(at, node, Transition.from(this, flow, now), took).take(answer);
        });
    }

    /** Whether the consent that the connector needs has been given; without it nobody asks. */
    public boolean isPermitted(ConnectorNode node) {
        return node.connector().consent().isEmpty()
                || moment.collected()
                        .consents()
                        .containsKey(node.connector().consent().get());
    }

    /**
     * Gives the execution up if its time is over; empty when it is not, or when the execution has ended. It ended when its time
     * did, whenever that is found out.
     */
    public Optional<Progress> abandonIfExpired(CheckedFlow flow, Instant now) {
        Optional<Instant> end = start.expiresAt().filter(it -> !now.isBefore(it));
        if (end.isEmpty() || position().outcome().isPresent()) return Optional.empty();
        Instant over = end.get().isBefore(modifiedAt()) ? modifiedAt() : end.get();
        Transition transition = Transition.from(this, flow, over);
        transition.abandon();
        return Optional.of(transition.progress());
    }

    /** How it stands at a moment: one whose time is over has ended, also while nobody has written that yet. */
    public WorkflooExecution asOf(Instant now, CheckedFlow flow) {
        return abandonIfExpired(flow, now).map(Progress::execution).orElse(this);
    }

    /** What is said to a caller whose step is not the one at which the execution stands: where it stands. */
    public ExecutionProblem cameTooLate(CheckedFlow flow) {
        return position()
                .waitsAt()
                .map(flow::node)
                .<ExecutionProblem>map(node -> new WrongStep(node.type(), node.id()))
                .orElse(new AlreadyFinished());
    }

    /** The execution that these events lead to; the first must be its start. */
    public static WorkflooExecution fold(List<ExecutionEvent> events) {
        if (events.isEmpty() || !(events.get(0) instanceof Started started)) {
            throw new IllegalArgumentException("a history begins with a start");
        }
        WorkflooExecution execution = startedBy(started);
        for (ExecutionEvent event : events.subList(1, events.size())) execution = execution.after(event);
        return execution;
    }

    /** The state between the start and the first node; nobody outside a transition sees it. */
    static WorkflooExecution startedBy(Started started) {
        Moment moment = new Moment(new Position.Finished(Outcome.ERROR), Collected.NOTHING, started.at(), 1);
        return new WorkflooExecution(started.id(), started.start(), started.at(), moment);
    }

    WorkflooExecution after(ExecutionEvent event) {
        return at(event.fold(new NextMoment(moment)));
    }

    WorkflooExecution at(Moment later) {
        return new WorkflooExecution(id, start, startedAt, later);
    }

    public ExecutionId id() {
        return id;
    }

    public Start start() {
        return start;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Instant modifiedAt() {
        return moment.modifiedAt();
    }

    public Position position() {
        return moment.position();
    }

    public Collected collected() {
        return moment.collected();
    }

    public int revision() {
        return moment.revision();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WorkflooExecution execution
                && id.equals(execution.id)
                && start.equals(execution.start)
                && startedAt.equals(execution.startedAt)
                && moment.equals(execution.moment);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, moment.revision());
    }

    /** Says nothing of what people answered. */
    @Override
    public String toString() {
        return "execution " + id + " at revision " + revision();
    }
}
