package dev.workfloo.jdbc.cache;

import dev.workfloo.application.port.out.Standing;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.WorkflooExecution;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Open executions as this process left them, which others may have moved since. Whoever moves one takes it out, and its write puts
 * it back as it stands then. So the first in the map are those that moved least recently, and they go when there is no room.
 */
public final class ExecutionCache {

    /**
     * What objects take for a byte of what is written of them, and what those take that are not written with the state, such as its
     * start. Measured: five times with usual forms and thirteen with answers of bureaus; a thousand small values may take 36.
     */
    private static final int FACTOR = 16;

    private static final int BESIDES = 2048;

    private final long most;
    private final Map<ExecutionId, Cached> executions = new LinkedHashMap<>();
    private long bytes;
    private long hits;
    private long misses;

    /** @param most bytes of heap, roughly; with 0 it stays empty */
    public ExecutionCache(long most) {
        this.most = most;
    }

    private record Cached(Standing standing, long bytes) {}

    /** Takes an execution out, if it is here and meant. */
    public synchronized Optional<Standing> take(ExecutionId id, Predicate<WorkflooExecution> isMeant) {
        Cached found = executions.get(id);
        if (found == null || !isMeant.test(found.standing().execution())) {
            misses++;
            return Optional.empty();
        }
        hits++;
        remove(id);
        return Optional.of(found.standing());
    }

    /**
     * @param standing what was written, and is known to be committed
     * @param written its bytes
     */
    public synchronized void put(Standing standing, long written) {
        Cached cached = new Cached(standing, BESIDES + FACTOR * written);
        ExecutionId id = standing.execution().id();
        remove(id);
        if (cached.bytes() > most) return;
        executions.put(id, cached);
        bytes += cached.bytes();
        Iterator<Cached> oldest = executions.values().iterator();
        while (bytes > most) {
            bytes -= oldest.next().bytes();
            oldest.remove();
        }
    }

    public synchronized void remove(ExecutionId id) {
        Cached removed = executions.remove(id);
        if (removed != null) bytes -= removed.bytes();
    }

    /** Removes an execution if it is here as that write left it. */
    public synchronized void remove(ExecutionId id, Optional<Standing.Mark> mark) {
        Cached found = executions.get(id);
        if (found != null && found.standing().mark().equals(mark)) remove(id);
    }

    public synchronized CacheCounts counts() {
        return new CacheCounts(hits, misses, executions.size(), bytes);
    }
}
