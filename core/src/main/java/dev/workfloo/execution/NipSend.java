package dev.workfloo.execution;

import dev.workfloo.contact.CodeChannel;
import dev.workfloo.contact.CodeRecipient.Phone;
import dev.workfloo.execution.Start.CallbackReceiver;
import java.time.Instant;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * The latest send of a consent code.
 *
 * @param number how many sends there were on this visit, this one included
 * @param phone the number that the call gave instead of the form's
 * @param receiver who is to be told what becomes of it
 * @param requestedAt when a caller asked for it
 * @param drawn the code, once there is one
 * @param delivery what became of it, once that is known
 */
@ValueObject
public record NipSend(
        int number,
        CodeChannel channel,
        Optional<Phone> phone,
        Optional<CallbackReceiver> receiver,
        Instant requestedAt,
        Optional<Drawn> drawn,
        Optional<NipDelivery> delivery) {

    /**
     * A code that was drawn.
     *
     * @param seal its keyed hash; the code itself is kept nowhere
     * @param at when, right before it was handed to the channel
     */
    public record Drawn(String seal, Instant at) {
        /** Says nothing that could be guessed against. */
        @Override
        public String toString() {
            return "Drawn[" + at + "]";
        }
    }

    NipSend drawn(Drawn code) {
        return new NipSend(number, channel, phone, receiver, requestedAt, Optional.of(code), delivery);
    }

    NipSend delivered(NipDelivery outcome) {
        return new NipSend(number, channel, phone, receiver, requestedAt, drawn, Optional.of(outcome));
    }

    /** When the code went out, as far as is known. */
    public Instant sentAt() {
        return drawn.map(Drawn::at).orElse(requestedAt);
    }
}
