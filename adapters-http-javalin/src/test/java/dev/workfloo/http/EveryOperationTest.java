package dev.workfloo.http;

import static dev.workfloo.http.Reply.error;
import static dev.workfloo.http.Reply.errors;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workfloo.access.Right;
import dev.workfloo.http.operation.Route;
import dev.workfloo.http.operation.Route.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of each operation in the table, and so of each new one: it is refused, described and documented as it is declared. */
class EveryOperationTest {

    private static final int LARGEST = 2_000;

    private static TestService service;

    @BeforeAll
    static void start() {
        service = TestService.taking(LARGEST);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    static Stream<Named<Route>> all() {
        return service.operations().stream().map(route -> Named.of(named(route), route));
    }

    static Stream<Named<Route>> withABody() {
        return all().filter(route -> route.getPayload().input() != Input.NOTHING);
    }

    private static String named(Route route) {
        return route.method() + " " + route.path();
    }

    private static Call call(Route route, String id) {
        return call(route.method().name(), route, id);
    }

    private static Call call(String method, Route route, String id) {
        return service.call(method, route.path().replace("{id}", id).replaceAll("\\{[^}]*}", "x"));
    }

    private static Call call(Route route) {
        return call(route, Flows.LOAN);
    }

    @ParameterizedTest
    @EnumSource
    void eachWayToTakeABodyIsTried(Input input) {
        assertTrue(service.operations().stream().anyMatch(route -> route.input() == input));
    }

    @ParameterizedTest
    @MethodSource("all")
    void wantsAKey(Route route) {
        assertEquals("401", call(route).noKey().send().told());
    }

    @ParameterizedTest
    @MethodSource("all")
    void wantsARight(Route route) {
        Right[] others = Arrays.stream(Right.values())
                .filter(right -> !route.rights().contains(right))
                .toArray(Right[]::new);
        String key = service.addKey(TestService.OURS, Optional.empty(), others);

        String told = call(route).key(key).send().told();

        String lacks = route.rights().size() == 1
                ? "the key lacks the right " + route.rights().get(0).word()
                : "the key has none of the rights "
                        + Right.words(route.rights()).replace(",", ", ") + ": one is needed";
        assertEquals(error(403, "FORBIDDEN_ERROR", lacks), told);
    }

    /** As roles beside the key, of which one is enough (OpenAPI 3.1, Security Requirement Object). */
    @ParameterizedTest
    @MethodSource("all")
    void saysWhichRightItWants(Route route) {
        JsonNode own = described(route).path("security");
        JsonNode wanted = own.isMissingNode() ? DescribedApi.document().path("security") : own;

        List<String> roles = new ArrayList<>();
        wanted.forEach(one -> roles.add(one.path("apiKey").path(0).asText()));

        assertEquals(route.rights().stream().map(Right::word).toList(), roles);
    }

    @ParameterizedTest
    @MethodSource("all")
    void wantsToKnowTheEnvironment(Route route) {
        Call call = call(route);

        String told = service.call(call.method(), call.target() + "?sandbox=perhaps")
                .send()
                .told();

        assertEquals(errors(400, "FORMAT_ERROR", "{\"sandbox\":\"must be true or false\"}"), told);
    }

    @ParameterizedTest
    @MethodSource("all")
    void saysWhatElseIsServed(Route route) {
        String allowed = service.operations().stream()
                .filter(other -> other.path().equals(route.path()))
                .map(other -> other.method().name())
                .sorted()
                .collect(joining(", "));

        for (String method : List.of("PUT", "HEAD", "OPTIONS")) {
            Reply reply = call(method, route, Flows.LOAN).send();

            assertEquals("405 Allow: " + allowed, reply.told(), method);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void wantsAnIdThatIsOne(Route route) {
        if (!route.isOfAnExecution()) return;

        String told = call(route, "nonsense").send().told();

        assertEquals(errors(400, "FORMAT_ERROR", "{\"id\":\"must be 24 hex digits\"}"), told);
    }

    @ParameterizedTest
    @MethodSource("withABody")
    void wantsJson(Route route) {
        Call call = call(route).json("{}").with("Content-Type", "text/plain");

        String told = call.send().told();

        assertEquals(error(415, "FORMAT_ERROR", "Content-Type must be application/json"), told);
    }

    @ParameterizedTest
    @MethodSource("withABody")
    void wantsAnObject(Route route) {
        String told = call(route).json("[]").send().told();

        String why = "the body is not a JSON object";
        boolean saysItself = route.input() == Input.OBJECT_OR_WHY_NOT;
        assertEquals(
                saysItself ? oneSentence(400, why, ",\"remainingRetries\":\"0\"") : error(400, "FORMAT_ERROR", why),
                told);
    }

    @ParameterizedTest
    @MethodSource("withABody")
    void takesSoMuchAndNoMore(Route route) {
        String told = call(route).json("x".repeat(LARGEST + 1)).send().told();

        assertEquals(error(413, "SIZE_ERROR", "the body is larger than 2000 bytes"), told);
    }

    @ParameterizedTest
    @MethodSource("withABody")
    void wantsAKeyThatIsOne(Route route) {
        if (!route.changes()) return;

        String told = call(route).json("{}").with("Idempotency-Key", "").send().told();

        assertEquals(errors(400, "FORMAT_ERROR", "{\"Idempotency-Key\":\"must have 1 to 255 characters\"}"), told);
    }

    /** They are sent what the description has as an example. */
    static Stream<Named<Route>> atAStep() {
        return withABody().filter(it -> it.getPayload().isOfAnExecution());
    }

    private static Call example(Route route, String id) {
        JsonNode body = DescribedApi.resolved(described(route).path("requestBody"));
        return call(route, id)
                .json(body.at("/content/application~1json/example").toString());
    }

    @ParameterizedTest
    @MethodSource("atAStep")
    void doesNotFindWhatIsNotThere(Route route) {
        String told = example(route, Flows.LOAN).send().told();

        assertEquals(error(404, "ELEMENT_NOT_EXIST_ERROR", "id not found"), told);
    }

    /** Of a code with 403, elsewhere with 409. */
    @ParameterizedTest
    @MethodSource("atAStep")
    void isRefusedBehindTheEnd(Route route) {
        String id = service.started(Flows.NOTE);

        Reply reply = example(route, id).send();

        String why = "the workfloo had already finished";
        boolean isOneSentence = route.path().contains("/otp/");
        assertEquals(
                isOneSentence ? oneSentence(403, why, "") : error(reply.status(), "STATE_ERROR", why), reply.told());
        assertTrue(Set.of(403, 409).contains(reply.status()), reply::told);
    }

    /** What is told of one-time codes. */
    private static String oneSentence(int status, String error, String more) {
        return Reply.json(status, "{\"error\":\"" + error + "\"" + more + "}");
    }

    @ParameterizedTest
    @MethodSource("all")
    void isDescribedAsItIsDeclared(Route route) {
        JsonNode described = described(route);

        List<String> parameters = described.findValuesAsText("$ref");
        assertTrue(parameters.contains("#/components/parameters/sandbox"), parameters::toString);
        assertEquals(route.isOfAnExecution(), parameters.contains("#/components/parameters/id"));
        assertEquals(route.changes(), parameters.contains("#/components/parameters/idempotencyKey"));
        // Of links no execution moves, whose status would tell of it.
        boolean moves = route.changes() && !route.path().contains("/link");
        assertEquals(moves, parameters.contains("#/components/parameters/preferRepresentation"));
        assertEquals(route.input() != Input.NOTHING, described.has("requestBody"));
        assertEquals(
                route.input() != Input.NOTHING && route.input() != Input.OBJECT_IF_ANY,
                required(described.path("requestBody")));
    }

    /** Whatever it does, it can be refused so. */
    @ParameterizedTest
    @MethodSource("all")
    void describesHowItIsRefused(Route route) {
        Set<String> refusals = new TreeSet<>(Set.of("400", "401", "403", "429", "500", "503"));
        if (route.isOfAnExecution()) refusals.add("404");
        if (route.input() != Input.NOTHING) refusals.addAll(Set.of("413", "415"));
        if (route.changes()) refusals.add("422");

        JsonNode described = described(route).path("responses");

        refusals.removeIf(described::has);
        assertEquals(Set.of(), refusals, named(route));
    }

    private static JsonNode described(Route route) {
        return DescribedApi.document()
                .path("paths")
                .path(route.path())
                .path(route.method().name().toLowerCase());
    }

    private static boolean required(JsonNode body) {
        return DescribedApi.resolved(body).path("required").asBoolean();
    }

    @ParameterizedTest
    @MethodSource("all")
    void isDocumented(Route route) throws IOException {
        String page = Files.readString(Path.of("docs", "api.md"));

        assertTrue(page.contains("`" + named(route) + "`"), named(route));
    }

    /** What a client does that was not answered. */
    @ParameterizedTest
    @MethodSource("all")
    void canBeRepeatedOrLookedUp(Route route) throws IOException {
        if (!route.changes() || !route.isOfAnExecution()) return;
        String page = Files.readString(Path.of("docs", "api.md"));
        String section = page.substring(page.indexOf("\n### After a 503"), page.indexOf("\n## The status\n"));

        String word = route.path().replaceFirst(".*\\{id}/", "");
        assertTrue(section.contains("`" + word + "`"), word);
    }
}
