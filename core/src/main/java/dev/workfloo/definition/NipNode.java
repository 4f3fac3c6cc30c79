package dev.workfloo.definition;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Asks a person for consent by a one-time code, which they type twice.
 *
 * @param onError where the flow goes on when three wrong codes were typed
 */
public record NipNode(NodeId id, String name, Nip nip, Optional<NodeId> next, Optional<NodeId> onError)
        implements Node {

    public static final String SERVICE = "NIP";

    @Override
    public String type() {
        return LINK;
    }

    @Override
    public Ways ways() {
        return Ways.to(next, onError);
    }

    @Override
    public Asked asks() {
        return Asked.forCode(new Asked.Code(SERVICE, nip.channels(), nip.recipient(), Optional.empty()));
    }

    @Override
    public Stream<Formula> formulas() {
        return nip.recipient().formulas("/nip");
    }

    @Override
    public <R> R fold(Cases<R> cases) {
        return cases.nip(this);
    }
}
