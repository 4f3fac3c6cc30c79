package dev.workfloo.http;

import static dev.workfloo.http.Reply.errors;
import static dev.workfloo.http.Reply.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.contact.CodeChannel;
import dev.workfloo.contact.CodeRecipient.Phone;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.Start.CallbackReceiver;
import dev.workfloo.execution.nip.NipMessage;
import dev.workfloo.http.Neighbours.Told;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Consent codes outside the sandbox: they go out, and what became of them is told. */
class NipProductionTest {

    private static final String REPORTS = "https://lender.example.com/reports";
    private static final String NOT_SENT =
            json(400, "{\"typeError\":\"NIP_ERROR\",\"errors\":{\"nip\":\"not sent\"},\"errorMessage\":\"not sent\"}");

    private TestService service;

    @BeforeEach
    void start() {
        service = TestService.start();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private int type(String id, String code) {
        return service.type(id, code).send().status();
    }

    @Test
    void theCodeThatWentOutIsRight() {
        String id = service.sentACode();
        NipMessage message = service.neighbours().messagesOf(id).get(0);

        assertEquals(200, type(id, message.code()));
        assertEquals(200, type(id, message.code()));

        assertEquals(CodeChannel.WHATSAPP, message.channel());
        assertEquals(
                Optional.of(new Phone("+52", "5512345678")), message.recipient().phone());
        assertEquals(id + "/consent/1/1", message.key());
        assertTrue(message.code().matches("[0-9]{6}"));
    }

    @Test
    void aSendIsAcceptedBeforeItGoesOut() {
        String id = service.askedForConsent();

        service.nip("send", id).send();

        Reply status = service.status(id).send();
        assertEquals(
                "VALIDATE", Json.tree(status.body()).path("link").path("phase").asText());
        assertEquals(List.of(), service.neighbours().messagesOf(id));
        assertEquals(NOT_SENT, service.type(id, "123456").send().told());
    }

    @Test
    void aResendVoidsTheCodeBefore() {
        String id = service.sentACode();
        String first = service.code(id);
        service.pass(Duration.ofSeconds(30));

        service.nip("resend", id).send();
        service.work();

        String second = service.code(id);
        if (!first.equals(second)) assertEquals(400, type(id, first));
        assertEquals(200, type(id, second));
        assertEquals(2, service.neighbours().messagesOf(id).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"send", "resend"})
    void sendsArePaced(String word) {
        String id = service.sentACode();

        assertEquals(tooSoon(30), service.nip(word, id).send().told());
        service.pass(Duration.ofMillis(10_500));
        assertEquals(tooSoon(20), service.nip(word, id).send().told());
        service.pass(Duration.ofMillis(19_499));
        assertEquals(tooSoon(1), service.nip(word, id).send().told());
        service.pass(Duration.ofMillis(1));
        assertEquals(200, service.nip(word, id).send().status());
    }

    private static String tooSoon(int seconds) {
        return json(
                400,
                "{\"typeError\":\"NIP_ERROR\",\"errors\":{\"nip\":\"too soon\"},\"errorMessage\":\"try again in "
                        + seconds + " s\"}");
    }

    /** What is wrong with the body hides nothing of the headers, nor the other way round. */
    @Test
    void allThatIsWrongIsSaidAtOnce() {
        Reply reply = service.nip("send", service.askedForConsent())
                .json("{\"countryCode\":\"+52\"}")
                .with("urlCallback", "nonsense")
                .send();

        String said = "must be an http or https URL of at most 2048 characters, without a user";
        assertEquals(
                errors(400, "REQUIRED_FIELDS", "{\"phoneNumber\":\"required\",\"urlCallback\":\"" + said + "\"}"),
                reply.told());
    }

    @Test
    void theSandboxesCodeIsWrongHere() {
        String id = service.sentACode();
        String real = service.code(id);

        int status = type(id, "123456");

        assertEquals(real.equals("123456") ? 200 : 400, status);
    }

    @Test
    void aPhoneThatTheCallGaveIsWrittenTo() {
        String id = service.askedForConsent();

        service.nip("send", id)
                .json("{\"countryCode\":\"+1\",\"phoneNumber\":\"2125550100\"}")
                .send();
        service.work();

        NipMessage message = service.neighbours().messagesOf(id).get(0);
        assertEquals(
                Optional.of(new Phone("+1", "2125550100")), message.recipient().phone());
    }

    @Test
    void whatBecameOfItIsReported() {
        String id = service.askedForConsent();
        service.neighbours().deliver(new NipDelivery.Failed("REFUSED", true));

        service.nip("send", id)
                .with("urlCallback", REPORTS)
                .with("xApiKeyCallback", "a key of theirs")
                .send();
        service.work();

        Told told = service.neighbours().toldOf(id).get(0);
        assertEquals(new CallbackReceiver(REPORTS, Optional.of("a key of theirs")), told.receiver());
        assertEquals(
                "{\"id\":\"" + id + "\",\"nodeId\":\"consent\",\"date\":\"2026-03-01T12:00:00Z\",\"status\":\"ERROR\","
                        + "\"errorMessage\":\"REFUSED\"}",
                told.report());
    }

    /** Operation 11 has no receiver of its own. */
    @Test
    void aResendReportsWhereTheSendDid() {
        String id = service.askedForConsent();
        service.nip("send", id).with("urlCallback", REPORTS).send();
        service.work();
        service.pass(Duration.ofSeconds(30));

        service.nip("resend", id)
                .with("urlCallback", "https://else.example.com/")
                .send();
        service.work();

        List<Told> told = service.neighbours().toldOf(id);
        assertEquals(2, told.size());
        assertEquals(REPORTS, told.get(1).receiver().url());
        assertTrue(
                told.get(1).report().contains("\"status\":\"SENT\""),
                told.get(1).report());
        assertNotEquals(told.get(0).id(), told.get(1).id());
    }

    @Test
    void withoutAReceiverNobodyIsTold() {
        String id = service.askedForConsent();

        service.nip("send", id)
                .with("urlCallback", " ")
                .with("xApiKeyCallback", "a key of theirs")
                .send();
        service.work();

        assertEquals(1, service.neighbours().messagesOf(id).size());
        assertEquals(List.of(), service.neighbours().toldOf(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "ftp://example.com/", "https://me:secret@example.com/", "https://a b/"})
    void aReceiverMustBeAUrl(String url) {
        String id = service.askedForConsent();

        Reply reply = service.nip("send", id).with("urlCallback", url).send();

        String said = "must be an http or https URL of at most 2048 characters, without a user";
        assertEquals(errors(400, "FORMAT_ERROR", "{\"urlCallback\":\"" + said + "\"}"), reply.told());
        assertEquals("200", service.nip("send", id).send().told());
    }

    @Test
    void aReceiversKeyMustBePrintable() {
        String id = service.askedForConsent();

        Reply reply = Wire.send(
                service.port(),
                Wire.request(
                        "PATCH",
                        TestService.EXECUTE + "/" + id + "/nip/send",
                        "Host: localhost",
                        "x-api-key: " + service.key(),
                        "urlCallback: " + REPORTS,
                        "xApiKeyCallback: ñ"));

        String said = "must be printable ASCII of at most 2048 characters";
        assertEquals(errors(400, "FORMAT_ERROR", "{\"xApiKeyCallback\":\"" + said + "\"}"), reply.told());
    }
}
