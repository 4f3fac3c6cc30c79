package dev.workfloo.application.port.in.pool;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.definition.pool.PoolId;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;

/** Publishes pool documents. */
public interface PublishPool {

    /**
     * Checks a document and, if nothing is wrong, makes it the pool's next version. A document that says what the newest version
     * says makes no new one. The definitions that it names must have been published before.
     *
     * @param document the pool document as a plain tree
     */
    Either<WorkflooProblem, PoolPublication> publish(WorkspaceId workspace, Value document);

    /**
     * The same for a document that is published again and again, from a file for instance, by processes that may hold an old
     * one: what a version before the newest said is refused ({@link WorkflooProblem.SaidBefore}).
     */
    Either<WorkflooProblem, PoolPublication> publishNews(WorkspaceId workspace, Value document);

    /**
     * Makes what an old version says the pool's next version, when it passes the checks of today.
     *
     * @param version from 1
     */
    Either<WorkflooProblem, PoolPublication> rollBack(WorkspaceId workspace, PoolId pool, int version);
}
