package dev.workfloo.application;

import dev.workfloo.application.OutsideTurns.Approach;
import dev.workfloo.application.port.in.PerformWork.Turn;
import dev.workfloo.application.port.out.CodeSeals;
import dev.workfloo.application.port.out.NipSender;
import dev.workfloo.contact.CodeChannel;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.NipSend;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.nip.NipMessage;
import dev.workfloo.execution.step.NipSending;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Sends consent codes. A code is kept, sealed, before it goes out, so that the person can type it, and so that a send that a
 * crash cut off is seen for what it is: it may have gone out, and so it is not repeated.
 */
final class SendingCodes {

    private final ExecutionMoves moves;
    private final NipSender nips;
    private final OutsideTurns turns;
    private final Codes codes;
    private final UnsavedResults<Work.Send, NipDelivery> deliveries = new UnsavedResults<>();

    SendingCodes(ExecutionMoves moves, NipSender nips, OutsideTurns turns, Codes codes) {
        this.moves = moves;
        this.nips = nips;
        this.turns = turns;
        this.codes = codes;
    }

    /** Draws codes, and seals them. */
    record Codes(CodeSeals seals, RandomGenerator random) {

        private static final int HOW_MANY = 1_000_000;

        String next() {
            return String.format(Locale.ROOT, "%06d", random.nextInt(HOW_MANY));
        }
    }

    /** @return when it must be done again; empty when it is over */
    Optional<Instant> send(Work.Send work, Turn turn) {
        Optional<Known> found =
                moves.inTime(work, run -> NipSending.of(run, work).isPresent());
        Optional<NipSending> sending = found.flatMap(known -> NipSending.of(known.run(), work));
        if (found.isEmpty() || sending.isEmpty()) {
            deliveries.forget(work);
            return Optional.empty();
        }
        NipSend send = sending.get().send();
        if (send.drawn().isPresent()) return deliver(work, found.get(), () -> NipDelivery.UNKNOWN);
        CodeChannel channel = send.channel();
        Party party = Party.channel(channel);
        Approach approach = new Approach(work.execution(), party, send.requestedAt());
        Optional<Instant> again = turns.unlessNow(approach, turn, () -> nips.knows(channel));
        if (again.isPresent()) return again;
        // Where that cannot be said, the send itself shows what is wrong.
        boolean hasRoom = party.call(turn, () -> nips.hasRoom(channel), thrown -> true);
        if (!hasRoom) return turns.waitFor(party, turn);
        deliveries.requireRoom(other -> moves.find(other.execution())
                .flatMap(known -> NipSending.of(known.run(), other))
                .isEmpty());
        return draw(work, turn, found.get(), sending.get());
    }

    private Optional<Instant> draw(Work.Send work, Turn turn, Known known, NipSending sending) {
        String code = codes.next();
        Optional<NipMessage> message = sending.message(code);
        if (message.isEmpty()) return deliver(work, known, () -> NipDelivery.NO_RECIPIENT);
        Party party = Party.channel(sending.send().channel());
        return drawn(work, known, message.get().key(), code)
                .flatMap(drawn -> deliver(work, drawn, () -> sent(message.get(), party, turn)));
    }

    /** The execution with the code in it; empty when the code is not to be sent any more. */
    private Optional<Known> drawn(Work.Send work, Known asking, String key, String code) {
        Optional<Known> drawn = moves.bring(asking, Optional.empty(), run -> {
            NipSend.Drawn sealed = new NipSend.Drawn(codes.seals().seal(key, code), run.now());
            return NipSending.of(run, work).flatMap(sending -> sending.drawn(sealed));
        });
        return drawn.filter(known -> NipSending.of(known.run(), work).isPresent());
    }

    private NipDelivery sent(NipMessage message, Party party, Turn turn) {
        return party.call(turn, () -> nips.send(message), thrown -> new NipDelivery.Failed(Party.EXCEPTION, true));
    }

    private Optional<Instant> deliver(Work.Send work, Known asking, Supplier<NipDelivery> sent) {
        deliveries.once(
                work,
                sent,
                delivery -> moves.bring(
                        asking,
                        Optional.of(work),
                        run -> NipSending.of(run, work).map(sending -> sending.delivered(delivery))));
        return Optional.empty();
    }
}
