package dev.workfloo.application.port.in.pool;

import dev.workfloo.definition.pool.PoolVersion;
import dev.workfloo.document.Finding;
import java.util.List;

/**
 * What came of publishing a pool document.
 *
 * @param isNew whether it made a version; if not, the version given said the same already
 * @param warnings what its author should look at
 */
public record PoolPublication(PoolVersion version, boolean isNew, List<Finding> warnings) {

    public PoolPublication {
        warnings = List.copyOf(warnings);
    }
}
