package dev.workfloo.http;

import static dev.workfloo.http.Reply.error;
import static dev.workfloo.http.Reply.errors;
import static dev.workfloo.http.Reply.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.http.Deployment.Environments;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What operations 9 and 11 take and say, in the sandbox. */
class NipSendCatalogueTest {

    private static final String PHONE = "{\"countryCode\":\"+1\",\"phoneNumber\":\"(212) 555-0100\"}";
    private static final String NO_JSON_TYPE = error(415, "FORMAT_ERROR", "Content-Type must be application/json");

    private static TestService service;

    @BeforeAll
    static void start() {
        service = TestService.of(Environments.SANDBOX);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String resent(String nipType, String countryCode, String phoneNumber) {
        return json(
                200,
                "{\"phase\":\"VALIDATE\",\"nipType\":\"" + nipType
                        + "\",\"email\":\"ana@example.com\",\"countryCode\":\"" + countryCode + "\",\"phoneNumber\":\""
                        + phoneNumber + "\"}");
    }

    private static String refused(String why, String message) {
        return json(
                400,
                "{\"typeError\":\"NIP_ERROR\",\"errors\":{\"nip\":\"" + why + "\"},\"errorMessage\":\"" + message
                        + "\"}");
    }

    @Test
    void aSendSaysNothing() {
        String id = service.askedForConsent();

        assertEquals("200", service.nip("send", id).send().told());
    }

    @Test
    void aResendSaysWhereItWent() {
        String id = service.sentACode();

        Reply reply = service.nip("resend", id).send();

        assertEquals(resent("whatsapp", "+52", "5512345678"), reply.told());
    }

    @Test
    void eitherMayComeFirst() {
        String id = service.askedForConsent();

        assertEquals(
                resent("whatsapp", "+52", "5512345678"),
                service.nip("resend", id).send().told());

        assertEquals("200", service.nip("send", id).send().told());
    }

    @Test
    void absentAddressesAreLeftOut() {
        String id = TestService.id(service.execute(Flows.start(Flows.CONSENT, Flows.CONSENT_SCENARIO))
                .send());

        Reply reply = service.nip("resend", id).send();

        assertEquals(
                json(200, "{\"phase\":\"VALIDATE\",\"nipType\":\"email\",\"email\":\"ana@example.com\"}"),
                reply.told());
    }

    @Test
    void theBackupChannelTakesOver() {
        String id = service.sentACode();
        service.nip("resend", id).send();

        Reply third = service.nip("resend", id).send();

        assertEquals(resent("sms", "+52", "5512345678"), third.told());
    }

    @Test
    void sendsNeedNotBeApart() {
        String id = service.sentACode();

        assertEquals(
                resent("whatsapp", "+52", "5512345678"),
                service.nip("resend", id).send().told());
        assertEquals("200", service.nip("send", id).send().told());
    }

    @Test
    void sendsAreCounted() {
        String id = service.sentACode();
        for (int i = 2; i <= 4; i++) {
            service.nip("resend", id).send();
        }

        assertEquals(
                refused("no sends left", "no sends left"),
                service.nip("send", id).json(PHONE).send().told());
        assertEquals(
                refused("no sends left", "no sends left"),
                service.nip("resend", id).send().told());
    }

    @Test
    void aCallMayGiveAnotherPhone() {
        String id = service.askedForConsent();

        service.nip("send", id).json(PHONE).send();

        assertEquals(
                resent("whatsapp", "+1", "2125550100"),
                service.nip("resend", id).send().told());
        String another = "{\"countryCode\":\"52\",\"phoneNumber\":\"5587654321\"}";
        assertEquals(
                resent("sms", "52", "5587654321"),
                service.nip("resend", id).json(another).send().told());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "REQUIRED_FIELDS | \"countryCode\":\"+52\" | \"phoneNumber\":\"required\"",
                "REQUIRED_FIELDS | \"phoneNumber\":\"5512345678\" | \"countryCode\":\"required\"",
                "REQUIRED_FIELDS | \"phoneNumber\":\"5512345678\",\"countryCode\":\" \" | \"countryCode\":\"required\"",
                "REQUIRED_FIELDS | \"phoneNumber\":\"12\" | \"countryCode\":\"required\",\"phoneNumber\":\"must be a whole phone number, as it is dialled in its country, or with + and the country's code before it\"",
                "REQUIRED_FIELDS | \"countryCode\":\"MX\" | \"countryCode\":\"must be a country's code, with or without a plus sign before it, such as +52\",\"phoneNumber\":\"required\"",
                "FORMAT_ERROR | \"phoneNumber\":\"12\",\"countryCode\":\"+52\" | \"phoneNumber\":\"must be a whole phone number, as it is dialled in its country, or with + and the country's code before it\"",
                "FORMAT_ERROR | \"phoneNumber\":\"12345678\",\"countryCode\":\"+52\" | \"phoneNumber\":\"must be a whole phone number, as it is dialled in its country, or with + and the country's code before it\"",
                "FORMAT_ERROR | \"phoneNumber\":\"5512345678\",\"countryCode\":\"+999\" | \"countryCode\":\"must be a country's code, with or without a plus sign before it, such as +52\"",
                "FORMAT_ERROR | \"phoneNumber\":\"5512345678\",\"countryCode\":\"MX\" | \"countryCode\":\"must be a country's code, with or without a plus sign before it, such as +52\"",
                "FORMAT_ERROR | \"phoneNumber\":\"x\",\"countryCode\":\"x\" | \"countryCode\":\"must be a country's code, with or without a plus sign before it, such as +52\",\"phoneNumber\":\"must be a whole phone number, as it is dialled in its country, or with + and the country's code before it\"",
                "FORMAT_ERROR | \"phoneNumber\":5512345678 | \"phoneNumber\":\"must be text\"",
                "FORMAT_ERROR | \"countryCode\":[],\"phoneNumber\":{} | \"countryCode\":\"must be text\",\"phoneNumber\":\"must be text\"",
                "FORMAT_ERROR | \"countryCode\":52,\"phoneNumber\":true | \"countryCode\":\"must be text\",\"phoneNumber\":\"must be text\""
            })
    void aPhoneIsGivenWholeOrNotAtAll(String typeError, String members, String said) {
        String id = service.askedForConsent();

        Reply send = service.nip("send", id).json("{" + members + "}").send();
        Reply resend = service.nip("resend", id).json("{" + members + "}").send();

        assertEquals(errors(400, typeError, "{" + said + "}"), send.told());
        assertEquals(send.told(), resend.told());
        assertEquals("200", service.nip("send", id).send().told());
    }

