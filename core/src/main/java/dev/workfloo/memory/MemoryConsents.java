package dev.workfloo.memory;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Consents;
import dev.workfloo.consent.ChainLink;
import dev.workfloo.consent.ChainedConsent;
import dev.workfloo.consent.Consent;
import dev.workfloo.execution.ExecutionId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

final class MemoryConsents implements Consents {

    private final Queue<Consent> waiting = new ArrayDeque<>();
    private final Map<WorkspaceId, List<ChainedConsent>> chains = new HashMap<>();

    synchronized void addAll(List<Consent> consents) {
        waiting.addAll(consents);
    }

    /** Whether one of the execution's is not chained yet. */
    synchronized boolean isWaiting(ExecutionId execution) {
        return waiting.stream().anyMatch(consent -> consent.execution().equals(execution));
    }

    @Override
    public synchronized int chain(int most) {
        int chained = 0;
        while (chained < most) {
            Consent next = waiting.poll();
            if (next == null) break;
            WorkspaceId workspace = next.scope().workspace();
            ChainedConsent link = head(workspace).append(next);
            chains.computeIfAbsent(workspace, it -> new ArrayList<>()).add(link);
            chained++;
        }
        return chained;
    }

    @Override
    public synchronized ChainLink head(WorkspaceId workspace) {
        List<ChainedConsent> chain = chains.getOrDefault(workspace, List.of());
        return chain.isEmpty()
                ? ChainLink.BEGINNING
                : chain.get(chain.size() - 1).link();
    }

    @Override
    public synchronized List<ChainedConsent> chained(WorkspaceId workspace, long after, int most) {
        return chains.getOrDefault(workspace, List.of()).stream()
                .filter(record -> record.sequence() > after)
                .limit(most)
                .toList();
    }
}
