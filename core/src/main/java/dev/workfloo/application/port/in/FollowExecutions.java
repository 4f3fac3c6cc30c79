package dev.workfloo.application.port.in;

import dev.workfloo.access.Scope;
import dev.workfloo.content.DocumentReference;
import dev.workfloo.content.KeptContent;
import dev.workfloo.execution.ExecutionId;
import io.vavr.control.Either;

/** Tells how executions stand. */
public interface FollowExecutions {

    Either<WorkflooProblem, FollowedExecution> status(Scope scope, ExecutionId id);

    /** Whether it still stands as it was seen. Nothing of what it holds is read for that, so it can be asked often. */
    boolean stands(Scope scope, ExecutionId id, FollowedExecution.Seen seen);

    /** All that is known of an execution: what it did at each node, and why. */
    Either<WorkflooProblem, ExecutionDetail> detail(Scope scope, ExecutionId id);

    /**
     * A file of an execution, to be read when somebody looks at it.
     *
     * @param node the id of the node that has it
     * @param name by which the node knows it: the file's id, {@code id[1]} for the second file of one id, {@code set[0].id} in a set
     */
    Either<WorkflooProblem, KeptContent> file(Scope scope, ExecutionId id, String node, String name);

    /**
     * The same for somebody who reviews, and may see nothing else: a file that the VALIDATION shows at which the execution stands,
     * whether a decision is awaited or a correction.
     */
    Either<WorkflooProblem, KeptContent> fileUnderReview(Scope scope, ExecutionId id, String node, String name);

    /** The same of one that the execution's detail tells of. */
    KeptContent content(ExecutionId id, DocumentReference file);
}
