package dev.workfloo.application.port.in;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.consent.ChainVerdict;
import dev.workfloo.consent.ChainedConsent;
import java.util.function.Consumer;

/** Proves at an audit which consents were given. */
public interface ProveConsents {

    /** Hands out every record of a workspace's chain, in order, and says whether the chain is whole. */
    ChainVerdict export(WorkspaceId workspace, Consumer<ChainedConsent> to);

    /** Follows a workspace's chain from its beginning to its recorded end. */
    default ChainVerdict verify(WorkspaceId workspace) {
        return export(workspace, record -> {});
    }
}