    @Test
    void aPhoneNeedsAChannelThatReachesIt() {
        String id = TestService.id(service.execute(Flows.start(Flows.CONSENT, Flows.CONSENT_SCENARIO))
                .send());

        Reply reply = service.nip("send", id).json(PHONE).send();

        assertEquals(
                errors(400, "FORMAT_ERROR", "{\"phoneNumber\":\"this step sends codes by e-mail only\"}"),
                reply.told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"countryCode\":null,\"phoneNumber\":\"\"}", "{\"anything\":[1]}"})
    void aBodyMaySayNothing(String body) {
        String id = service.askedForConsent();

        assertEquals("200", service.nip("send", id).json(body).send().told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=utf-8", "text/plain", ""})
    void aBodyMayBeLeftOut(String type) {
        Call send = service.nip("send", service.askedForConsent());
        byte[] nothing = {};

        Reply empty = send.json(nothing).with("Content-Type", type).send();
        Reply chunked = service.nip("send", service.askedForConsent())
                .chunked(nothing)
                .with("Content-Type", type)
                .send();

        assertEquals("200", empty.told());
        assertEquals("200", chunked.told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", " null "})
    void nullIsNoBody(String body) {
        String id = service.askedForConsent();

        Reply send = service.nip("send", id).json(body).send();
        service.pass(Duration.ofSeconds(30));
        Reply resend = service.nip("resend", id).json(body).send();

        assertEquals("200", send.told());
        assertEquals("5512345678", Json.at(resend.body(), "phoneNumber"));
    }

    @Test
    void nullIsNoCode() {
        assertEquals(
                error(400, "FORMAT_ERROR", "the body is not a JSON object"),
                service.nip("validate", service.sentACode()).json("null").send().told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"send", "resend"})
    void aBodyThatIsThereMustBeJson(String word) {
        Call call = service.nip(word, service.askedForConsent());

        assertEquals(
                NO_JSON_TYPE, call.json("{}").without("Content-Type").send().told());
        assertEquals(
                NO_JSON_TYPE,
                call.json("{}").with("Content-Type", "text/plain").send().told());
        assertEquals(
                error(400, "FORMAT_ERROR", "the body is not valid JSON at line 1, column 2"),
                call.json("x").send().told());
        assertEquals(
                error(400, "FORMAT_ERROR", "the body is not a JSON object"),
                call.json("[]").send().told());
        assertEquals(
                error(400, "FORMAT_ERROR", "the body is no JSON, but an empty text, at line 1, column 3"),
                call.chunked("  ".getBytes(StandardCharsets.US_ASCII)).send().told());
    }

    @Test
    void aCodeIsNotLeftOut() {
        String id = service.sentACode();

        assertEquals(NO_JSON_TYPE, service.nip("validate", id).send().told());
        assertEquals(
                error(400, "FORMAT_ERROR", "the body is no JSON, but an empty text, at line 1, column 1"),
                service.nip("validate", id).json("").send().told());
    }

    @Test
    void inTheSandboxNothingIsSent() {
        String id = service.sentACode();

        assertEquals(List.of(), service.neighbours().messagesOf(id));
    }
}
