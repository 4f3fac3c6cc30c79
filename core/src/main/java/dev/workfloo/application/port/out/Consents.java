package dev.workfloo.application.port.out;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.consent.ChainLink;
import dev.workfloo.consent.ChainedConsent;
import java.util.List;

/**
 * Consent records. They are kept with the transition in which consent was given ({@link ExecutionJournal#save}), and chained
 * later, so that no consent waits for another.
 */
public interface Consents {

    /**
     * Chains records that are not yet chained, each in its workspace's chain and the oldest first; a process that does so
     * at the same time chains others.
     *
     * @return how many were chained; fewer than asked for when no more were left
     */
    int chain(int most);

    /** The end of a workspace's chain. */
    ChainLink head(WorkspaceId workspace);

    /** Records of a workspace's chain after this number, in their order. */
    List<ChainedConsent> chained(WorkspaceId workspace, long after, int most);
}
