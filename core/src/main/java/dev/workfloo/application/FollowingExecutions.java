package dev.workfloo.application;

import dev.workfloo.access.Scope;
import dev.workfloo.application.definition.PublishedFlows;
import dev.workfloo.application.port.in.ExecutionDetail;
import dev.workfloo.application.port.in.FollowExecutions;
import dev.workfloo.application.port.in.FollowedExecution;
import dev.workfloo.application.port.in.FollowedExecution.Seen;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.out.Documents;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.application.port.out.Executions.LastWrite;
import dev.workfloo.application.port.out.Standing;
import dev.workfloo.content.DocumentReference;
import dev.workfloo.content.KeptContent;
import dev.workfloo.definition.FieldReference;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.ValidationNode;
import dev.workfloo.definition.file.FileField;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ExecutionData;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.history.ExecutionHistory;
import dev.workfloo.execution.step.Run;
import io.vavr.control.Either;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Reads executions together with their flows. */
final class FollowingExecutions implements FollowExecutions {

    private final Executions executions;
    private final Documents documents;
    private final PublishedFlows flows;
    private final InstantSource clock;

    FollowingExecutions(Executions executions, Documents documents, PublishedFlows flows, InstantSource clock) {
        this.executions = executions;
        this.documents = documents;
        this.flows = flows;
        this.clock = clock;
    }

    @Override
    public Either<WorkflooProblem, FollowedExecution> status(Scope scope, ExecutionId id) {
        return executions
                .standing(scope, id)
                .<Either<WorkflooProblem, FollowedExecution>>map(standing -> Either.right(followed(scope, standing)))
                .orElse(Either.left(WorkflooProblem.UNKNOWN_EXECUTION));
    }

    private FollowedExecution followed(Scope scope, Standing standing) {
        WorkflooExecution execution = standing.execution();
        CheckedFlow flow = flows.flow(scope.workspace(), execution.start().version());
        Run run = new Run(execution, flow, clock.instant()).current();
        Optional<Instant> until = run.execution().position().outcome().isPresent()
                ? Optional.empty()
                : execution.start().expiresAt();
        Seen seen = new Seen(execution.revision(), standing.mark().map(Standing.Mark::value), until);
        return new FollowedExecution(run.execution(), flow, run.now(), seen);
    }

    @Override
    public boolean stands(Scope scope, ExecutionId id, Seen seen) {
        LastWrite expected = new LastWrite(seen.revision(), seen.write().map(Standing.Mark::new));
        boolean isOver =
                seen.until().filter(end -> !clock.instant().isBefore(end)).isPresent();
        return !isOver && executions.lastWrite(scope, id).equals(Optional.of(expected));
    }

    @Override
    public Either<WorkflooProblem, ExecutionDetail> detail(Scope scope, ExecutionId id) {
        return executions
                .history(scope, id)
                .<Either<WorkflooProblem, ExecutionDetail>>map(history -> Either.right(detail(scope, history)))
                .orElse(Either.left(WorkflooProblem.UNKNOWN_EXECUTION));
    }

    @Override
    public Either<WorkflooProblem, KeptContent> file(Scope scope, ExecutionId id, String node, String name) {
        Optional<WorkflooExecution> found = executions.find(scope, id);
        if (found.isEmpty()) return Either.left(WorkflooProblem.UNKNOWN_EXECUTION);
        ExecutionData data = found.get().data();
        return NodeId.parse(node)
                .flatMap(known -> data.file(known, name))
                .<Either<WorkflooProblem, KeptContent>>map(file -> Either.right(content(id, file)))
                .orElse(Either.left(WorkflooProblem.UNKNOWN_FILE));
    }

    @Override
    public Either<WorkflooProblem, KeptContent> fileUnderReview(Scope scope, ExecutionId id, String node, String name) {
        return status(scope, id)
                .flatMap(followed -> NodeId.parse(node)
                        .filter(known -> isShown(followed, new FieldReference(known, FileField.idOf(name))))
                        .flatMap(known -> followed.execution().data().file(known, name))
                        .<Either<WorkflooProblem, KeptContent>>map(file -> Either.right(content(id, file)))
                        .orElse(Either.left(WorkflooProblem.UNKNOWN_FILE)));
    }

    private static boolean isShown(FollowedExecution followed, FieldReference file) {
        return followed.execution()
                .position()
                .waitsAt()
                .map(followed.flow()::node)
                .filter(ValidationNode.class::isInstance)
                .filter(at -> ((ValidationNode) at).validation().fields().contains(file))
                .isPresent();
    }

    @Override
    public KeptContent content(ExecutionId id, DocumentReference file) {
        return documents.content(id, file);
    }

    private ExecutionDetail detail(Scope scope, ExecutionHistory kept) {
        CheckedFlow flow =
                flows.flow(scope.workspace(), kept.execution().start().version());
        Instant now = clock.instant();
        ExecutionHistory history = kept.asOf(now, flow);
        return new ExecutionDetail(history.execution(), flow, history, now, history.nodes(flow));
    }
}
