package dev.workfloo.application.definition;

import dev.workfloo.PublishedVersion;
import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.out.Versions;
import io.vavr.control.Either;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Makes the next version of a document, unless the current one says the same. Of two that publish the same at the same time,
 * one makes the version and the other finds it made.
 */
final class NextVersion<I, V extends PublishedVersion, D> {

    private static final int ATTEMPTS = 20;

    private final Versions<I, V, D> versions;
    private final InstantSource clock;

    NextVersion(Versions<I, V, D> versions, InstantSource clock) {
        this.versions = versions;
        this.clock = clock;
    }

    /** Why something is not published on top of the current version, which says something else. */
    interface Objection<V> {
        Optional<WorkflooProblem> to(V current);
    }

    record Kept(int number, boolean isNew) {}

    Either<WorkflooProblem, Kept> keep(WorkspaceId workspace, Edition<I, D> edition, Objection<V> objection) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<V> newest = versions.current(workspace, edition.id());
            if (newest.isPresent()) {
                Optional<D> said = versions.find(workspace, newest.get());
                if (said.filter(edition::isSaidBy).isPresent()) {
                    return Either.right(new Kept(newest.get().number(), false));
                }
                Optional<WorkflooProblem> refused = objection.to(newest.get());
                if (refused.isPresent()) return Either.left(refused.get());
            }
            int next = newest.map(PublishedVersion::number).orElse(0) + 1;
            if (versions.publish(workspace, next, edition.published(), clock.instant())) {
                return Either.right(new Kept(next, true));
            }
        }
        throw new StoreUnavailable("what is published changes faster than it can be compared");
    }
}
