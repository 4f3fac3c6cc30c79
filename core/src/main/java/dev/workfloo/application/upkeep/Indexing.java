package dev.workfloo.application.upkeep;

import dev.workfloo.application.port.in.PerformWork.Surroundings;
import dev.workfloo.application.port.out.ExecutionIndex.Place;
import dev.workfloo.application.port.out.ExecutionListener;
import dev.workfloo.application.port.out.IndexUpkeep;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Goes through the executions that the index does not know as they stand, the newest first. What cannot be read keeps its place
 * among them for good.
 */
public final class Indexing {

    private static final int BATCH = 100;

    private final IndexUpkeep index;
    private final PassedBy each;
    private Optional<Place> behind = Optional.empty();

    public Indexing(IndexUpkeep index, ExecutionListener listener, InstantSource clock) {
        this.index = index;
        this.each = new PassedBy(listener::notIndexed, clock);
    }

    /**
     * @param around surrounds the reading of one
     * @return 0 when it is through, and had nothing to do with the last ones
     */
    public synchronized int batch(Surroundings around) {
        each.beginBatch();
        List<Place> batch = index.missing(behind, BATCH);
        boolean isLast = batch.size() < BATCH;
        int indexed = 0;
        for (Place missing : batch) {
            // Before it is tried: should that end the batch, the next one begins behind it.
            behind = Optional.of(missing);
            if (each.attempt(missing.id(), id -> around.around(() -> index.add(id)))) indexed++;
        }
        if (isLast) behind = Optional.empty();
        return isLast ? indexed + index.renew(BATCH) : BATCH;
    }
}
