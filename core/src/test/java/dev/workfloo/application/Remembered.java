package dev.workfloo.application;

import dev.workfloo.application.port.out.Standing;
import dev.workfloo.execution.ExecutionId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Executions as one process left them, whatever others do meanwhile. */
final class Remembered {

    private final Map<ExecutionId, Standing> executions = new HashMap<>();

    Standing kept(Standing standing) {
        executions.put(standing.execution().id(), standing);
        return standing;
    }

    Optional<Standing> take(ExecutionId id) {
        return Optional.ofNullable(executions.remove(id));
    }
}
