package dev.workfloo.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.workfloo.server.log.HeardLines;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** The request log names what was asked and how it went, and nothing that anybody sent. */
class PrivacyTest {

    private static final String SECRET = "s3cr3t";

    private final HeardLines everything = new HeardLines();
    private RequestLines log;

    private static TestService service;

    @BeforeAll
    static void start() {
        service = TestService.start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void capture() {
        log = RequestLines.capture();
        everything.start();
        root().addAppender(everything);
    }

    @AfterEach
    void release() {
        log.close();
        root().detachAppender(everything);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    static Stream<String[]> requests() {
        return Stream.of(
                new String[] {"POST", "/api/v1/workfloo", "POST /api/v1/workfloo 400"},
                new String[] {"GET", "/api/v1/workfloo/status/" + Flows.LOAN, "GET /api/v1/workfloo/status/{id} 404"},
                new String[] {"POST", "/api/v1/workfloo/" + SECRET + "/form", "POST /api/v1/workfloo/{id}/form 400"},
                new String[] {
                    "PATCH", "/api/v1/workfloo/" + SECRET + "/nip/send", "PATCH /api/v1/workfloo/{id}/nip/send 400"
                },
                new String[] {
                    "PATCH",
                    "/api/v1/workfloo/" + SECRET + "/nip/validate",
                    "PATCH /api/v1/workfloo/{id}/nip/validate 400"
                },
                new String[] {
                    "PATCH",
                    "/api/v1/workfloo/" + Flows.LOAN + "/nip/resend",
                    "PATCH /api/v1/workfloo/{id}/nip/resend 404"
                },
                new String[] {"GET", "/api/v1/workfloo", "GET /api/v1/workfloo 400"},
                new String[] {"GET", "/api/v2/workfloo", "GET /api/v2/workfloo 200"},
                new String[] {"GET", "/api/v1/" + SECRET, "GET (no route) 404"},
                new String[] {"DELETE", "/api/v1/workfloo", "DELETE (no route) 405"},
                new String[] {"GET", "/health", "GET /health 200"});
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aRequestIsOneLineWithItsId(String method, String path, String said) {
        Reply reply = service.call(method, path + "?x=" + SECRET)
                .with("Idempotency-Key", "first-" + SECRET)
                .with("urlCallback", SECRET)
                .with("xApiKeyCallback", SECRET)
                .json("{\"form\":\"" + SECRET + "\"}")
                .send();

        String line = log.line(reply.header("X-Request-Id"), Level.INFO);

        assertTrue(line.matches("[0-9a-f]{1,16} " + Pattern.quote(said) + " [0-9]+\\.[0-9] ms"), line);
        assertSilent();
    }

    @Test
    void aRefusedKeyIsLoggedWithoutIt() {
        Reply reply = service.get("/api/v1/workfloo").key(SECRET).send();

        String line = log.line(reply.header("X-Request-Id"), Level.INFO);

        assertTrue(line.contains(" GET ") && line.contains(" 401 "), line);
        assertSilent();
    }

    @Test
    void whatGoesWellLeavesNoTraceEither() {
        String body = "{\"idWorkflooDefinition\":\"" + Flows.LOAN + "\",\"callbackUrl\":\"https://" + SECRET
                + ".example.com\",\"callbackXApiKey\":\"" + SECRET
                + "\",\"form\":{\"first_name\":\"" + SECRET + "\",\"rfc_pf\":\"KIBA801010\"}}";

        Reply reply = service.call("POST", TestService.EXECUTE + "?sandbox=false&x=" + SECRET)
                .json(body)
                .with("Idempotency-Key", SECRET)
                .send();

        TestService.id(reply);
        log.line(reply.header("X-Request-Id"), Level.INFO);
        assertSilent();
    }

    @Test
    void consentLeavesNoTrace() {
        String id = service.askedForConsent();
        List<Reply> replies = new ArrayList<>();
        replies.add(service.nip("send", id)
                .json("{\"countryCode\":\"+52\",\"phoneNumber\":\"5587654321\"}")
                .with("urlCallback", "https://" + SECRET + ".example.com")
                .with("xApiKeyCallback", SECRET)
                .send());
        service.work();
        String code = service.code(id);
        String wrong = code.equals("314159") ? "271828" : "314159";
        for (String typed : List.of(wrong, "31415", code, code)) {
            replies.add(service.type(id, typed).send());
        }
        service.work();
        replies.add(
                service.nip("resend", id).json("{\"phoneNumber\":5587654321}").send());
        replies.add(service.status(id).send());
        replies.add(service.get(TestService.EXECUTE + "/" + id).send());

        replies.forEach(reply -> log.line(reply.header("X-Request-Id"), Level.INFO));
        assertEquals(
                List.of(200, 400, 400, 200, 200, 400, 200, 200),
                replies.stream().map(Reply::status).toList());
        for (String word : List.of(
                SECRET, service.key(), "KIBA", "5512345678", "5587654321", "ana@example", " " + code, " " + wrong)) {
            assertEquals(List.of(), lines().filter(line -> line.contains(word)).toList(), word);
        }
    }

    @Test
    void aLinkLeavesNoTrace() {
        String id = service.started(Flows.LOAN);
        log.close();
        log = RequestLines.capture();
        String links = TestService.EXECUTE + "/" + id + "/link";

        Reply made = service.call("POST", links).with("Idempotency-Key", SECRET).send();
        String link = Json.at(made.body(), "id");
        String token = Json.at(made.body(), "url").replaceFirst(".*/", "");
        Reply again =
                service.call("POST", links).with("Idempotency-Key", SECRET).send();
        Reply revoked = service.call("DELETE", links + "/" + link).send();

        List.of(made, again, revoked).forEach(reply -> log.line(reply.header("X-Request-Id"), Level.INFO));
        assertEquals(made.body(), again.body());
        for (String word : List.of(SECRET, service.key(), link, token)) {
            assertEquals(List.of(), lines().filter(line -> line.contains(word)).toList(), word);
        }
    }

    @Test
    void eachRequestHasAnIdOfItsOwn() {
        Set<String> ids = new HashSet<>();

        for (int i = 0; i < 20; i++) {
            String id = service.get("/health").send().header("X-Request-Id");
            log.line(id, Level.INFO);
            ids.add(id);
        }

        assertEquals(20, ids.size());
        assertEquals(
                20,
                log.events().stream()
                        .filter(line -> ids.contains(line.getFormattedMessage().split(" ")[0]))
                        .count());
    }

    private Stream<String> lines() {
        return Stream.concat(log.events().stream().map(ILoggingEvent::getFormattedMessage), everything.said().stream());
    }

    private void assertSilent() {
        List<String> leaks = lines().filter(
                        line -> line.contains(SECRET) || line.contains(service.key()) || line.contains("KIBA"))
                .toList();
        assertEquals(List.of(), leaks);
        assertEquals(1, log.events().size());
    }
}
