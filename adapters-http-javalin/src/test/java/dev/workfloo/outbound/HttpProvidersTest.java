package dev.workfloo.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.contact.CodeChannel;
import dev.workfloo.contact.CodeRecipient;
import dev.workfloo.contact.CodeRecipient.Phone;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.verification.BegunValidation;
import dev.workfloo.execution.verification.TokenCheck;
import dev.workfloo.execution.verification.TokenJudgement;
import dev.workfloo.execution.verification.ValidationRequest;
import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Providers of one-time codes over HTTP: what they are asked, and what their answers mean. */
class HttpProvidersTest {

    private static final CodeRecipient ANA =
            new CodeRecipient(Optional.of("ana@example.com"), Optional.of(new Phone("+52", "55 1234 5678")));
    private static final String KEY = "64a8bc288de4164da93f339c/reached/1/1";
    private static final String CHECK_KEY = "64a8bc288de4164da93f339c/reached/1/check-1";

    private StubService provider;

    @BeforeEach
    void start() {
        provider = StubService.start();
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private Ways ways(String begin, String check, String more) {
        return Ways.of("{'providers': {'verifier': {'begin': {'url': '" + provider.url() + "/begin'" + begin
                + "}, 'check': {'url': '" + provider.url() + "/check'" + check + "}" + more + "}}}");
    }

    private static ValidationRequest request(CodeChannel channel) {
        return new ValidationRequest(Ways.LENDER, "verifier", channel, ANA, KEY);
    }

    private static TokenCheck aCheck() {
        return new TokenCheck(Ways.LENDER, "verifier", "v-1", "493817", CHECK_KEY);
    }

    private static String told(Either<Failed, ?> answer) {
        return answer.fold(failed -> failed.code() + " " + failed.reply(), Object::toString);
    }

    @Test
    void isAskedToSendACode() {
        provider.answers(201, "{\"validationId\": \"v-1\"}");

        try (Ways ways = ways("", "", "")) {
            Either<Failed, BegunValidation> begun = ways.begin(request(CodeChannel.SMS));

            StubService.Asked asked = provider.next();
            assertEquals(Either.right(BegunValidation.of("v-1")), begun);
            assertEquals("POST /begin", asked.method() + " " + asked.target());
            assertEquals("{\"channel\":\"sms\",\"phone\":\"+525512345678\"}", sorted(asked.body()));
            assertEquals(KEY, asked.header("Idempotency-Key"));
        }
    }

    /** Members at the top have no order. */
    private static String sorted(String body) {
        return "{"
                + String.join(
                        ",",
                        List.of(body.substring(1, body.length() - 1).split(",")).stream()
                                .sorted()
                                .toList()) + "}";
    }

    @Test
    void isToldTheAddressOfTheChannelAlone() {
        provider.answers(200, "{\"validationId\": \"v-1\"}");

        try (Ways ways =
                ways(", 'request': {'phone': '/to/phone', 'email': '/to/mail', 'workspace': '/tenant'}", "", "")) {
            ways.begin(request(CodeChannel.EMAIL));

            assertEquals(
                    "{\"tenant\":\"lender\",\"to\":{\"mail\":\"ana@example.com\"}}",
                    sorted(provider.next().body()));
        }
    }

    @Test
    void tellsOfTheValidationInItsOwnPlaces() {
        provider.answers(
                200, "{\"data\": {\"id\": 77, \"kind\": \"VOICE\", \"to\": \"***78\"}, \"channel\": \"call\"}");
        String places = ", 'response': {'validationId': '/data/id', 'validationType': '/data/kind',"
                + " 'maskedDestination': '/data/to'}";

        try (Ways ways = ways(places, "", "")) {
            assertEquals(
                    Either.right(
                            new BegunValidation("77", Optional.of("VOICE"), Optional.of("call"), Optional.of("***78"))),
                    ways.begin(request(CodeChannel.SMS)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {} | WRONG_SHAPE FINAL",
                "200 | {\"validationId\": {}} | WRONG_SHAPE FINAL",
                "200 | <html> | WRONG_SHAPE FINAL",
                "400 | {} | HTTP_400 FINAL",
                "429 | {} | HTTP_429 PASSING",
                "503 | {} | HTTP_503 PASSING",
            })
    void sendsNoCode(int status, String body, String told) {
        provider.answers(status, body);

        try (Ways ways = ways("", "", "")) {
            assertEquals(told, told(ways.begin(request(CodeChannel.SMS))));
        }
    }

    @Test
    void isAskedAboutAToken() {
        provider.answers(200, "{\"valid\": true}");

        try (Ways ways = ways("", "", "")) {
            assertEquals(Either.right(TokenJudgement.RIGHT), ways.check(aCheck()));

            StubService.Asked asked = provider.next();
            assertEquals("POST /check", asked.method() + " " + asked.target());
            assertEquals("{\"token\":\"493817\",\"validationId\":\"v-1\"}", sorted(asked.body()));
            assertEquals(CHECK_KEY, asked.header("Idempotency-Key"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"valid\": false} | '' | WRONG",
                "200 | {\"valid\": \"yes\"} | '' | WRONG",
                "200 | {\"valid\": \"true\"} | '' | RIGHT",
                "200 | {\"state\": \"approved\"} | , 'response': {'valid': '/state'}, 'right': 'approved' | RIGHT",
                "200 | {\"state\": \"pending\"} | , 'response': {'valid': '/state'}, 'right': 'approved' | WRONG",
                "200 | {\"state\": 1} | , 'response': {'valid': '/state'}, 'right': '1' | RIGHT",
                "422 | {} | , 'wrongStatus': [400, 422] | WRONG",
                "410 | {} | '' | EXPIRED",
                "404 | {} | '' | HTTP_404 FINAL",
                "404 | {} | , 'expiredStatus': [404] | EXPIRED",
                "410 | {} | , 'expiredStatus': [404] | HTTP_410 FINAL",
                "200 | {} | '' | WRONG_SHAPE FINAL",
                "200 | {\"valid\": null} | '' | WRONG_SHAPE FINAL",
                "200 | {\"valid\": [true]} | '' | WRONG_SHAPE FINAL",
                "401 | {} | '' | HTTP_401 FINAL",
                "500 | {} | '' | HTTP_500 PASSING",
            })
    void judgesATokenAsItsFileSays(int status, String body, String more, String told) {
        provider.answers(status, body);

        try (Ways ways = ways("", more, "")) {
            assertEquals(told, told(ways.check(aCheck())));
        }
    }

    @Test
    void isGivenUpWhenItDoesNotAnswer() {
        provider.hangs();

        try (Ways ways = ways("", ", 'timeout': 'PT1S'", "")) {
            assertEquals("TIMEOUT NONE", told(ways.check(aCheck())));
            assertEquals(List.of("PROVIDER verifier SILENCE"), ways.losses);
        }
        provider.release();
    }

    @Test
    void isThereForItsWorkspaces() {
        try (Ways ways = ways("", "", ", 'workspaces': ['other']")) {
            assertFalse(ways.knowsProvider(Ways.LENDER, "verifier"));
            assertTrue(ways.knowsProvider(new WorkspaceId("other"), "verifier"));
            assertFalse(ways.knowsProvider(new WorkspaceId("other"), "nobody"));
            assertEquals("NOT_CONFIGURED FINAL", told(ways.begin(request(CodeChannel.SMS))));
            assertEquals("NOT_CONFIGURED FINAL", told(ways.check(aCheck())));
        }
        assertEquals(List.of(), provider.asked());
    }

    @Test
    void whatGoesWrongTellsNothingOfThePersonNorTheToken() {
        provider.answers(400, "{\"error\": \"493817 is not the code of +525512345678\"}");

        try (Ways ways = ways("", "", "")) {
            String told = ways.check(aCheck()).toString()
                    + ways.begin(request(CodeChannel.SMS))
                    + ways.check(aCheck()).fold(Failed::message, Object::toString);

            assertFalse(told.contains("493817"), told);
            assertFalse(told.contains("5512345678"), told);
        }
        assertFalse(aCheck().toString().contains("493817"));
        assertFalse(request(CodeChannel.SMS).toString().contains("5512"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'begin': {'url': 'https://a.example'}} | /providers/verifier/check: required",
                "{'check': {'url': 'https://a.example'}} | /providers/verifier/begin: required",
                "{'begin': {'url': 'https://a.example', 'request': {'channel': '/c'}}, 'check': {'url': 'https://a.example'}}"
                        + " | /providers/verifier/begin/request: must have a place for phone, phoneNumber or email",
                "{'begin': {'url': 'https://a.example', 'request': {'phone': '/c', 'code': '/d'}}, 'check': {'url': 'https://a.example'}}"
                        + " | /providers/verifier/begin/request/code: is not known here: take of"
                        + " [channel, countryCode, email, phone, phoneNumber, workspace]",
                "{'begin': {'url': 'https://a.example'}, 'check': {'url': 'https://a.example', 'request': {'token': '/t'}}}"
                        + " | /providers/verifier/check/request: must have a place for validationId",
                "{'begin': {'url': 'https://a.example'}, 'check': {'url': 'https://a.example', 'response': {'ok': '/t'}}}"
                        + " | /providers/verifier/check/response/ok: is not known here: take of [valid]",
                "{'begin': {'url': 'https://a.example'}, 'check': {'url': 'https://a.example', 'wrongStatus': [200]}}"
                        + " | /providers/verifier/check/wrongStatus: must be statuses from 400 to 499",
                "{'begin': {'url': 'https://a.example'}, 'check': {'url': 'https://a.example', 'rigth': 'x'}}"
                        + " | /providers/verifier/check/rigth: is not known here: check the spelling, or take it out",
            })
    void aWrongFileIsRefused(String file, String wrong) {
        assertEquals(
                Either.left(List.of(wrong)),
                Ways.read("{'providers': {'verifier': " + file + "}}").map(it -> ""));
    }
}
