package dev.workfloo.jdbc.execution;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult;
import dev.workfloo.application.port.out.Standing;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Work;
import dev.workfloo.jdbc.search.IndexedTerms;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Writes of one process, before each of which others may act, and of which some are rolled back or of unknown outcome. */
final class ModelWrites implements ExecutionWrites {

    private final ModelDatabase database;
    private final Random random;
    private final Runnable others;
    private int unknown;
    private int late;

    ModelWrites(ModelDatabase database, Random random, Runnable others) {
        this.database = database;
        this.random = random;
        this.others = others;
    }

    private <T> T written(Supplier<T> commit) {
        others.run();
        int outcome = random.nextInt(12);
        if (outcome == 0) throw new StoreUnavailable("rolled back");
        T result = commit.get();
        if (outcome > 1) return result;
        unknown++;
        throw new StoreUnavailable("nobody knows");
    }

    @Override
    public StartResult insert(ExecutionRow row, Optional<IdempotencyKey> key) {
        return written(() -> {
            database.insert(row);
            return new StartResult.Kept(1);
        });
    }

    @Override
    public Written update(ExecutionRow row, Optional<Work> done) {
        boolean isKept = written(() -> database.update(row));
        if (!isKept) late++;
        return isKept ? Written.KEPT : Written.STALE;
    }

    @Override
    public boolean index(Standing standing, IndexedTerms terms) {
        throw new UnsupportedOperationException();
    }

    /** How many committed, and nobody heard of it. */
    int unknown() {
        return unknown;
    }

    /** How many found that the execution stood elsewhere. */
    int late() {
        return late;
    }
}
