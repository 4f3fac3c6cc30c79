package dev.workfloo.application.port.in;

import dev.workfloo.access.Scope;
import dev.workfloo.execution.IdempotencyKey;
import io.vavr.control.Either;
import java.util.Optional;

/** Starts an execution of a workfloo's current version, or of what the current version of a pool chooses. */
public interface ExecuteWorkfloo {

    /**
     * Starts an execution and runs it to where it first waits or ends. A refusal starts nothing.
     *
     * <p>With an idempotency key, repeating the command gives the first answer again for 24 hours, even if something has
     * happened to the definition meanwhile, and whatever a pool would choose now.
     */
    Either<WorkflooProblem, StartedWorkfloo> execute(StartWorkfloo command);

    /**
     * What an earlier start under this key answered, for a caller that finds the request wrong before it can make a command
     * of it: empty when the key is new, refused when it came with another payload.
     */
    Either<WorkflooProblem, Optional<StartedWorkfloo>> recall(Scope scope, IdempotencyKey key);
}
