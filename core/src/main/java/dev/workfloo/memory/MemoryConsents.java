package dev.workfloo.memory;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Consents;
import dev.workfloo.consent.ChainLink;
import dev.workfloo.consent.Consent;
import dev.workfloo.consent.SealedConsent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

final class MemoryConsents implements Consents {

    private final Queue<Consent> unsealed = new ArrayDeque<>();
    private final Map<WorkspaceId, List<SealedConsent>> chains = new HashMap<>();

    synchronized void addAll(List<Consent> consents) {
        unsealed.addAll(consents);
    }

    @Override
    public synchronized int seal(int most) {
        int sealed = 0;
        while (sealed < most) {
            Consent next = unsealed.poll();
            if (next == null) break;
            WorkspaceId workspace = next.scope().workspace();
            SealedConsent link = head(workspace).append(next);
            chains.computeIfAbsent(workspace, it -> new ArrayList<>()).add(link);
            sealed++;
        }
        return sealed;
    }

    @Override
    public synchronized ChainLink head(WorkspaceId workspace) {
        List<SealedConsent> chain = chains.getOrDefault(workspace, List.of());
        return chain.isEmpty()
                ? ChainLink.BEGINNING
                : chain.get(chain.size() - 1).link();
    }

    @Override
    public synchronized List<SealedConsent> sealed(WorkspaceId workspace, long after, int most) {
        return chains.getOrDefault(workspace, List.of()).stream()
                .filter(record -> record.sequence() > after)
                .limit(most)
                .toList();
    }
}
