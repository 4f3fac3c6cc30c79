package dev.workfloo.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.definition.Nip;
import dev.workfloo.definition.Nip.Notice;
import dev.workfloo.definition.Nip.Recipient;
import dev.workfloo.definition.NipChannel;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.NipPhase;
import dev.workfloo.execution.NipRecipient;
import dev.workfloo.execution.NipSend;
import dev.workfloo.execution.NipState;
import dev.workfloo.execution.Position.AwaitingNip;
import dev.workfloo.execution.WorkflooExecution;
import java.time.Instant;
import java.util.List;

/** What clients are told of a consent code: how far the person has come, and what became of what was sent. */
public final class LinkBody {

    private static final String EMAIL = "email";
    private static final String COUNTRY_CODE = "countryCode";
    private static final String PHONE_NUMBER = "phoneNumber";
    private static final List<String> ADDRESSES = List.of(EMAIL, PHONE_NUMBER);

    private LinkBody() {}

    /** After a right code. */
    public static ObjectNode of(NipPhase phase) {
        return JsonNodeFactory.instance.objectNode().put("phase", phase.name());
    }

    /** After a send. Of which field an address came is not known here, so it is kept from whoever does not see all. */
    public static ObjectNode of(WorkflooExecution execution, Viewer viewer) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (execution.position() instanceof AwaitingNip at) {
            body.put("phase", at.nip().phase().name());
            at.nip().send().map(NipSend::channel).map(NipChannel::literal).ifPresent(it -> body.put("nipType", it));
            putRecipient(at.nip().recipient(), body);
            if (!viewer.seesAll()) ADDRESSES.forEach(member -> hide(member, body));
        }
        return body;
    }

    /** In the status. */
    static ObjectNode of(Nip nip, NipState state, Redaction shown) {
        ObjectNode body = of(state.phase());
        NipChannel channel = state.send().map(NipSend::channel).orElseGet(() -> nip.channelOf(1));
        body.put("nipType", channel.literal());
        putRecipient(state.recipient(), body);
        Recipient from = nip.recipient();
        if (shown.hides(from.email())) hide(EMAIL, body);
        if (shown.hides(from.countryCode())) hide(COUNTRY_CODE, body);
        if (shown.hides(from.phoneNumber())) hide(PHONE_NUMBER, body);
        putNotice(nip.notice(), body);
        ArrayNode events = body.putArray("events");
        state.news().forEach(news -> events.add(event(news.at(), news.delivery())));
        state.send()
                .flatMap(NipSend::delivery)
                .flatMap(NipDelivery::failure)
                .ifPresent(failed -> body.putObject("sendError")
                        .put("code", failed.code())
                        .put("recoverable", failed.recoverable()));
        return body;
    }

    private static void hide(String member, ObjectNode body) {
        if (body.has(member)) body.put(member, Redaction.STARS);
    }

    private static void putRecipient(NipRecipient recipient, ObjectNode body) {
        recipient.email().ifPresent(email -> body.put(EMAIL, email));
        recipient
                .phone()
                .ifPresent(phone -> body.put(COUNTRY_CODE, phone.countryCode()).put(PHONE_NUMBER, phone.number()));
    }

    private static void putNotice(Notice notice, ObjectNode body) {
        notice.companyName().ifPresent(name -> body.put("companyName", name));
        notice.terms().ifPresent(terms -> body.put("terms", terms));
        notice.privacyNotice().ifPresent(privacy -> body.put("privacyNotice", privacy));
    }

    static ObjectNode event(Instant at, NipDelivery delivery) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("date", at.toString());
        body.put("status", delivery.failure().isEmpty() ? "SENT" : "ERROR");
        delivery.failure().ifPresent(failed -> body.put("errorMessage", failed.code()));
        return body;
    }
}
