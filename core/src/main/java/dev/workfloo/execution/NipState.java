package dev.workfloo.execution;

import dev.workfloo.contact.CodeRecipient;
import dev.workfloo.contact.CodeRecipient.Phone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * Where a person stands who is asked for consent.
 *
 * @param formRecipient where the form's answers say that they can be reached
 * @param wrong how many wrong codes were typed since the last right one
 * @param confirmedAt when the right code was typed for the first time since the last send
 * @param send the latest send; empty before the first
 * @param news what became of the sends, the oldest first
 */
@ValueObject
public record NipState(
        CodeRecipient formRecipient,
        int wrong,
        Optional<Instant> confirmedAt,
        Optional<NipSend> send,
        List<News> news) {

    public NipState {
        news = List.copyOf(news);
    }

    /** Something became known of a send. */
    public record News(Instant at, int send, NipDelivery delivery) {}

    static NipState opened(CodeRecipient recipient) {
        return new NipState(recipient, 0, Optional.empty(), Optional.empty(), List.of());
    }

    public NipPhase phase() {
        if (send.isEmpty()) return NipPhase.CREATE_ACCOUNT;
        return confirmedAt.isEmpty() ? NipPhase.VALIDATE : NipPhase.VALIDATE_2;
    }

    /** Where codes go: a phone number that a call gave stands in the place of the form's. */
    public CodeRecipient recipient() {
        Optional<Phone> phone = send.flatMap(NipSend::phone).or(formRecipient::phone);
        return new CodeRecipient(formRecipient.email(), phone);
    }

    public int sends() {
        return send.map(NipSend::number).orElse(0);
    }

    /** A new send goes back to the first round, and keeps the count of wrong codes. */
    public NipState requested(NipSend next) {
        return new NipState(formRecipient, wrong, Optional.empty(), Optional.of(next), news);
    }

    NipState drawn(NipSend.Drawn code) {
        return new NipState(formRecipient, wrong, confirmedAt, send.map(it -> it.drawn(code)), news);
    }

    NipState delivered(News latest) {
        List<News> more = new ArrayList<>(news);
        more.add(latest);
        Optional<NipSend> told = send.map(it -> it.number() == latest.send() ? it.delivered(latest.delivery()) : it);
        return new NipState(formRecipient, wrong, confirmedAt, told, more);
    }

    NipState mistyped() {
        return new NipState(formRecipient, wrong + 1, confirmedAt, send, news);
    }

    NipState confirmed(Instant at) {
        return new NipState(formRecipient, 0, Optional.of(at), send, news);
    }
}
