package dev.workfloo.application.definition;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.definition.NextVersion.Kept;
import dev.workfloo.application.definition.NextVersion.Objection;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.WorkflooProblem.DefinitionRefused;
import dev.workfloo.application.port.in.WorkflooProblem.SaidBefore;
import dev.workfloo.application.port.in.pool.PoolPublication;
import dev.workfloo.application.port.in.pool.PublishPool;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.pool.Pool;
import dev.workfloo.definition.pool.PoolCheck;
import dev.workfloo.definition.pool.PoolId;
import dev.workfloo.definition.pool.PoolReader;
import dev.workfloo.definition.pool.PoolVersion;
import dev.workfloo.definition.pool.PoolWriter;
import dev.workfloo.document.Finding;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.space.Deadline;
import io.vavr.control.Either;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Checks, then writes. */
public final class PublishingPool implements PublishPool {

    private final Store store;
    private final NextVersion<PoolId, PoolVersion, Pool> versions;
    private final PublishedPools pools;
    private final InstantSource clock;

    public PublishingPool(Store store, PublishedPools pools, InstantSource clock) {
        this.store = store;
        this.versions = new NextVersion<>(store.pools(), clock);
        this.pools = pools;
        this.clock = clock;
    }

    private record Wording(Pool published) implements Edition<PoolId, Pool> {
        @Override
        public PoolId id() {
            return published.id();
        }

        @Override
        public boolean isSaidBy(Pool version) {
            return PoolWriter.saySame(version, published);
        }
    }

    @Override
    public Either<WorkflooProblem, PoolPublication> publish(WorkspaceId workspace, Value document) {
        return publish(workspace, document, pool -> current -> Optional.empty());
    }

    @Override
    public Either<WorkflooProblem, PoolPublication> publishNews(WorkspaceId workspace, Value document) {
        return publish(
                workspace,
                document,
                pool -> current -> store.pools().saying(workspace, pool).map(said -> new SaidBefore(said, current)));
    }

    private Either<WorkflooProblem, PoolPublication> publish(
            WorkspaceId workspace, Value document, Function<Pool, Objection<PoolVersion>> objection) {
        return PoolReader.read(document)
                .<WorkflooProblem>mapLeft(DefinitionRefused::new)
                .flatMap(pool -> checked(workspace, pool, objection.apply(pool)));
    }

    @Override
    public Either<WorkflooProblem, PoolPublication> rollBack(WorkspaceId workspace, PoolId id, int number) {
        Optional<PoolVersion> newest = store.pools().current(workspace, id);
        if (newest.isEmpty()) return Either.left(WorkflooProblem.UNKNOWN_POOL);
        PoolVersion version = new PoolVersion(id, number);
        Optional<Pool> old = store.pools().find(workspace, version);
        if (old.isEmpty()) return Either.left(WorkflooProblem.unknownVersion(version, newest.get()));
        return checked(workspace, old.get(), current -> Optional.empty())
                .filterOrElse(PoolPublication::isNew, published -> WorkflooProblem.alreadyCurrent(published.version()));
    }

    private Either<WorkflooProblem, PoolPublication> checked(
            WorkspaceId workspace, Pool pool, Objection<PoolVersion> objection) {
        List<Finding> findings = PoolCheck.check(
                pool, definition -> isPublished(workspace, definition), clock.instant(), Deadline.usual(clock));
        if (findings.stream().anyMatch(Finding::isError)) return Either.left(new DefinitionRefused(findings));
        return versions.keep(workspace, new Wording(pool), objection)
                .peek(kept -> pools.forget(workspace, pool.id()))
                .map(kept -> publication(kept, pool, findings));
    }

    private boolean isPublished(WorkspaceId workspace, DefinitionId definition) {
        return store.definitions().current(workspace, definition).isPresent();
    }

    private static PoolPublication publication(Kept kept, Pool pool, List<Finding> warnings) {
        return new PoolPublication(new PoolVersion(pool.id(), kept.number()), kept.isNew(), warnings);
    }
}
