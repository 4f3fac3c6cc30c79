package dev.workfloo.outbound;

import dev.workfloo.application.port.out.NipSender;
import dev.workfloo.contact.CodeChannel;
import dev.workfloo.contact.CodeRecipient.Phone;
import dev.workfloo.contact.PhoneNumber;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.nip.NipMessage;
import dev.workfloo.outbound.file.GatewaySettings;
import dev.workfloo.outbound.file.GatewayValue;
import dev.workfloo.rule.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A gateway for messages to telephones, or any other that is spoken to over HTTP. */
final class GatewayChannel implements NipSender {

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
    public boolean hasRoom(CodeChannel channel) {
        return endpoint.hasRoom() && !clock.instant().isBefore(leftAloneUntil);
    }

    @Override
    public NipDelivery send(NipMessage message) {
        return settings.body(values(message))
                .fold(name -> new NipDelivery.Failed("WRONG_REQUEST", false), body -> deliver(message, body));
    }

    private NipDelivery deliver(NipMessage message, Value body) {
        return endpoint.ask(body, message.key(), settings.endpoint().limits().timeout(), 0)
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
        Map<String, Object> values = new HashMap<>();
        for (GatewayValue value : GatewayValue.values()) {
            value(value, message).ifPresent(it -> values.put(value.literal(), it));
        }
        return Value.Context.of(values);
    }

    private static Optional<?> value(GatewayValue value, NipMessage message) {
        return switch (value) {
            case PHONE -> phone(message).map(PhoneNumber::e164);
            case COUNTRY_CODE -> phone(message).map(PhoneNumber::callingCode);
            case PHONE_NUMBER -> phone(message).map(PhoneNumber::nationalNumber);
            case EMAIL -> NipChannels.email(message.recipient());
            case SUBJECT -> Optional.of(NipText.subject(message));
            case TEXT -> Optional.of(NipText.brief(message));
            case CODE -> Optional.of(message.code());
            case COMPANY_NAME -> NipText.company(message);
            case MINUTES -> Optional.of(NipText.minutes(message));
            case WORKSPACE -> Optional.of(message.workspace().name());
        };
    }

    private static Optional<PhoneNumber> phone(NipMessage message) {
        return message.recipient().phone().flatMap(Phone::dialled);
    }
}
