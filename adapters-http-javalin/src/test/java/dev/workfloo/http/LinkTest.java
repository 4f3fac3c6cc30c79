package dev.workfloo.http;

import static dev.workfloo.http.Reply.error;
import static dev.workfloo.http.Reply.errors;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workfloo.access.Right;
import dev.workfloo.http.connection.ClientLimits;
import dev.workfloo.http.connection.TrustedProxies;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Links by which persons come to their executions, as clients make them. */
class LinkTest {

    private static final String ADDRESS = "https?://[^/]+/p/[0-9a-f]{24}/[A-Za-z0-9_-]{43}";

    private static TestService service;
    private static TestService behindAProxy;
    private static TestService known;

    @BeforeAll
    static void start() {
        service = TestService.start();
        ClientLimits limits = ClientLimits.USUAL.trusting(TrustedProxies.of("127.0.0.0/8"));
        behindAProxy = TestService.of(new Deployment(Deployment.Environments.MIXED, limits));
        known = TestService.of(Deployment.MIXED.at("https://apply.lender.mx"));
    }

    @AfterAll
    static void stop() {
        service.close();
        behindAProxy.close();
        known.close();
    }

    private static Call links(String method, String id) {
        return service.call(method, TestService.EXECUTE + "/" + id + "/link");
    }

    private static Call revoke(String id, String link) {
        return service.call("DELETE", TestService.EXECUTE + "/" + id + "/link/" + link);
    }

    private static Call start(TestService at, String definition, String body) {
        return at.call("POST", "/api/v1/definitions/" + definition + "/link").json(body);
    }

    private static JsonNode made(Call call) {
        return Json.tree(call.send().body());
    }

    private static String url(Call call) {
        return made(call).path("url").textValue();
    }

    @Test
    void makesALinkThatIsListedUntilItIsRevoked() {
        String id = service.started(Flows.LOAN);
        JsonNode link = made(links("POST", id));
        String name = link.path("id").textValue();

        JsonNode listed = made(links("GET", id));
        String told = revoke(id, name).send().told();
        String again = revoke(id, name.toUpperCase()).send().told();

        assertEquals(1, listed.size());
        assertEquals(name, listed.path(0).path("id").textValue());
        assertEquals(link.path("expires"), listed.path(0).path("expires"));
        assertEquals("200", told);
        assertEquals("200", again);
        assertEquals("[]", links("GET", id).send().body());
    }

    @Test
    void anAddressIsOfTheLinkAndWhatOpensIt() {
        String id = service.started(Flows.LOAN);
        JsonNode first = made(links("POST", id));
        JsonNode second = made(links("POST", id));

        String url = first.path("url").textValue();

        assertTrue(url.matches(ADDRESS), url);
        assertTrue(url.startsWith(service.address() + "/p/" + first.path("id").textValue() + "/"), url);
        assertNotEquals(url, second.path("url").textValue());
        assertTrue(!links("GET", id).send().body().contains(url.replaceFirst(".*/", "")));
    }

    @Test
    void anAddressBeginsWhereOthersReachTheService() {
        String body = "{}";

        assertTrue(url(start(known, Flows.LOAN, body)).startsWith("https://apply.lender.mx/p/"));
        assertTrue(url(start(behindAProxy, Flows.LOAN, body)
                        .with("Forwarded", "for=203.0.113.7;proto=https;host=lender.mx"))
                .startsWith("https://lender.mx/p/"));
        assertTrue(url(start(behindAProxy, Flows.LOAN, body)
                        .with("X-Forwarded-For", "203.0.113.7")
                        .with("X-Forwarded-Host", "lender.mx:8443")
                        .with("X-Forwarded-Proto", "https"))
                .startsWith("https://lender.mx:8443/p/"));
        assertTrue(url(start(behindAProxy, Flows.LOAN, body).with("Forwarded", "for=203.0.113.7;proto=gopher"))
                .startsWith(behindAProxy.address() + "/p/"));
        assertTrue(url(start(service, Flows.LOAN, body).with("Forwarded", "proto=https;host=evil.example"))
                .startsWith(service.address() + "/p/"));
    }

    @Test
    void endsWhenItIsSaid() {
        String id = service.started(Flows.LOAN);

        JsonNode usual = made(links("POST", id));
        JsonNode shorter = made(links("POST", id).json("{\"expiresIn\":\"PT24H\"}"));

        assertEquals(
                Duration.ofHours(48),
                Duration.between(
                        Instant.parse(shorter.path("expires").textValue()),
                        Instant.parse(usual.path("expires").textValue())));
    }

