package dev.workfloo.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workfloo.wire.JsonTexts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is sent, the answer is one of the catalogue's, and never the server's own failure. */
class HostileJsonProperties {

    private static final String[] MEMBERS = {
        "idWorkflooDefinition",
        "scenarioId",
        "form",
        "document",
        "callbackUrl",
        "callbackXApiKey",
        "first_name",
        "rfc_pf",
        "income",
        "references",
        "name"
    };

    private static final String GOOD_START =
            "{\"idWorkflooDefinition\":\"" + Flows.LOAN + "\",\"callbackUrl\":\"https://example.com/\",\"form\":"
                    + "{\"first_name\":\"ANA\",\"rfc_pf\":\"KIBA801010\",\"income\":1.5e3,\"references\":[{\"name\":\"EVA\"}]}}";

    /** The statuses with a body, and the types of error that each may have. */
    private static final Set<String> CATALOGUE = Set.of(
            "400 REQUIRED_FIELDS",
            "400 FORMAT_ERROR",
            "400 ELEMENT_NOT_EXIST_ERROR",
            "403 FORBIDDEN_ERROR",
            "404 ELEMENT_NOT_EXIST_ERROR",
            "409 STATE_ERROR",
            "409 IDEMPOTENCY_ERROR",
            "413 SIZE_ERROR",
            "415 FORMAT_ERROR",
            "422 IDEMPOTENCY_ERROR");

    private static TestService service;
    private static String execution = "";

    @BeforeContainer
    static void start() {
        service = TestService.start();
        execution = service.started(Flows.LOAN);
    }

    @AfterContainer
    static void stop() {
        service.close();
    }

    @Provide
    Arbitrary<JsonNode> trees() {
        return JsonTexts.trees(MEMBERS);
    }

    @Provide
    Arbitrary<JsonNode> objects() {
        return JsonTexts.objects(MEMBERS);
    }

    @Provide
    Arbitrary<byte[]> mutations() {
        return JsonTexts.mutationsOf(GOOD_START, Flows.APPLICANT, Flows.start(Flows.LOAN, Flows.LOAN_SCENARIO));
    }

    @Provide
    Arbitrary<String> queries() {
        Arbitrary<String> pieces = Arbitraries.of(
                "sandbox", "=", "&", "true", "false", "%73", "%", "%zz", "%00", "+", ";", "?", "/", "..");
        return Arbitraries.oneOf(
                pieces.list().ofMaxSize(8).map(list -> String.join("", list)),
                Arbitraries.strings().withCharRange('!', '~').ofMaxLength(20));
    }

    @Provide
    Arbitrary<String> headerTexts() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withCharRange('\u0080', '\u00ff')
                .withChars('\t')
                .ofMaxLength(300);
    }

    @Property(tries = 1_000)
    void anyTreeIsAnswered(@ForAll("trees") JsonNode tree) {
        sendEverywhere(tree.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 1_000)
    void anyObjectIsAnswered(@ForAll("objects") JsonNode object) {
        sendEverywhere(object.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 1_000)
    void anyFormIsAnswered(@ForAll("trees") JsonNode form) {
        String body = Flows.startAnswering(Flows.LOAN, form.toString());

        assertCatalogued(
                service.execute(body).with("Idempotency-Key", "\"form\"").send());
    }

    @Property(tries = 1_000)
    void anyBytesAreAnswered(@ForAll @Size(max = 200) byte[] body) {
        sendEverywhere(body);
    }

    @Property(tries = 1_000)
    void anyMutationIsAnswered(@ForAll("mutations") byte[] body) {
        sendEverywhere(body);
    }

    @Property(tries = 1_000)
    void anyQueryIsAnswered(@ForAll("queries") String query) {
        String body = Flows.start(Flows.LOAN);
        String request = Wire.request(
                "POST",
                TestService.EXECUTE + "?" + query,
                "Host: localhost",
                "x-api-key: " + service.key(),
                "Content-Type: application/json",
                "Content-Length: " + body.length());

        assertCatalogued(Wire.send(service.port(), request + body));
    }

    @Property(tries = 1_000)
    void anyHeadersAreAnswered(
            @ForAll("headerTexts") String type,
            @ForAll("headerTexts") String name,
            @ForAll("headerTexts") String host) {
        String body = Flows.start(Flows.LOAN);
        String request = Wire.request(
                "POST",
                TestService.EXECUTE,
                "Host: " + (host.length() % 4 == 0 ? host : "localhost"),
                "x-api-key: " + service.key(),
                "Content-Type: " + (type.length() % 2 == 0 ? type : "application/json;" + type),
                "Idempotency-Key: " + name,
                "Content-Length: " + body.length());

        assertCatalogued(Wire.send(service.port(), request + body));
    }

    private static void sendEverywhere(byte[] body) {
        assertCatalogued(service.execute("").json(body).send());
        assertCatalogued(service.executeInSandbox("").json(body).send());
        Reply form = service.form(execution, "").json(body).send();
        assertCatalogued(form);
        if (form.status() == 200) execution = service.started(Flows.LOAN);
    }

    private static void assertCatalogued(Reply reply) {
        String told = reply.told();
        if (reply.body().isEmpty()) {
            assertTrue(Set.of("200", "400").contains(told), told);
        } else if (reply.status() == 200) {
            assertTrue(TestService.isStarted(reply), told);
        } else {
            JsonNode body = Json.tree(reply.body());
            List<String> members = body.propertyStream().map(Map.Entry::getKey).toList();
            assertTrue(members.equals(List.of("typeError", "errors", "errorMessage")), told);
            assertTrue(
                    CATALOGUE.contains(
                            reply.status() + " " + body.path("typeError").asText()),
                    told);
            boolean hasFields = !body.path("errors").isNull();
            assertTrue(hasFields == body.path("errorMessage").asText().isEmpty(), told);
        }
    }
}
