package dev.workfloo.execution.step;

import dev.workfloo.contact.CodeRecipient;
import dev.workfloo.definition.NipNode;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.NipEvent.NipDelivered;
import dev.workfloo.execution.NipEvent.NipDrawn;
import dev.workfloo.execution.NipSend;
import dev.workfloo.execution.Position.AwaitingNip;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.nip.NipMessage;
import java.time.Instant;
import java.util.Optional;

/** A send of a consent code while what became of it is not known; good for one move. */
public final class NipSending {

    private final Run run;
    private final AwaitingNip position;
    private final NipSend send;
    private final NipNode node;
    private final Transition transition;

    NipSending(Run run, AwaitingNip position, NipSend send, Transition transition) {
        this.run = run;
        this.position = position;
        this.send = send;
        this.node = (NipNode) run.flow().node(position.node());
        this.transition = transition;
    }

    /** The send that this work is about; empty when it is done, or of no interest any more. */
    public static Optional<NipSending> of(Run run, Work.Send work) {
        return run.at(AwaitingNip.class)
                .filter(at -> at.node().equals(work.node()) && at.visit() == work.visit())
                .flatMap(at -> at.nip()
                        .send()
                        .filter(send ->
                                send.number() == work.turn() && send.delivery().isEmpty())
                        .map(send -> new NipSending(run, at, send, run.transition())));
    }

    public NipSend send() {
        return send;
    }

    /** {@code execution/node/visit/send}. */
    static String key(Run run, AwaitingNip position, NipSend send) {
        return run.execution().id() + "/" + position.node() + "/" + position.visit() + "/" + send.number();
    }

    /** The message, with this code; empty when the person has no address for its channel. */
    public Optional<NipMessage> message(String code) {
        CodeRecipient recipient = position.nip().recipient();
        if (!recipient.has(send.channel())) return Optional.empty();
        return Optional.of(new NipMessage(
                run.execution().start().scope().workspace(),
                send.channel(),
                recipient,
                code,
                node.nip().notice(),
                node.nip().expiresAfter(),
                key(run, position, send)));
    }

    /** Records the code, right before it goes out; empty when there is one already. */
    public Optional<Progress> drawn(NipSend.Drawn code) {
        if (send.drawn().isPresent()) return Optional.empty();
        Instant now = transition.now();
        Instant at = code.at().isBefore(now) ? now : code.at();
        transition.happened(new NipDrawn(at, node.id(), new NipSend.Drawn(code.seal(), at)));
        return Optional.of(transition.progress());
    }

    /** Records what became of it. */
    public Progress delivered(NipDelivery delivery) {
        transition.happened(new NipDelivered(transition.now(), node.id(), send.number(), delivery));
        if (send.receiver().isPresent()) transition.ask(Work.Report::new, node.id(), send.number());
        if (node.onError().isPresent() && delivery.isForGood() && isLast()) {
            transition.run(transition.failed(node, node.onError(), "no code can reach the person"));
        }
        return transition.progress();
    }

    /** Whether no other send could reach the person: a phone that a call gives could, and another channel. */
    private boolean isLast() {
        boolean another = node.nip().channels().stream().anyMatch(it -> it.isPhone() || it != send.channel());
        return send.number() >= node.nip().maxSends() || !another;
    }
}
