package dev.workfloo.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.workfloo.http.Deployment.Environments;
import dev.workfloo.http.connection.ClientLimits;
import dev.workfloo.http.operation.Route;
import io.javalin.http.HandlerType;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A paused deployment shows what is there, and takes nothing that changes it, whichever operation there is. */
class PausedTest {

    private static final String REFUSED = "503 Content-Type: application/json Retry-After: 60"
            + " {\"typeError\":\"UNAVAILABLE_ERROR\",\"errors\":null,"
            + "\"errorMessage\":\"try again after the time in Retry-After\"}";

    private static final AtomicBoolean PAUSED = new AtomicBoolean();

    private static TestService service;
    private static String id;

    @BeforeAll
    static void start() {
        service =
                TestService.of(new Deployment(Environments.MIXED, ClientLimits.USUAL, KeyRates.UNBOUNDED, PAUSED::get));
        id = service.started(Flows.LOAN);
        PAUSED.set(true);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    static Stream<Named<Route>> all() {
        return service.operations().stream().map(route -> Named.of(route.method() + " " + route.path(), route));
    }

    private static Call call(Route route) {
        Call call = service.call(
                route.method().name(), route.path().replace("{id}", id).replaceAll("\\{[^}]*}", "x"));
        return route.input() == Route.Input.NOTHING ? call : call.json("{}");
    }

    @ParameterizedTest
    @MethodSource("all")
    void looksAreAnsweredAndAllElseIsRefused(Route route) {
        Reply reply = call(route).send();

        if (route.method().equals(HandlerType.GET)) assertNotEquals(503, reply.status(), reply::told);
        else assertEquals(REFUSED, reply.told());
    }

    @ParameterizedTest
    @MethodSource("all")
    void nobodyLearnsOfItWithoutAKey(Route route) {
        assertEquals("401", call(route).noKey().send().told());
    }

    @Test
    void whatWasStartedBeforeIsShownAsItStands() {
        assertEquals(200, service.status(id).send().status());
    }

    @Test
    void goesOnWhenItIsLetGo() {
        PAUSED.set(false);

        Reply started = service.execute(Flows.start(Flows.LOAN)).send();
        PAUSED.set(true);

        assertEquals(200, started.status(), started::told);
    }
}
