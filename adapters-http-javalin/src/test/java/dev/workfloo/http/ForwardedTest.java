package dev.workfloo.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.http.connection.ClientLimits;
import dev.workfloo.http.connection.TrustedProxies;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a proxy says counts where it is trusted, and nowhere else. */
class ForwardedTest {

    private static final String FORWARDED = "for=203.0.113.7;host=sandbox.lender.mx";
    private static final String NO_SCENARIO = Reply.error(400, "ELEMENT_NOT_EXIST_ERROR", "scenarioId not found");

    private static TestService behindAProxy;
    private static TestService alone;

    @BeforeAll
    static void start() {
        ClientLimits limits = ClientLimits.USUAL.trusting(TrustedProxies.of("127.0.0.0/8"));
        behindAProxy = TestService.of(new Deployment(Deployment.Environments.MIXED, limits));
        alone = TestService.start();
    }

    @AfterAll
    static void stop() {
        behindAProxy.close();
        alone.close();
    }

    private static String ipOrigin(TestService service, Call start) {
        String id = TestService.id(start.send());
        String detail = service.get(TestService.EXECUTE + "/" + id).send().body();
        return detail.replaceAll(".*\"ipOrigin\":\"([^\"]*)\".*", "$1");
    }

    @Test
    void theClientIsWhereTheExecutionIsFrom() {
        String body = Flows.start(Flows.LOAN);

        assertEquals(
                "203.0.113.7", ipOrigin(behindAProxy, behindAProxy.execute(body).with("Forwarded", "for=203.0.113.7")));
        assertEquals(
                "203.0.113.7",
                ipOrigin(behindAProxy, behindAProxy.execute(body).with("X-Forwarded-For", "1.1.1.1, 203.0.113.7")));
        assertEquals(
                "127.0.0.1", ipOrigin(behindAProxy, behindAProxy.execute(body).with("Forwarded", "nonsense")));
        assertEquals("127.0.0.1", ipOrigin(alone, alone.execute(body).with("Forwarded", "for=203.0.113.7")));
    }

    @Test
    void theHostDecidesTheEnvironment() {
        String body = Flows.start(Flows.LOAN);

        assertEquals(
                NO_SCENARIO,
                behindAProxy.execute(body).with("Forwarded", FORWARDED).send().told());
        assertTrue(TestService.isStarted(
                alone.execute(body).with("Forwarded", FORWARDED).send()));
    }
}
