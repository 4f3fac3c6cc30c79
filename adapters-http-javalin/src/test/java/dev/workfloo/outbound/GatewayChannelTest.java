package dev.workfloo.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.contact.CodeChannel;
import dev.workfloo.contact.CodeRecipient;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.NipDelivery.Accepted;
import dev.workfloo.execution.NipDelivery.Failed;
import dev.workfloo.outbound.StubService.Asked;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayChannelTest {

    private final StubService gateway = StubService.start();

    @AfterEach
    void stop() {
        gateway.close();
    }

    private Ways ways(String channel, String members) {
        return Ways.of("{'channels': {'" + channel + "': {'url': '" + gateway.url() + "', " + members + "}}}");
    }

    private Ways toSms() {
        return ways("sms", "'request': {'phone': '/to', 'text': '/body'}");
    }

    @Test
    void sendsAShortMessage() {
        gateway.answers(202, "queued");

        try (Ways ways = toSms()) {
            NipDelivery delivery = ways.send(Ways.aMessage(CodeChannel.SMS));

            assertEquals(new Accepted(), delivery);
            Asked asked = gateway.next();
            assertEquals(Ways.KEY, asked.header("Idempotency-Key"));
            assertEquals(
                    "{\"to\":\"+525512345678\",\"body\":\"Préstamos del Sur: 493817 es tu NIP para autorizar la consulta"
                            + " de tu historial crediticio. Vence en 10 min. No lo compartas. Términos:"
                            + " https://sur.example/terminos Privacidad: https://sur.example/privacidad\"}",
                    asked.body());
        }
    }

    @Test
    void saysWhenItHasRoom() {
        gateway.hangs();

        try (Ways ways = ways("sms", "'request': {'text': '/body'}, 'maxConcurrent': 1")) {
            boolean before = ways.hasRoom(CodeChannel.SMS);
            Thread sending = new Thread(() -> ways.send(Ways.aMessage(CodeChannel.SMS)));
            sending.start();
            gateway.next();

            assertTrue(before);
            assertFalse(ways.hasRoom(CodeChannel.SMS));
            assertTrue(ways.hasRoom(CodeChannel.EMAIL), "another channel is not this one's matter");
            gateway.release();
        }
    }

    @Test
    void fillsInATemplate() {
        String template = "'body': {'type': 'template', 'template': {'name': 'nip', 'parameters': [{'type': 'text'},"
                + " {'type': 'text'}]}}, 'request': {'phone': '/to', 'code': '/template/parameters/0/text', 'minutes':"
                + " '/template/parameters/1/text', 'countryCode': '/country', 'phoneNumber': '/number',"
                + " 'companyName': '/from', 'workspace': '/tenant'}";

        try (Ways ways = ways("whatsapp", template)) {
            ways.send(Ways.aMessage(CodeChannel.WHATSAPP));

            assertEquals(
                    "{\"type\":\"template\",\"template\":{\"name\":\"nip\",\"parameters\":[{\"type\":\"text\",\"text\":"
                            + "\"493817\"},{\"type\":\"text\",\"text\":10}]},\"to\":\"+525512345678\",\"country\":\"+52\","
                            + "\"number\":\"5512345678\",\"from\":\"Préstamos del Sur\",\"tenant\":\"lender\"}",
                    gateway.next().body());
        }
    }

    @Test
    void sendsEmailThroughAGatewayToo() {
        try (Ways ways = ways("email", "'request': {'email': '/to', 'subject': '/subject', 'code': '/code'}")) {
            NipDelivery delivery = ways.send(Ways.aMessage(CodeChannel.EMAIL));

            assertEquals(new Accepted(), delivery);
            assertEquals(
                    "{\"to\":\"ana@example.com\",\"subject\":\"Préstamos del Sur: tu NIP de autorización\",\"code\":"
                            + "\"493817\"}",
                    gateway.next().body());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, false",
        "410, false",
        "422, false",
        "401, true",
        "403, true",
        "404, true",
        "408, true",
        "429, true",
        "500, true",
        "503, true",
        "302, true"
    })
    void aRefusalSaysWhetherAnotherSendMayHelp(int status, boolean recoverable) {
        gateway.answers(status, "{}");

        try (Ways ways = toSms()) {
            assertEquals(new Failed("REFUSED", recoverable), ways.send(Ways.aMessage(CodeChannel.SMS)));
        }
    }

    @Test
    void aGatewayThatHangsIsLate() {
        gateway.hangs();

        try (Ways ways = ways("sms", "'timeout': 'PT1S', 'request': {'phone': '/to', 'text': '/body'}")) {
            assertEquals(new Failed("TIMEOUT", true), ways.send(Ways.aMessage(CodeChannel.SMS)));
        }
    }

    @ParameterizedTest
    @CsvSource({"20, PT20S", "7200, PT1M"})
    void aGatewayIsLeftAloneForAsLongAsItWants(String seconds, Duration leftAlone) {
        gateway.answers(exchange -> {
            exchange.getResponseHeaders().add("Retry-After", seconds);
            StubService.answer(exchange, 429, "");
        });

        try (Ways ways = toSms()) {
            assertEquals(new Failed("REFUSED", true), ways.send(Ways.aMessage(CodeChannel.SMS)));

            assertFalse(ways.hasRoom(CodeChannel.SMS));
            ways.clock.pass(leftAlone.minusSeconds(1));
            assertFalse(ways.hasRoom(CodeChannel.SMS));
            ways.clock.pass(Duration.ofSeconds(1));
            assertTrue(ways.hasRoom(CodeChannel.SMS));
        }
    }

    @Test
    void aGatewayThatIsGoneIsUnreachable() {
        gateway.close();

        try (Ways ways = toSms()) {
            assertEquals(new Failed("UNREACHABLE", true), ways.send(Ways.aMessage(CodeChannel.SMS)));
        }
    }

    @Test
    void aChannelWithoutAGatewayIsNotConfigured() {
        try (Ways ways = toSms()) {
            assertEquals(new Failed("NOT_CONFIGURED", false), ways.send(Ways.aMessage(CodeChannel.WHATSAPP)));
            assertEquals(new Failed("NOT_CONFIGURED", false), ways.send(Ways.aMessage(CodeChannel.EMAIL)));
            assertTrue(gateway.asked().isEmpty());
        }
    }

    @Test
    void whoeverHasNoPhoneGetsNothing() {
        CodeRecipient recipient = new CodeRecipient(Optional.of("ana@example.com"), Optional.empty());

        try (Ways ways = toSms()) {
            assertEquals(NipDelivery.NO_RECIPIENT, ways.send(Ways.aMessage(CodeChannel.SMS, recipient)));
            assertTrue(gateway.asked().isEmpty());
        }
    }
}
