package dev.workfloo.memory;

import dev.workfloo.access.SigningSecret;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.SigningSecrets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

final class MemorySigningSecrets implements SigningSecrets {

    private final Map<WorkspaceId, NavigableMap<Integer, SigningSecret>> secrets = new HashMap<>();

    @Override
    public synchronized List<SigningSecret> of(WorkspaceId workspace) {
        return List.copyOf(
                secrets.getOrDefault(workspace, new TreeMap<>()).descendingMap().values());
    }

    @Override
    public synchronized boolean add(SigningSecret next, SigningSecret before) {
        NavigableMap<Integer, SigningSecret> known = secrets.computeIfAbsent(next.workspace(), it -> new TreeMap<>());
        if (known.containsKey(next.number())) return false;
        known.put(before.number(), before);
        known.put(next.number(), next);
        return true;
    }
}
