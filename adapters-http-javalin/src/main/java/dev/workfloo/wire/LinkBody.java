package dev.workfloo.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.contact.CodeChannel;
import dev.workfloo.contact.CodeRecipient;
import dev.workfloo.definition.Nip;
import dev.workfloo.definition.Nip.Notice;
import dev.workfloo.definition.RecipientFormulas;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.NipPhase;
import dev.workfloo.execution.NipSend;
import dev.workfloo.execution.NipState;
import dev.workfloo.execution.OtpState;
import dev.workfloo.execution.OtpState.Failure;
import dev.workfloo.execution.Position.AwaitingNip;
import dev.workfloo.execution.WorkflooExecution;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What clients are told of a consent code: how far the person has come, and what became of what was sent. */
public final class LinkBody {

    private static final String EMAIL = "email";
    private static final String COUNTRY_CODE = "countryCode";
    private static final String PHONE_NUMBER = "phoneNumber";
    private static final List<String> ADDRESSES = List.of(EMAIL, COUNTRY_CODE, PHONE_NUMBER);

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
            at.nip().send().map(NipSend::channel).map(CodeChannel::literal).ifPresent(it -> body.put("nipType", it));
            putRecipient(at.nip().recipient(), body);
            if (!viewer.seesAll()) ADDRESSES.forEach(member -> hide(member, body));
        }
        return body;
    }

    /** In the status. */
    static ObjectNode of(Nip nip, NipState state, Redaction shown) {
        ObjectNode body = of(state.phase());
        CodeChannel channel = state.send().map(NipSend::channel).orElseGet(() -> nip.channelOf(1));
        body.put("nipType", channel.literal());
        putRecipient(state.recipient(), body);
        RecipientFormulas from = nip.recipient();
        if (shown.hides(from.email())) hide(EMAIL, body);
        if (shown.hides(from.countryCode())) hide(COUNTRY_CODE, body);
        if (shown.hides(from.phoneNumber())) hide(PHONE_NUMBER, body);
        putNotice(nip.notice(), body);
        ArrayNode events = body.putArray("events");
        state.news().forEach(news -> events.add(event(news.at(), news.delivery())));
        state.send()
                .flatMap(NipSend::delivery)
                .flatMap(NipDelivery::failure)
                .ifPresent(failed -> putError(failed.code(), failed.recoverable(), body));
        return body;
    }

    private static void hide(String member, ObjectNode body) {
        if (body.has(member)) body.put(member, Redaction.STARS);
    }

    private static void putRecipient(CodeRecipient recipient, ObjectNode body) {
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

    /** In the status, where a provider sends the code: nothing of the person, whose address it knows. */
    static ObjectNode of(OtpState state) {
        ObjectNode body = of(NipPhase.VALIDATE);
        ArrayNode events = body.putArray("events");
        state.news().forEach(news -> events.add(event(news.at(), news.failure().map(Failure::code))));
        state.latestFailure().ifPresent(failure -> putError(failure.code(), failure.recoverable(), body));
        return body;
    }

    private static void putError(String code, boolean recoverable, ObjectNode body) {
        body.putObject("sendError").put("code", code).put("recoverable", recoverable);
    }

    static ObjectNode event(Instant at, NipDelivery delivery) {
        return event(at, delivery.failure().map(NipDelivery.Failed::code));
    }

    /** @param error why nothing was sent; empty when it was */
    static ObjectNode event(Instant at, Optional<String> error) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("date", at.toString());
        body.put("status", error.isEmpty() ? "SENT" : "ERROR");
        error.ifPresent(code -> body.put("errorMessage", code));
        return body;
    }
}
