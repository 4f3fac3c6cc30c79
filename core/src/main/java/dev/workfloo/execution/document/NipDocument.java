package dev.workfloo.execution.document;

import dev.workfloo.contact.CodeChannel;
import dev.workfloo.contact.CodeRecipient;
import dev.workfloo.contact.CodeRecipient.Phone;
import dev.workfloo.document.TreeReader;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.execution.ConsentFacts;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.NipSend;
import dev.workfloo.execution.NipSend.Drawn;
import dev.workfloo.execution.NipState;
import dev.workfloo.execution.NipState.News;
import dev.workfloo.execution.Start.CallbackReceiver;
import dev.workfloo.rule.Value;
import java.time.Instant;
import java.util.Optional;

/** Writes what is known of consent codes for a store, and reads it back. Addresses and seals are its personal part. */
final class NipDocument {

    private NipDocument() {}

    static Recorded writeState(NipState state) {
        TreeWriter trail = new TreeWriter()
                .number("wrong", state.wrong())
                .text("confirmedAt", state.confirmedAt().map(Instant::toString))
                .list("news", state.news(), NipDocument::writeNews);
        TreeWriter personal = new TreeWriter().tree("recipient", writeRecipient(state.formRecipient()));
        state.send().map(NipDocument::writeSend).ifPresent(send -> {
            trail.tree("send", send.trail());
            personal.tree("send", send.personal());
        });
        return new Recorded(trail.done(), personal.done());
    }

    static NipState readState(Recorded recorded) {
        Value.Context trail = recorded.trail();
        Value.Context send = TreeReader.object(trail, "send");
        return new NipState(
                readRecipient(TreeReader.object(recorded.personal(), "recipient")),
                TreeReader.integer(trail, "wrong"),
                TreeReader.optionalText(trail, "confirmedAt").map(Instant::parse),
                send.members().isEmpty()
                        ? Optional.empty()
                        : Optional.of(readSend(new Recorded(send, TreeReader.object(recorded.personal(), "send")))),
                TreeReader.list(trail, "news").stream()
                        .map(news -> readNews((Value.Context) news))
                        .toList());
    }

    private static Value writeNews(News news) {
        TreeWriter tree = new TreeWriter().text("at", news.at().toString()).number("send", news.send());
        return writeDelivery(news.delivery(), tree).done();
    }

    private static News readNews(Value.Context trail) {
        return new News(TreeReader.instant(trail, "at"), TreeReader.integer(trail, "send"), readDelivery(trail));
    }

    /** What failed; nothing where nothing did. */
    static TreeWriter writeDelivery(NipDelivery delivery, TreeWriter tree) {
        delivery.failure()
                .ifPresent(failed -> tree.text("failure", failed.code()).flag("recoverable", failed.recoverable()));
        return tree;
    }

    static NipDelivery readDelivery(Value.Context trail) {
        return TreeReader.optionalText(trail, "failure")
                .<NipDelivery>map(code -> new NipDelivery.Failed(code, TreeReader.flag(trail, "recoverable")))
                .orElse(new NipDelivery.Accepted());
    }

    static Value.Context writeRecipient(CodeRecipient recipient) {
        TreeWriter tree = new TreeWriter().text("email", recipient.email());
        recipient.phone().ifPresent(phone -> writePhone(phone, tree));
        return tree.done();
    }

    static CodeRecipient readRecipient(Value.Context personal) {
        return new CodeRecipient(TreeReader.optionalText(personal, "email"), readPhone(personal));
    }

    private static void writePhone(Phone phone, TreeWriter tree) {
        tree.text("countryCode", phone.countryCode()).text("phoneNumber", phone.number());
    }

    private static Optional<Phone> readPhone(Value.Context personal) {
        return TreeReader.optionalText(personal, "countryCode")
                .map(code -> new Phone(code, TreeReader.text(personal, "phoneNumber")));
    }

    static Recorded writeSend(NipSend send) {
        TreeWriter trail = new TreeWriter()
                .number("number", send.number())
                .text("channel", send.channel().literal())
                .text("requestedAt", send.requestedAt().toString());
        TreeWriter personal = new TreeWriter();
        send.phone().ifPresent(phone -> writePhone(phone, personal));
        send.receiver()
                .ifPresent(receiver ->
                        personal.text("receiverUrl", receiver.url()).text("receiverApiKey", receiver.apiKey()));
        send.drawn().map(NipDocument::writeDrawn).ifPresent(drawn -> {
            trail.tree("drawn", drawn.trail());
            personal.tree("drawn", drawn.personal());
        });
        send.delivery()
                .ifPresent(delivery -> trail.tree(
                        "delivery", writeDelivery(delivery, new TreeWriter()).done()));
        return new Recorded(trail.done(), personal.done());
    }

    static NipSend readSend(Recorded recorded) {
        Value.Context trail = recorded.trail();
        Value.Context personal = recorded.personal();
        Value.Context drawn = TreeReader.object(trail, "drawn");
        return new NipSend(
                TreeReader.integer(trail, "number"),
                channel(trail),
                readPhone(personal),
                TreeReader.optionalText(personal, "receiverUrl")
                        .map(url -> new CallbackReceiver(url, TreeReader.optionalText(personal, "receiverApiKey"))),
                TreeReader.instant(trail, "requestedAt"),
                drawn.members().isEmpty()
                        ? Optional.empty()
                        : Optional.of(readDrawn(new Recorded(drawn, TreeReader.object(personal, "drawn")))),
                trail.get("delivery") instanceof Value.Context delivery
                        ? Optional.of(readDelivery(delivery))
                        : Optional.empty());
    }

    static Recorded writeDrawn(Drawn drawn) {
        return new Recorded(
                new TreeWriter().text("drawnAt", drawn.at().toString()).done(),
                new TreeWriter().text("seal", drawn.seal()).done());
    }

    static Drawn readDrawn(Recorded recorded) {
        return new Drawn(TreeReader.text(recorded.personal(), "seal"), TreeReader.instant(recorded.trail(), "drawnAt"));
    }

    private static CodeChannel channel(Value.Context trail) {
        String literal = TreeReader.text(trail, "channel");
        return CodeChannel.parse(literal)
                .orElseThrow(() -> new IllegalStateException("a stored channel is called " + literal));
    }

    static Recorded writeFacts(ConsentFacts facts) {
        return new Recorded(
                new TreeWriter()
                        .text("channel", facts.channel().literal())
                        .text("termsVersion", facts.termsVersion())
                        .text("privacyNoticeVersion", facts.privacyNoticeVersion())
                        .text("sentAt", facts.sentAt().toString())
                        .text("confirmedAt", facts.confirmedAt().toString())
                        .text("authorisedAt", facts.authorisedAt().toString())
                        .done(),
                new TreeWriter().text("recipient", facts.maskedRecipient()).done());
    }

    static ConsentFacts readFacts(Recorded recorded) {
        Value.Context trail = recorded.trail();
        return new ConsentFacts(
                channel(trail),
                TreeReader.text(recorded.personal(), "recipient"),
                TreeReader.optionalText(trail, "termsVersion"),
                TreeReader.optionalText(trail, "privacyNoticeVersion"),
                TreeReader.instant(trail, "sentAt"),
                TreeReader.instant(trail, "confirmedAt"),
                TreeReader.instant(trail, "authorisedAt"));
    }
}
