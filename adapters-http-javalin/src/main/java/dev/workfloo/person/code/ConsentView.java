package dev.workfloo.person.code;

import dev.workfloo.contact.CodeChannel;
import dev.workfloo.definition.Nip;
import dev.workfloo.definition.NipNode;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.NipPhase;
import dev.workfloo.execution.NipSend;
import dev.workfloo.execution.NipState;
import dev.workfloo.execution.Position.AwaitingNip;
import dev.workfloo.person.step.FieldErrors;
import dev.workfloo.person.step.Notice;
import dev.workfloo.person.step.PersonStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a person stands with giving consent.
 *
 * @param turn how often this page has asked for news
 */
record ConsentView(PersonStep step, FieldErrors errors, int turn) implements CodeView {

    /** Between the first questions for news, and the last, in seconds. */
    private static final int SOONEST = 2;

    private static final int LATEST = 30;

    private NipState state() {
        return ((AwaitingNip) step.position()).nip();
    }

    private Nip nip() {
        return ((NipNode) step.node()).nip();
    }

    NipPhase phase() {
        return state().phase();
    }

    private CodeChannel channel() {
        return state().send().map(NipSend::channel).orElseGet(() -> nip().channelOf(1));
    }

    @Override
    public String channelInWords() {
        return CodeView.named(channel(), words());
    }

    @Override
    public String destination() {
        return state().recipient().masked(channel());
    }

    /** Whether it is not known yet what became of the code. */
    boolean isBeingSent() {
        return state().send().filter(send -> send.delivery().isEmpty()).isPresent();
    }

    boolean wasNotSent() {
        return state().send()
                .flatMap(NipSend::delivery)
                .flatMap(NipDelivery::failure)
                .isPresent();
    }

    boolean isExpired() {
        return state().send()
                .map(send -> send.sentAt().plus(nip().expiresAfter()))
                .filter(end -> !step.followed().at().isBefore(end))
                .isPresent();
    }

    @Override
    public boolean maySendAgain() {
        return state().sends() < nip().maxSends();
    }

    @Override
    public int left() {
        return Nip.ATTEMPTS - state().wrong();
    }

    @Override
    public boolean wasWrong() {
        return state().wrong() > 0;
    }

    /** Whether the person has come here by the code that they typed just now. */
    boolean isJustRight() {
        return step.notice() == Notice.CODE_RIGHT_ONCE && errors.isEmpty();
    }

    Optional<String> company() {
        return nip().notice().companyName();
    }

    List<Agreement> agreements() {
        List<Agreement> all = new ArrayList<>();
        nip().notice().terms().map(it -> new Agreement(CodeWord.TERMS, it)).ifPresent(all::add);
        nip().notice()
                .privacyNotice()
                .map(it -> new Agreement(CodeWord.PRIVACY_NOTICE, it))
                .ifPresent(all::add);
        return all;
    }

    /** Each time later, as it becomes less likely that there are any. */
    int nextNewsIn() {
        return Math.min(LATEST, SOONEST + turn);
    }

    String newsPath() {
        return step.newsPath() + "&turn=" + (turn + 1);
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "ConsentView of " + step;
    }
}
