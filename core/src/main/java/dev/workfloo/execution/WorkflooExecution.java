package dev.workfloo.execution;

import dev.workfloo.definition.CheckedFlow;
import dev.workfloo.definition.Node;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.ExecutionProblem.AlreadyFinished;
import dev.workfloo.execution.ExecutionProblem.WrongStep;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
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
     * Starts a flow and runs it to where it first waits or ends.
     *
     * @param form answers to the first form, when they came with the start
     */
    public static Either<ExecutionProblem, Progress> start(
            Started started, CheckedFlow flow, Optional<Value.Context> form) {
        return Transition.begin(started, flow).enter(flow.start(), form);
    }

    /** Answers the form at which the execution waits, and runs on to where it next waits or ends. */
    public Either<ExecutionProblem, Progress> answerForm(Value.Context answers, CheckedFlow flow, Instant now) {
        return moment.position().fold(new Position.Cases<Either<ExecutionProblem, Progress>>() {
            @Override
            public Either<ExecutionProblem, Progress> awaitingForm(Position.AwaitingForm position) {
                Node.FormNode form = (Node.FormNode) flow.node(position.node());
                return Transition.from(WorkflooExecution.this, flow, now).answer(form, answers);
            }

            @Override
            public Either<ExecutionProblem, Progress> finished(Position.Finished position) {
                return Either.left(new AlreadyFinished());
            }
        });
    }

    /** What is said to a caller whose step was taken by somebody else: where the execution stands now. */
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
