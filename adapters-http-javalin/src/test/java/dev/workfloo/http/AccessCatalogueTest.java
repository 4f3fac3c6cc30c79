package dev.workfloo.http;

import static dev.workfloo.http.Reply.error;
import static dev.workfloo.http.TestService.OURS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.access.Caller;
import dev.workfloo.access.Environment;
import dev.workfloo.access.Right;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys, rights, paths and methods. */
class AccessCatalogueTest {

    private static final String STATUS = TestService.EXECUTE + "/status/" + Flows.LOAN;
    private static final String FORM = TestService.EXECUTE + "/" + Flows.LOAN + "/form";

    private static TestService service;

    @BeforeAll
    static void start() {
        service = TestService.start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /api", "GET /api/", "POST /api/v1/workfloo", "GET /api/v9", "DELETE /api/v1/workfloo"})
    void withoutAKeyEverythingIs401(String line) {
        String[] request = line.split(" ");

        Reply reply = Call.to(service.port(), request[0], request[1]).send();

        assertEquals("401", reply.told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "wfk_", "", " ", "Bearer %s", "bearer %s", "%s,%s", "\"%s\"", "x%s"})
    void anyOtherKeyIs401(String key) {
        Call call = service.execute(Flows.start(Flows.LOAN));

        Reply reply = call.key(key.replace("%s", service.key())).send();

        assertEquals("401", reply.told());
    }

    @Test
    void aKeyElsewhereIsNoKey() {
        Call call = service.execute(Flows.start(Flows.LOAN)).noKey();

        Reply reply = call.with("Authorization", service.key()).send();

        assertEquals("401", reply.told());
    }

    @Test
    void aRevokedKeyIs401() {
        String key = service.addKey(new Caller(OURS, "short-lived", Optional.empty(), Set.of(Right.EXECUTE)));
        TestService.id(service.execute(Flows.start(Flows.LOAN)).key(key).send());

        service.revoke("short-lived");
        service.pass(Duration.ofSeconds(5));

        assertEquals(
                "401", service.execute(Flows.start(Flows.LOAN)).key(key).send().told());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/",
                "/api/v1",
                "/api/v3/workfloo",
                "/api/v1/workfloos",
                "/api/v1/workfloo/a/form/b",
                "/api/v1/workfloo/a/nip",
                "/api/v1/workfloo/a/nip/forget",
                "/API/v1/workfloo"
            })
    void anUnknownPathIs404(String path) {
        assertEquals("404", service.get(path).send().told());
        assertEquals("404", service.call("POST", path).json("nonsense").send().told());
        assertEquals("404", service.call("HEAD", path).send().told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "post", "get"})
    void postExecutesAndGetLists(String method) {
        Reply reply = service.call(method, TestService.EXECUTE).send();

        assertEquals("405 Allow: GET, POST", reply.told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"})
    void onlyPostAnswersAForm(String method) {
        Reply reply = service.call(method, FORM).send();

        assertEquals("405 Allow: POST", reply.told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"})
    void onlyGetTellsTheStatus(String method) {
        Reply reply = service.call(method, STATUS).send();

        assertEquals("405 Allow: GET", reply.told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "patch"})
    void onlyPatchServesCodes(String method) {
        for (String word : List.of("send", "validate", "resend")) {
            String path = TestService.EXECUTE + "/" + Flows.LOAN + "/nip/" + word;

            assertEquals("405 Allow: PATCH", service.call(method, path).send().told(), word);
        }
    }

    @ParameterizedTest
    @CsvSource({"PRODUCTION, ?sandbox=true, ''", "SANDBOX, '', ?sandbox=true"})
    void aKeyCountsInItsEnvironmentOnly(Environment only, String elsewhere, String there) {
        String key = service.addKey(OURS, Optional.of(only), Right.EXECUTE);

        Reply refused =
                service.call("POST", TestService.EXECUTE + elsewhere).key(key).send();
        Reply admitted = service.call("POST", TestService.EXECUTE + there)
                .key(key)
                .json(Flows.start(Flows.LOAN, Flows.LOAN_SCENARIO))
                .send();

        assertEquals("401", refused.told());
        TestService.id(admitted);
    }

    @Test
    void stepsNeedTheRightToExecute() {
        String key = service.addKey(OURS, Optional.empty(), all(Right.EXECUTE));
        String forbidden = error(403, "FORBIDDEN_ERROR", "the key lacks the right execute");

        Reply execute = service.execute(Flows.start(Flows.LOAN)).key(key).send();
        Reply form = service.form(service.started(Flows.LOAN), "{}").key(key).send();
        Reply code = service.type(service.sentACode(), "123456").key(key).send();

        assertEquals(List.of(forbidden, forbidden, forbidden), List.of(execute.told(), form.told(), code.told()));
    }

    private static Right[] all(Right... but) {
        return Stream.of(Right.values())
                .filter(right -> !List.of(but).contains(right))
                .toArray(Right[]::new);
    }

    @ParameterizedTest
    @EnumSource(names = {"EXECUTE", "SEE", "REVIEW"})
    void whoeverWorksWithItIsToldHowItStands(Right right) {
        String key = service.addKey(OURS, Optional.empty(), right);

        List<Reply> replies = told(key);

        assertEquals(List.of(200, 200, 200), replies.stream().map(Reply::status).toList());
    }

    private static List<Reply> told(String key) {
        String id = service.started(Flows.LOAN);
        return Stream.of("/status/" + id, "/" + id, "/" + id + "/why")
                .map(path -> service.get(TestService.EXECUTE + path).key(key).send())
                .toList();
    }

    @Test
    void whoeverElseIsToldNothing() {
        String key = service.addKey(OURS, Optional.empty(), all(Right.EXECUTE, Right.SEE, Right.REVIEW));

        List<Reply> replies = told(key);

        String forbidden =
                error(403, "FORBIDDEN_ERROR", "the key has none of the rights execute, see, review: one is needed");
        assertEquals(
                List.of(forbidden, forbidden, forbidden),
                replies.stream().map(Reply::told).toList());
    }
}
