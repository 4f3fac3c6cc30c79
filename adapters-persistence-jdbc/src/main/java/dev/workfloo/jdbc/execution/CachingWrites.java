package dev.workfloo.jdbc.execution;

import dev.workfloo.application.port.out.ExecutionJournal.StartResult;
import dev.workfloo.application.port.out.Standing;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Work;
import dev.workfloo.jdbc.cache.ExecutionCache;
import dev.workfloo.jdbc.search.IndexedTerms;
import dev.workfloo.jdbc.sql.LargeReads;
import dev.workfloo.jdbc.sql.Sql;
import java.util.Optional;

/** Caches what writes leave, once they have committed. */
final class CachingWrites implements ExecutionWrites {

    private final ExecutionWrites writes;
    private final ExecutionCache cache;
    private final Sql sql;

    CachingWrites(ExecutionWrites writes, ExecutionCache cache, Sql sql) {
        this.writes = writes;
        this.cache = cache;
        this.sql = sql;
    }

    @Override
    public StartResult insert(ExecutionRow row, Optional<IdempotencyKey> key) {
        StartResult result = writes.insert(row, key);
        if (result instanceof StartResult.Kept) sql.afterCommit(() -> cache(row));
        return result;
    }

    /** Where it throws, nobody knows what stands there. */
    @Override
    public Written update(ExecutionRow row, Optional<Work> done) {
        ExecutionId id = row.execution().id();
        Written written;
        try {
            written = writes.update(row, done);
        } catch (RuntimeException | Error e) {
            cache.remove(id);
            throw e;
        }
        if (written == Written.KEPT) sql.afterCommit(() -> cache(row));
        else cache.remove(id, row.moved().before());
        return written;
    }

    /** Of what is large each reader asks for room, and a text that is kept apart would stay once it was read. */
    private void cache(ExecutionRow row) {
        ExecutionId id = row.execution().id();
        long written = row.bytes();
        boolean isOpen = row.waitingFor().isPresent();
        if (isOpen && !row.texts().areUsed() && written <= LargeReads.SMALL)
            cache.put(row.moved().standing(), written);
        else cache.remove(id);
    }

    @Override
    public boolean index(Standing standing, IndexedTerms terms) {
        return writes.index(standing, terms);
    }
}
