package dev.workfloo.http;

import static dev.workfloo.http.Reply.error;
import static dev.workfloo.http.Reply.errors;
import static dev.workfloo.http.Reply.json;
import static dev.workfloo.http.Reply.later;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workfloo.access.Right;
import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.verification.TokenCheck;
import dev.workfloo.execution.verification.TokenJudgement;
import io.vavr.control.Either;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A one-time code over HTTP: each answer of the contract, whole. */
class OtpCatalogueTest {

    private static final String UNKNOWN = error(404, "ELEMENT_NOT_EXIST_ERROR", "id not found");
    private static final String UNAVAILABLE =
            later(503, "UNAVAILABLE_ERROR", "try again after the time in Retry-After");

    private static TestService service;

    @BeforeAll
    static void start() {
        service = TestService.start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String sent() {
        return service.sentAToken(Flows.VERIFICATION);
    }

    private static String strict() {
        return service.sentAToken(Flows.STRICT_VERIFICATION);
    }

    private static String type(String id, String token) {
        return service.typeToken(id, token).send().told();
    }

    private static JsonNode status(String id) {
        return Json.tree(service.status(id).send().body());
    }

    private static String wrong(int left) {
        return refused("the code is wrong", left);
    }

    private static String refused(String error, int left) {
        return json(400, "{\"error\":\"" + error + "\",\"remainingRetries\":\"" + left + "\"}");
    }

    private static String refused(String error) {
        return json(403, "{\"error\":\"" + error + "\"}");
    }

    // What the status shows

    @Test
    void whileTheCodeIsOnItsWayClientsWait() {
        String id = service.started(Flows.VERIFICATION);

        JsonNode before = status(id);
        service.work();

        assertEquals("LINK_PROCESSING", before.path("currentNodeType").asText());
        assertFalse(before.has("verification") || before.has("link"));
        assertEquals("LINK", status(id).path("currentNodeType").asText());
    }

    @Test
    void theStatusTellsOfTheCode() {
        JsonNode status = status(sent());

        JsonNode verification = status.path("verification");
        String validation = verification.path("validationId").asText();
        assertEquals(
                "{\"channel\":\"sms\",\"maskedDestination\":\"+52 ******5678\",\"remainingRetries\":3,\"validationId\":\""
                        + validation + "\",\"validationType\":\"OTP\"}",
                verification.toString());
        assertTrue(validation.matches("validation-[0-9]+"));
        assertEquals(
                "{\"phase\":\"VALIDATE\",\"events\":[{\"date\":\"2026-03-01T12:00:00Z\",\"status\":\"SENT\"}]}",
                status.path("link").toString());
        assertFalse(status.toString().contains("5512345678"));
    }

    @Test
    void theDetailTellsHowFarItHasCome() {
        String id = sent();
        type(id, Neighbours.TOKEN);

        JsonNode node = Json.tree(
                        service.get(TestService.EXECUTE + "/" + id).send().body())
                .path("nodes")
                .get(0);

        assertEquals(
                "{\"events\":[{\"date\":\"2026-03-01T12:00:00Z\",\"status\":\"SENT\"}],\"phase\":\"VALIDATED\"}",
                node.path("link").toString());
        assertEquals("LINK", node.path("type").asText());
    }

    // Tokens

    @Test
    void aRightTokenIsAnsweredWithNothing() {
        String id = sent();

        assertEquals("200", type(id, Neighbours.TOKEN));

        assertEquals("SUCCESS", status(id).path("status").asText());
        assertFalse(status(id).has("verification"));
    }

    @Test
    void aWrongTokenSaysHowManyMayStillCome() {
        String id = sent();

        assertEquals(wrong(2), type(id, "000000"));
        assertEquals(2, status(id).path("verification").path("remainingRetries").asInt());
        assertEquals(wrong(1), type(id, "000000"));
    }

    @Test
    void theLastWrongTokenIs403() {
        String id = strict();
        type(id, "000000");

        assertEquals(refused("no attempts left"), type(id, "000000"));
        assertEquals("ERROR", status(id).path("status").asText());
    }

    @Test
    void theLastWrongTokenIs200WhereTheFlowGoesOn() {
        String id = sent();
        type(id, "000000");
        type(id, "000000");

        assertEquals("200", type(id, "000000"));
        assertEquals("SUCCESS", status(id).path("status").asText());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | token is required",
                "{\"token\": null} | token is required",
                "{\"token\": \" \"} | token is required",
                "{\"token\": 493817} | token must be text",
                "{\"token\": [\"493817\"]} | token must be text",
                "[] | the body is not a JSON object",
                "null | the body is not a JSON object",
            })
    void whatIsWrongWithTheBodyIsToldInOneSentence(String body, String error) {
        String id = sent();
        type(id, "000000");

        assertEquals(
                refused(error, 2), service.otp("validate", id).json(body).send().told());
        assertEquals(wrong(1), type(id, "000000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"token\": \"1\", \"token\": \"2\"}", "\"493817\"", "x"})
    void aBodyThatIsNoJsonIsToldInOneSentenceToo(String body) {
        JsonNode told =
                Json.tree(service.otp("validate", strict()).json(body).send().body());

        assertEquals("2", told.path("remainingRetries").textValue());
        assertTrue(told.path("error").textValue().startsWith("the body is "), told::toString);
        assertEquals(2, told.size());
    }

    @Test
    void aBodyThatIsNoneGoesBeforeTheState() {
        String id = service.started(Flows.LOAN);

        assertEquals(
                refused("the body is not a JSON object", 0),
                service.otp("validate", id).json("[]").send().told());
        assertEquals(
                refused("the body is not a JSON object", 0),
                service.otp("validate", Flows.LOAN).json("[]").send().told());
    }

    @Test
    void whatIsRefusedBeforeTheBodyKeepsTheEnvelope() {
        String id = sent();

        assertEquals(
                errors(400, "FORMAT_ERROR", "{\"id\":\"must be 24 hex digits\"}"), type("nonsense", Neighbours.TOKEN));
        assertEquals(
                error(415, "FORMAT_ERROR", "Content-Type must be application/json"),
                service.typeToken(id, "1")
                        .with("Content-Type", "text/plain")
                        .send()
                        .told());
        assertEquals(
                errors(400, "FORMAT_ERROR", "{\"sandbox\":\"must be true or false\"}"),
                service.call("PATCH", TestService.EXECUTE + "/" + id + "/otp/validate?sandbox=yes")
                        .json("{}")
                        .send()
                        .told());
        assertEquals(
                "403",
                service.typeToken(id, "1").key(withoutRights()).send().told().substring(0, 3));
        assertEquals("401", service.typeToken(id, "1").noKey().send().told());
    }

    private static String withoutRights() {
        return service.addKey(TestService.OURS, Optional.empty(), Right.REVIEW);
    }

    @Test
    void aProviderThatFailsIs503AndCountsForNothing() {
        String id = sent();
        service.neighbours()
                .judge(check ->
                        Either.left(new Failed("TIMEOUT", "no answer", ConnectorAnswer.Reply.NONE, Optional.empty())));

        Reply reply = service.typeToken(id, Neighbours.TOKEN).send();
        service.neighbours().judge(OtpCatalogueTest::usual);

        assertEquals(UNAVAILABLE, reply.told());
        assertEquals(3, status(id).path("verification").path("remainingRetries").asInt());
        assertEquals("200", type(id, Neighbours.TOKEN));
    }

    private static Either<Failed, TokenJudgement> usual(TokenCheck check) {
        return Either.right(check.token().equals(Neighbours.TOKEN) ? TokenJudgement.RIGHT : TokenJudgement.WRONG);
    }

    @Test
    void anExpiredCodeCountsForNothing() {
        String id = sent();
        service.neighbours().judge(check -> Either.right(TokenJudgement.EXPIRED));

        String told = type(id, Neighbours.TOKEN);
        service.neighbours().judge(OtpCatalogueTest::usual);

        assertEquals(refused("the code has expired: ask for another one", 3), told);
    }

    // Another code

    @Test
    void anotherCodeHasAnotherId() {
        String id = sent();
        String first = status(id).path("verification").path("validationId").asText();

        assertEquals("200", service.otp("fallback", id).send().told());
        String meanwhile = status(id).path("currentNodeType").asText();
        service.work();

        assertEquals("LINK_PROCESSING", meanwhile);
        assertFalse(first.equals(
                status(id).path("verification").path("validationId").asText()));
        assertEquals(
                refused("no fallbacks left"), service.otp("fallback", id).send().told());
    }

    // Elsewhere

    @ParameterizedTest
    @ValueSource(strings = {"validate", "fallback"})
    void elsewhereIs403InOneSentence(String word) {
        String form = service.started(Flows.LOAN);
        String over = service.started(Flows.NOTE);

        assertEquals(
                refused("the workfloo waits at FORM applicant"),
                call(word, form).send().told());
        assertEquals(
                refused("the workfloo had already finished"),
                call(word, over).send().told());
        assertEquals(UNKNOWN, call(word, Flows.LOAN).send().told());
        assertEquals(
                UNKNOWN,
                service.call("PATCH", TestService.EXECUTE + "/" + form + "/otp/" + word + "?sandbox=true")
                        .json("{\"token\":\"1\"}")
                        .send()
                        .told());
    }

    private static Call call(String word, String id) {
        return word.equals("validate") ? service.typeToken(id, "123456") : service.otp(word, id);
    }

    @Test
    void otherStepsAreRefusedWhereAOneTimeCodeIsAwaited() {
        String id = sent();

        String elsewhere = "the workfloo waits at LINK reached";
        assertEquals(
                error(403, "STATE_ERROR", elsewhere),
                service.type(id, "123456").send().told());
        assertEquals(
                error(409, "STATE_ERROR", elsewhere),
                service.form(id, "{}").send().told());
    }

    // Busy

    /** The whole patience of a caller once; shorter waits are tried where no time goes by. */
    @Test
    void whatStaysBusyIs403() {
        String id = service.started(Flows.VERIFICATION);

        assertEquals(refused("the workfloo is busy with another step or another call"), type(id, Neighbours.TOKEN));
    }

    @Test
    void aDoubleSubmitIsAnsweredAlikeAndCountsOnce() throws Exception {
        String id = sent();
        CountDownLatch isAsked = new CountDownLatch(1);
        CountDownLatch mayAnswer = new CountDownLatch(1);
        int before = service.neighbours().checked();
        service.neighbours().judge(check -> {
            isAsked.countDown();
            await(mayAnswer);
            return Either.right(TokenJudgement.WRONG);
        });

        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> type(id, "000000"));
        isAsked.await();
        CompletableFuture<String> second = CompletableFuture.supplyAsync(() -> type(id, "000000"));
        String meanwhile = status(id).path("currentNodeType").asText();
        awaitSomebodyWaiting();
        mayAnswer.countDown();
        List<String> told = List.of(first.get(), second.get());
        service.neighbours().judge(OtpCatalogueTest::usual);

        assertEquals(List.of(wrong(2), wrong(2)), told);
        assertEquals("LINK", meanwhile);
        assertEquals(before + 1, service.neighbours().checked());
        assertEquals(2, status(id).path("verification").path("remainingRetries").asInt());
    }

    /** Until a request waits for another one. */
    private static void awaitSomebodyWaiting() {
        while (Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .noneMatch(frame -> frame.getClassName().endsWith(".BriefPatience"))) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    // The sandbox

    @Test
    void inTheSandboxOneTokenIsRightAndNothingIsSent() {
        String id = TestService.id(service.executeInSandbox(Flows.start(Flows.VERIFICATION, "6571181fd511b6e54fe2a007"))
                .send());
        Call right = service.call("PATCH", TestService.EXECUTE + "/" + id + "/otp/validate?sandbox=true")
                .json("{\"token\":\"123456\"}");

        String status = service.get(TestService.EXECUTE + "/status/" + id + "?sandbox=true")
                .send()
                .body();
        int before = service.neighbours().checked();

        assertEquals(
                "sms", Json.tree(status).path("verification").path("channel").asText());
        assertEquals("200", right.send().told());
        assertEquals(before, service.neighbours().checked());
    }
}
