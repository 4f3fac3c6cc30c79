package dev.workfloo.definition;

import java.util.Optional;

/**
 * Asks a person for consent by a one-time code, which they type twice.
 *
 * @param onError where the flow goes on when three wrong codes were typed
 */
public record NipNode(NodeId id, String name, Nip nip, Optional<NodeId> next, Optional<NodeId> onError)
        implements LinkNode {

    public static final String SERVICE = "NIP";

    @Override
    public boolean waits() {
        return true;
    }

    @Override
    public <R> R fold(Cases<R> cases) {
        return cases.nip(this);
    }
}
