package dev.workfloo.definition;

import dev.workfloo.contact.CodeChannel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * Has a provider verify by a one-time code that a person can be reached where they say. It is no consent.
 *
 * @param onError where the flow goes on when the person types no right code, or the provider sends none
 */
public record OtpNode(NodeId id, String name, Otp otp, Optional<NodeId> next, Optional<NodeId> onError)
        implements Node {

    public static final String SERVICE = "OTP";

    /**
     * How a person is verified.
     *
     * @param provider the name under which the deployment knows who sends codes and judges them
     * @param attempts how many wrong codes a person may type on one visit, the last of which fails the node
     * @param maxFallbacks how often another code may be asked for on one visit
     */
    @ValueObject
    public record Otp(
            String provider, CodeChannel channel, RecipientFormulas recipient, int attempts, int maxFallbacks) {

        public static final int DEFAULT_ATTEMPTS = 3;
        public static final int MOST_ATTEMPTS = 10;
        public static final int DEFAULT_FALLBACKS = 3;
        public static final int MOST_FALLBACKS = 10;
    }

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
        return Asked.forCode(
                new Asked.Code(SERVICE, List.of(otp.channel()), otp.recipient(), Optional.of(otp.provider())));
    }

    @Override
    public Stream<Formula> formulas() {
        return otp.recipient().formulas("/otp");
    }

    @Override
    public <R> R fold(Cases<R> cases) {
        return cases.otp(this);
    }
}
