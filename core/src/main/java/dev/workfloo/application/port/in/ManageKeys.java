package dev.workfloo.application.port.in;

import dev.workfloo.access.AccessProblem;
import dev.workfloo.access.ApiKey;
import dev.workfloo.access.Caller;
import dev.workfloo.access.WorkspaceId;
import io.vavr.control.Either;
import java.util.List;

/** Gives out API keys and takes them back. */
public interface ManageKeys {

    /**
     * Adds a key for this caller. Its name has 1 to 100 plain characters, and is not that of another active key of the
     * workspace.
     */
    Either<AccessProblem, NewKey> add(Caller caller);

    /** All keys of a workspace, the oldest first, revoked ones too. */
    List<ApiKey> list(WorkspaceId workspace);

    /** Revokes the active key of this name. */
    Either<AccessProblem, ApiKey> revoke(WorkspaceId workspace, String name);

    /**
     * A new key.
     *
     * @param text what the client presents: 256 random bits. It is shown this once, and kept nowhere
     */
    record NewKey(String text, ApiKey key) {
        @Override
        public String toString() {
            return "NewKey[" + key.caller().keyName() + "]";
        }
    }
}
