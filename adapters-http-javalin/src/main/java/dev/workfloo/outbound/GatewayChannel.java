package dev.workfloo.outbound;

import dev.workfloo.application.port.out.NipSender;
import dev.workfloo.contact.EmailAddress;
import dev.workfloo.definition.NipChannel;
import dev.workfloo.execution.ConnectorAnswer;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.NipMessage;
import dev.workfloo.execution.NipRecipient.Phone;
import dev.workfloo.rule.TreeWriter;
import dev.workfloo.rule.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/** A gateway for messages to telephones, or any other that is spoken to over HTTP. */
final class GatewayChannel implements NipSender {

    /** What can be given a place in a gateway's body. */
    static final Set<String> NAMES = Set.of(
            "phone",
            "countryCode",
            "phoneNumber",
            "email",
            "subject",
            "text",
            "code",
            "companyName",
            "minutes",
            "workspace");

    /**
     * What a gateway answers that cannot do anything with what it was sent, most often with the recipient. 404 is none of them:
     * most often it says that the URL is wrong, which the operator can mend.
     */
    private static final Set<String> REFUSED_FOR_GOOD = Set.of("HTTP_400", "HTTP_410", "HTTP_422");

    private final GatewaySettings settings;
    private final Endpoint endpoint;
    private final InstantSource clock;

    /** However long a gateway wants to be left alone: people wait for their codes. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private volatile Instant leftAloneUntil = Instant.MIN;

    GatewayChannel(GatewaySettings settings, Endpoint endpoint, InstantSource clock) {
        this.settings = settings;
        this.endpoint = endpoint;
        this.clock = clock;
    }

    @Override
    public boolean hasRoom(NipChannel channel) {
        return endpoint.hasRoom() && !clock.instant().isBefore(leftAloneUntil);
    }

    @Override
    public NipDelivery send(NipMessage message) {
        RequestMapping mapping = settings.request();
        return mapping.body(mapping.placed(values(message)))
                .fold(name -> new NipDelivery.Failed("WRONG_REQUEST", false), body -> deliver(message, body));
    }

    private NipDelivery deliver(NipMessage message, Value body) {
        return endpoint.ask(body, message.key(), settings.endpoint().timeout(), 0)
                .fold(this::failure, reply -> new NipDelivery.Accepted());
    }

    private NipDelivery failure(ConnectorAnswer.Failed failed) {
        failed.retryAfter()
                .map(pause -> pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause)
                .ifPresent(pause -> leftAloneUntil = clock.instant().plus(pause));
        return failed.httpCode().isPresent()
                ? new NipDelivery.Failed("REFUSED", !REFUSED_FOR_GOOD.contains(failed.code()))
                : new NipDelivery.Failed(failed.code(), true);
    }

    private static Value.Context values(NipMessage message) {
        TreeWriter values = new TreeWriter()
                .text("subject", NipText.subject(message))
                .text("text", NipText.brief(message))
                .text("code", message.code())
                .text("companyName", NipText.company(message))
                .number("minutes", NipText.minutes(message))
                .text("workspace", message.workspace().name())
                .text("email", message.recipient().email().map(GatewayChannel::ascii));
        message.recipient()
                .phone()
                .flatMap(Phone::dialled)
                .ifPresent(phone -> values.text("phone", phone.e164())
                        .text("countryCode", phone.callingCode())
                        .text("phoneNumber", phone.nationalNumber()));
        return values.done();
    }

    /** What a release before took for an address may be none, and is the gateway's to judge. */
    private static String ascii(String email) {
        return EmailAddress.of(email).map(EmailAddress::ascii).orElse(email);
    }
}
