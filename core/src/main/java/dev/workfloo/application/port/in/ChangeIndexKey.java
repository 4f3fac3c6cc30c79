package dev.workfloo.application.port.in;

import dev.workfloo.access.WorkspaceId;
import java.util.Optional;

/** Changes what the texts are hashed with by which executions are found, when somebody may have learnt it, or now and then. */
public interface ChangeIndexKey {

    /**
     * Draws a new key, which is written with in 15 seconds, when all processes know it. What stands under the one before it is indexed anew in the background ({@link Maintenance#INDEX}), and is
     * found meanwhile; then that key is forgotten.
     *
     * @return the key's number, from 2; empty where nothing of the workspace was ever indexed, and there is no key to change
     */
    Optional<Integer> change(WorkspaceId workspace);
}
