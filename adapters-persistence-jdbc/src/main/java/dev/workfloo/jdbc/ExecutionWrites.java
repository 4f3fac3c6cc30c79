package dev.workfloo.jdbc;

import dev.workfloo.application.port.out.Executions.StartResult;
import dev.workfloo.execution.IdempotencyKey;
import java.time.Duration;
import java.util.Optional;

/** The two writes on which speed depends; each database does them in the way that costs it least. */
interface ExecutionWrites {

    /** How long a start waits for another one under the same idempotency key. */
    Duration PATIENCE = Duration.ofSeconds(2);

    StartResult insert(ExecutionRow row, Optional<IdempotencyKey> key);

    /** @return false when the execution does not stand at the revision before the row any more */
    boolean update(ExecutionRow row, int before);

    static ExecutionWrites on(Dialect dialect, Sql sql) {
        return switch (dialect) {
            case POSTGRESQL -> new PostgresWrites(sql);
            case H2 -> new H2Writes(sql);
        };
    }
}
