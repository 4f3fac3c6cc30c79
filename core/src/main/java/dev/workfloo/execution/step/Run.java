package dev.workfloo.execution.step;

import dev.workfloo.definition.DocumentNode;
import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ExecutionEvent.NodeEvent;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.ExecutionProblem;
import dev.workfloo.execution.ExecutionProblem.AlreadyFinished;
import dev.workfloo.execution.ExecutionProblem.FieldsWrong;
import dev.workfloo.execution.ExecutionProblem.NothingToAnswer;
import dev.workfloo.execution.ExecutionProblem.WrongStep;
import dev.workfloo.execution.Position;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.explanation.Explanation;
import dev.workfloo.execution.file.SentFiles;
import dev.workfloo.execution.file.StartAnswers;
import dev.workfloo.rule.CalendarDuration;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An execution on its flow, at a moment. What can be done where it stands is done by the step of that position.
 *
 * @param now what the clock says
 * @param waits what a scenario says, in the sandbox
 */
public record Run(WorkflooExecution execution, CheckedFlow flow, Instant now, RehearsedWaits waits) {

    private static final NothingToAnswer NO_DOCUMENT = new NothingToAnswer("document", DocumentNode.TYPE);

    /** How long TIMER nodes wait in the sandbox; where it says nothing, they go on at once. */
    public interface RehearsedWaits {
        RehearsedWaits NONE = timer -> Optional.empty();

        Optional<CalendarDuration> at(NodeId timer);
    }

    /** An execution without a scenario. */
    public Run(WorkflooExecution execution, CheckedFlow flow, Instant now) {
        this(execution, flow, now, RehearsedWaits.NONE);
    }

    /**
     * Starts a flow and runs it to where it first stops or ends.
     *
     * @param form answers to the first form, when any came with the start
     */
    public static Either<ExecutionProblem, Progress> start(
            Started started, CheckedFlow flow, Optional<Value.Context> form) {
        return start(started, flow, StartAnswers.of(form), RehearsedWaits.NONE);
    }

    /** The same in a scenario. */
    public static Either<ExecutionProblem, Progress> start(
            Started started, CheckedFlow flow, Optional<Value.Context> form, RehearsedWaits waits) {
        return start(started, flow, StartAnswers.of(form), waits);
    }

    /** The same, with all that came with the start. */
    public static Either<ExecutionProblem, Progress> start(
            Started started, CheckedFlow flow, StartAnswers first, RehearsedWaits waits) {
        Transition transition = Transition.begin(started, flow, waits);
        transition.run(Optional.of(flow.start().id()));
        Either<ExecutionProblem, Progress> filled = first.form()
                .map(answers -> flow.start() instanceof FormNode node
                        ? new FormStep(node, transition).answer(answers)
                        : Either.<ExecutionProblem, Progress>left(new NothingToAnswer("form", FormNode.TYPE)))
                .orElseGet(() -> Either.right(transition.progress()));
        if (first.files().isEmpty()) return FieldsWrong.unless(first.wrong(), filled);
        SentFiles sent = first.files().get();
        Optional<DocumentStep> step = askedForFirst(flow, first).map(node -> new DocumentStep(node, transition));
        Map<String, String> refused = step.map(it -> it.refused(sent)).orElse(NO_DOCUMENT.fields());
        return FieldsWrong.unless(first.wrong(), FieldsWrong.unless(refused, filled))
                .flatMap(right -> step.map(it -> it.answer(sent)).orElse(Either.right(right)));
    }

    /** The DOCUMENT with which the flow begins, or that stands behind the form that is answered with the start. */
    private static Optional<DocumentNode> askedForFirst(CheckedFlow flow, StartAnswers first) {
        Optional<NodeId> asked =
                flow.start() instanceof FormNode form && first.form().isPresent()
                        ? form.next()
                        : Optional.of(flow.start().id());
        return asked.map(flow::node).filter(DocumentNode.class::isInstance).map(DocumentNode.class::cast);
    }

    /**
     * Gives the execution up if its time is over; empty when it is not, or when the execution has ended. It ended when its time
     * did, whenever that is found out.
     */
    public Optional<Progress> abandonIfExpired() {
        Instant modified = execution.modifiedAt();
        return execution
                .start()
                .expiresAt()
                .filter(end -> !now.isBefore(end))
                .filter(end -> execution.position().outcome().isEmpty())
                .map(end -> end.isBefore(modified) ? modified : end)
                .map(over -> new Run(execution, flow, over, waits).transition().abandon());
    }

    /** Gives the execution up wherever it stands, since somebody of this name wants it. */
    public Either<ExecutionProblem, Progress> cancel(String by) {
        if (execution.position().outcome().isPresent()) return Either.left(new AlreadyFinished());
        return Either.right(transition().cancel(by));
    }

    /** How it stands now: one whose time is over has ended, also while that is not written yet. */
    public Run current() {
        return abandonIfExpired()
                .map(over -> new Run(over.execution(), flow, now, waits))
                .orElse(this);
    }

    /** What is said to a caller whose step is not the one at which the execution stands: where it stands. */
    public ExecutionProblem cameTooLate() {
        return execution
                .position()
                .waitsAt()
                .map(flow::node)
                .<ExecutionProblem>map(node -> new WrongStep(node.type(), node.id()))
                .orElse(new AlreadyFinished());
    }

    /** Why an event came out as it did that happened then and there; empty where nothing was decided, or it is not known. */
    public Optional<Explanation> why(NodeEvent event) {
        return flow.node(event.node()).fold(Arrivals.AT).explain(event, this);
    }

    /** What formulas read. */
    EvaluationContext environment() {
        return flow.environment(execution.data().values(), now);
    }

    /** The position, if it is of this kind. */
    <P extends Position> Optional<P> at(Class<P> kind) {
        return Optional.of(execution.position()).filter(kind::isInstance).map(kind::cast);
    }

    /** The same for a caller, who is told where the execution stands instead. */
    <P extends Position> Either<ExecutionProblem, P> require(Class<P> kind) {
        return at(kind).<Either<ExecutionProblem, P>>map(Either::right).orElseGet(() -> Either.left(cameTooLate()));
    }

    Transition transition() {
        return new Transition(this);
    }
}
