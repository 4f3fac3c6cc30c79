package dev.workfloo.application.port.out;

import dev.workfloo.access.SigningSecret;
import dev.workfloo.access.WorkspaceId;
import java.util.List;

/** What the callbacks of each workspace are signed with. */
public interface SigningSecrets {

    /** All secrets of a workspace, the newest first. */
    List<SigningSecret> of(WorkspaceId workspace);

    /**
     * Keeps a secret as the workspace's next, and the end of the one before it, all or nothing.
     *
     * @param before the one before it as it ends now; of the first secret, itself
     * @return false, and nothing is kept, when the workspace has a secret of this number already
     */
    boolean add(SigningSecret next, SigningSecret before);
}
