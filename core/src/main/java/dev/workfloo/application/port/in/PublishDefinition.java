package dev.workfloo.application.port.in;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;

/** Publishes definition documents. */
public interface PublishDefinition {

    /**
     * Checks a document and, if nothing is wrong, makes it the definition's next version and its scenarios the definition's
     * scenarios. A document that says what the newest version says makes no new one.
     *
     * @param document the definition document as a plain tree
     */
    Either<WorkflooProblem, Publication> publish(WorkspaceId workspace, Value document);

    /**
     * The same for a document that is published again and again, from a file for instance, by processes that may hold an old
     * one: what a version before the newest said is refused ({@link WorkflooProblem.SaidBefore}), and its scenarios with it.
     */
    Either<WorkflooProblem, Publication> publishNews(WorkspaceId workspace, Value document);
}