    @Test
    void refusesATimeThatIsNone() {
        String id = service.started(Flows.LOAN);

        assertEquals(
                errors(400, "FORMAT_ERROR", "{\"expiresIn\":\"must be a duration of ISO 8601, such as PT72H\"}"),
                links("POST", id).json("{\"expiresIn\":\"3 days\"}").send().told());
        assertEquals(
                errors(400, "FORMAT_ERROR", "{\"expiresIn\":\"must be text\"}"),
                links("POST", id).json("{\"expiresIn\":72}").send().told());
        assertEquals(
                errors(400, "FORMAT_ERROR", "{\"expiresIn\":\"must be from one minute to thirty days\"}"),
                start(service, Flows.LOAN, "{\"expiresIn\":\"PT1S\"}").send().told());
    }

    @Test
    void startsAnExecutionOfAPerson() {
        JsonNode begun =
                made(start(service, Flows.LOAN, "{\"form\":" + Flows.APPLICANT + ",\"idWorkflooDefinition\":\"x\"}"));

        String id = begun.path("idWorkfloo").textValue();
        JsonNode detail = made(service.get(TestService.EXECUTE + "/" + id));
        JsonNode listed = made(service.get("/api/v2/workfloo?origin=FRONT&_id=" + id));

        assertEquals("FRONT", detail.path("origin").textValue());
        assertEquals("127.0.0.1", detail.path("ipOrigin").textValue());
        assertEquals("offer", made(service.status(id)).path("currentNodeId").textValue());
        assertEquals(1, listed.size());
        assertEquals(1, made(links("GET", id)).size());
    }

    @Test
    void whatTheClientStartsStaysItsOwn() {
        String id = service.started(Flows.LOAN);
        links("POST", id).send();

        assertEquals(
                "API",
                made(service.get(TestService.EXECUTE + "/" + id)).path("origin").textValue());
    }

    @Test
    void checksAStartAsAnyOther() {
        assertEquals(
                error(400, "ELEMENT_NOT_EXIST_ERROR", "scenarioId not found"),
                service.call("POST", "/api/v1/definitions/" + Flows.LOAN + "/link?sandbox=true")
                        .json("{}")
                        .send()
                        .told());
        assertEquals(
                errors(400, "FORMAT_ERROR", "{\"id\":\"must be 24 hex digits\"}"),
                start(service, "nonsense", "{}").send().told());
        assertEquals(
                errors(400, "FORMAT_ERROR", "{\"linkId\":\"must be 24 hex digits\"}"),
                revoke(service.started(Flows.LOAN), "nonsense").send().told());
    }

    @Test
    void answersARepeatedCallWithTheSameLink() {
        String id = service.started(Flows.LOAN);
        String key = UUID.randomUUID().toString();

        String first = links("POST", id).with("Idempotency-Key", key).send().body();
        String again = links("POST", id).with("Idempotency-Key", key).send().body();
        String ended = afterCancelling(id, links("POST", id).with("Idempotency-Key", key));

        assertEquals(first, again);
        assertEquals(first, ended);
        assertEquals(1, made(links("GET", id)).size());
    }

    private static String afterCancelling(String id, Call call) {
        service.call("POST", TestService.EXECUTE + "/" + id + "/cancel").send();
        return call.send().body();
    }

    @Test
    void aRepeatedStartGivesTheSameExecutionAndLink() {
        String key = UUID.randomUUID().toString();

        String first = start(service, Flows.LOAN, "{}")
                .with("Idempotency-Key", key)
                .send()
                .body();
        String again = start(service, Flows.LOAN, "{}")
                .with("Idempotency-Key", key)
                .send()
                .body();
        String plain = service.execute(Flows.start(Flows.LOAN))
                .with("Idempotency-Key", key)
                .send()
                .told();
        String other = start(service, Flows.LOAN, "{\"expiresIn\":\"PT1H\"}")
                .with("Idempotency-Key", key)
                .send()
                .told();

        assertEquals(first, again);
        assertTrue(plain.startsWith("200"), plain);
        assertTrue(other.startsWith("422"), other);
    }

    /** The status would take the place of what is told once. */
    @Test
    void tellsTheLinkWhateverIsPreferred() {
        String id = service.started(Flows.LOAN);

        Reply reply = links("POST", id).with("Prefer", "return=representation").send();

        assertTrue(Json.tree(reply.body()).has("url"), reply::body);
    }

    @Test
    void isForThoseWhoMayExecute() {
        String id = service.started(Flows.LOAN);
        String key = service.addKey(TestService.OURS, Optional.empty(), Right.SEE, Right.REVIEW);
        String others = service.addKey(TestService.THEIRS, Optional.empty(), Right.values());

        assertEquals(
                error(403, "FORBIDDEN_ERROR", "the key lacks the right execute"),
                links("POST", id).key(key).send().told());
        assertEquals(
                error(404, "ELEMENT_NOT_EXIST_ERROR", "id not found"),
                links("GET", id).key(others).send().told());
        assertEquals(
                error(404, "ELEMENT_NOT_EXIST_ERROR", "id not found"),
                service.call("GET", TestService.EXECUTE + "/" + id + "/link?sandbox=true")
                        .send()
                        .told());
    }
}
