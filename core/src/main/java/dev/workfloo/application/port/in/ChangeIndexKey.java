package dev.workfloo.application.port.in;

import dev.workfloo.access.WorkspaceId;

/** Changes what the texts are hashed with by which executions are found, when somebody may have learnt it, or now and then. */
public interface ChangeIndexKey {

    /**
     * Draws a new key. What stands under the one before it is indexed anew in the background ({@link Maintenance#INDEX}), and is
     * found meanwhile; then that key is forgotten.
     *
     * @return the key's number, from 1
     */
    int change(WorkspaceId workspace);
}
