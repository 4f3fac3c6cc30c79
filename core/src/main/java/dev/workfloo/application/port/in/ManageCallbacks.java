package dev.workfloo.application.port.in;

import dev.workfloo.access.SigningSecret;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.execution.callback.CallbackDelivery;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Callbacks as an operator sees them: what they are signed with, and which were never taken. */
public interface ManageCallbacks {

    /** What a workspace's callbacks are signed with; it is drawn if there is none yet. */
    SigningSecret secret(WorkspaceId workspace);

    /**
     * Draws a new secret, which signs from now on.
     *
     * @param overlap for how long the old one signs too, so that receivers can change over
     */
    SigningSecret rotate(WorkspaceId workspace, Duration overlap);

    /** Callbacks of a workspace that were given up, the oldest first. */
    List<CallbackDelivery.Summary> givenUp(WorkspaceId workspace, int most);

    /** What is kept of a workspace's callback that was taken, or is wanted no more; its body is not. */
    Optional<CallbackDelivery.Receipt> receipt(WorkspaceId workspace, String id);

    /** Sends one again that was given up; empty when it is none of the workspace's, or was not given up. */
    Optional<CallbackDelivery.Summary> sendAgain(WorkspaceId workspace, String id);
}
