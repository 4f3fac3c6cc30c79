package dev.workfloo.application;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.ProveConsents;
import dev.workfloo.application.port.out.Consents;
import dev.workfloo.consent.ChainLink;
import dev.workfloo.consent.ChainVerdict;
import dev.workfloo.consent.ChainedConsent;
import java.util.List;
import java.util.function.Consumer;

/** Follows chains page by page, so that a long one needs no more memory than a short one. */
final class ProvingConsents implements ProveConsents {

    private static final int PAGE = 1_000;

    private final Consents consents;

    ProvingConsents(Consents consents) {
        this.consents = consents;
    }

    /** The end is read first: records that are chained meanwhile are left for the next time. */
    @Override
    public ChainVerdict export(WorkspaceId workspace, Consumer<ChainedConsent> to) {
        ChainLink end = consents.head(workspace);
        ChainVerdict verdict = ChainVerdict.NOTHING_YET;
        long after = 0;
        while (true) {
            List<ChainedConsent> page = consents.chained(workspace, after, PAGE).stream()
                    .filter(record -> record.sequence() <= end.sequence())
                    .toList();
            if (page.isEmpty()) return verdict.endingAt(end);
            for (ChainedConsent record : page) {
                to.accept(record);
                verdict = verdict.with(record);
            }
            after = page.get(page.size() - 1).sequence();
        }
    }
}
