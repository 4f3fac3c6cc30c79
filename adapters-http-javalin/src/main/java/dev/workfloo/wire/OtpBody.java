package dev.workfloo.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.definition.OtpNode.Otp;
import dev.workfloo.definition.RecipientFormulas;
import dev.workfloo.execution.NipPhase;
import dev.workfloo.execution.OtpEvent;
import dev.workfloo.execution.OtpEvent.OtpBegun;
import dev.workfloo.execution.OtpEvent.OtpFellBack;
import dev.workfloo.execution.OtpEvent.OtpMistyped;
import dev.workfloo.execution.OtpEvent.OtpNotBegun;
import dev.workfloo.execution.OtpEvent.OtpOpened;
import dev.workfloo.execution.OtpEvent.OtpPresented;
import dev.workfloo.execution.OtpEvent.OtpUnjudged;
import dev.workfloo.execution.OtpEvent.OtpVerified;
import dev.workfloo.execution.OtpState;
import dev.workfloo.execution.OtpState.Failure;
import java.util.Optional;

/** How far a provider has come with verifying a person, among the node's members. */
record OtpBody(ObjectNode node) implements OtpEvent.Cases<ObjectNode> {

    private static final String LINK = "link";

    /** In the status, while a code is awaited: where it went, and how often it may still be typed wrong. */
    static ObjectNode verification(Otp otp, OtpState state, Redaction shown) {
        RecipientFormulas from = otp.recipient();
        boolean isHidden = shown.hides(otp.channel().isPhone() ? from.phoneNumber() : from.email());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        state.validation()
                .ifPresent(validation -> body.put("channel", validation.channel())
                        .put("maskedDestination", isHidden ? Redaction.STARS : validation.destination())
                        .put("remainingRetries", state.tokens().left(otp.attempts()))
                        .put("validationId", validation.id())
                        .put("validationType", validation.type()));
        return body;
    }

    @Override
    public ObjectNode otpOpened(OtpOpened event) {
        node.putObject(LINK).putArray("events");
        return reached(NipPhase.CREATE_ACCOUNT);
    }

    private ObjectNode reached(NipPhase phase) {
        node.withObjectProperty(LINK).put("phase", phase.name());
        return node;
    }

    @Override
    public ObjectNode otpBegun(OtpBegun event) {
        node.withObjectProperty(LINK).withArrayProperty("events").add(LinkBody.event(event.at(), Optional.empty()));
        return reached(NipPhase.VALIDATE);
    }

    @Override
    public ObjectNode otpNotBegun(OtpNotBegun event) {
        node.withObjectProperty(LINK)
                .withArrayProperty("events")
                .add(LinkBody.event(event.at(), Optional.of(event.failure()).map(Failure::code)));
        return node;
    }

    @Override
    public ObjectNode otpFellBack(OtpFellBack event) {
        return node;
    }

    @Override
    public ObjectNode otpPresented(OtpPresented event) {
        return node;
    }

    @Override
    public ObjectNode otpUnjudged(OtpUnjudged event) {
        return node;
    }

    @Override
    public ObjectNode otpMistyped(OtpMistyped event) {
        return node;
    }

    @Override
    public ObjectNode otpVerified(OtpVerified event) {
        return reached(NipPhase.VALIDATED);
    }
}
