package dev.workfloo.application.port.out;

import dev.workfloo.PublishedVersion;
import dev.workfloo.access.WorkspaceId;
import java.time.Instant;
import java.util.Optional;

/**
 * Published documents of one kind, version by version.
 *
 * @param <I> names a document
 * @param <V> names a version of it
 * @param <D> what a version says
 */
public interface Versions<I, V extends PublishedVersion, D> {

    /** Which version counts for what begins now; empty when none is published. */
    Optional<V> current(WorkspaceId workspace, I id);

    /** What a version says; that never changes. */
    Optional<D> find(WorkspaceId workspace, V version);

    /** The newest version that says the same; empty when none does. */
    Optional<V> saying(WorkspaceId workspace, D document);

    /**
     * Keeps a document as this version and makes it the current one; the version before it must be the current one now.
     *
     * @return false, and nothing is kept, when that is not so: somebody else published meanwhile
     */
    boolean publish(WorkspaceId workspace, int version, D document, Instant now);
}
