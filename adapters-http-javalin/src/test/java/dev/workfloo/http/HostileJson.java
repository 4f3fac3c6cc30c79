package dev.workfloo.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
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
abstract class HostileJson {

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
        "name",
        "nip",
        "countryCode",
        "phoneNumber"
    };

    /** Of these, some are right, and some would be with leading zeros. */
    private static final String[] CODES = {"123456", "000000", "123", "1e5", "１２３４５６", " 123456", "", "+12345"};

    private static final String GOOD_START =
            "{\"idWorkflooDefinition\":\"" + Flows.LOAN + "\",\"callbackUrl\":\"https://example.com/\",\"form\":"
                    + "{\"first_name\":\"ANA\",\"rfc_pf\":\"KIBA801010\",\"income\":1.5e3,\"references\":[{\"name\":\"EVA\"}]}}";

    private static final String GOOD_CODE = "{\"nip\":\"123456\"}";
    private static final String GOOD_PHONE = "{\"countryCode\":\"+52\",\"phoneNumber\":\"5512345678\"}";

    /** The statuses with a body, and the types of error that each may have. */
    private static final Set<String> CATALOGUE = Set.of(
            "400 REQUIRED_FIELDS",
            "400 FORMAT_ERROR",
            "400 ELEMENT_NOT_EXIST_ERROR",
            "400 NIP_ERROR",
            "403 NIP_ERROR",
            "403 STATE_ERROR",
            "403 FORBIDDEN_ERROR",
            "404 ELEMENT_NOT_EXIST_ERROR",
            "409 STATE_ERROR",
            "409 IDEMPOTENCY_ERROR",
            "413 SIZE_ERROR",
            "415 FORMAT_ERROR",
            "422 IDEMPOTENCY_ERROR");

    private static TestService service;
    private static String execution = "";
    private static String unsent = "";
    private static String sent = "";

    @BeforeContainer
    static void start() {
        service = TestService.start();
        execution = service.started(Flows.LOAN);
        unsent = service.askedForConsent();
        sent = service.sentACode();
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

    /** As JSON: text, numbers, and whatever else. */
    @Provide
    Arbitrary<String> codes() {
        Arbitrary<String> texts = Arbitraries.oneOf(
                Arbitraries.of(CODES), Arbitraries.strings().numeric().ofMaxLength(8), Arbitraries.strings());
        return Arbitraries.oneOf(
                texts.map(text -> TextNode.valueOf(text).toString()),
                JsonTexts.trees(MEMBERS).map(JsonNode::toString));
    }

    @Provide
    Arbitrary<byte[]> mutations() {
        return JsonTexts.mutationsOf(
                GOOD_START, Flows.APPLICANT, Flows.start(Flows.LOAN, Flows.LOAN_SCENARIO), GOOD_CODE, GOOD_PHONE);
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

    @Property
    void anyTreeIsAnswered(@ForAll("trees") JsonNode tree) {
        sendEverywhere(tree.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Property
    void anyObjectIsAnswered(@ForAll("objects") JsonNode object) {
        sendEverywhere(object.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Property
    void anyFormIsAnswered(@ForAll("trees") JsonNode form) {
        String body = Flows.startAnswering(Flows.LOAN, form.toString());

        assertCatalogued(
                service.execute(body).with("Idempotency-Key", "\"form\"").send());
    }

    @Property
    void anyBytesAreAnswered(@ForAll @Size(max = 200) byte[] body) {
        sendEverywhere(body);
    }

    @Property
    void anyMutationIsAnswered(@ForAll("mutations") byte[] body) {
        sendEverywhere(body);
    }

    @Property
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

    @Property
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

    @Property
    void anyCodeIsAnswered(@ForAll("codes") String code) {
        judge(("{\"nip\":" + code + "}").getBytes(StandardCharsets.UTF_8));
    }

    @Property
    void anyReceiverIsAnswered(@ForAll("headerTexts") String url, @ForAll("headerTexts") String key) {
        String address = url.length() % 2 == 0 ? url : "https://example.com/" + url;
        String request = Wire.request(
                "PATCH",
                TestService.EXECUTE + "/" + unsent + "/nip/send",
                "Host: localhost",
                "x-api-key: " + service.key(),
                "urlCallback: " + address,
                "xApiKeyCallback: " + key);

        Reply reply = Wire.send(service.port(), request);

        assertCatalogued(reply);
        if (reply.status() == 200) unsent = service.askedForConsent();
    }

    private static void sendEverywhere(byte[] body) {
        assertCatalogued(service.execute("").json(body).send());
        assertCatalogued(service.executeInSandbox("").json(body).send());
        Reply form = service.form(execution, "").json(body).send();
        assertCatalogued(form);
        if (form.status() == 200) execution = service.started(Flows.LOAN);
        askForACode("send", body);
        askForACode("resend", body);
        judge(body);
    }

    private static void askForACode(String word, byte[] body) {
        Reply reply = service.nip(word, unsent).json(body).send();
        assertCatalogued(reply);
        if (reply.status() == 200) unsent = service.askedForConsent();
    }

    /** Once in a while somebody guesses right, or wrong for the third time. */
    private static void judge(byte[] body) {
        Reply reply = service.nip("validate", sent).json(body).send();
        assertCatalogued(reply);
        if (reply.status() == 200 || reply.status() == 403) sent = service.sentACode();
    }

    private static void assertCatalogued(Reply reply) {
        String told = reply.told();
        if (reply.body().isEmpty()) {
            assertTrue(Set.of("200", "400").contains(told), told);
        } else if (reply.status() == 200) {
            boolean expected = TestService.isStarted(reply) || body(reply).has("phase");
            assertTrue(expected, told);
        } else {
            JsonNode body = body(reply);
            List<String> members = body.propertyStream().map(Map.Entry::getKey).toList();
            assertTrue(members.equals(List.of("typeError", "errors", "errorMessage")), told);
            assertTrue(
                    CATALOGUE.contains(
                            reply.status() + " " + body.path("typeError").asText()),
                    told);
            boolean hasFields = !body.path("errors").isNull();
            boolean hasMessage = !body.path("errorMessage").asText().isEmpty();
            boolean ofCode = body.path("typeError").asText().equals("NIP_ERROR");
            assertTrue(ofCode ? hasFields && hasMessage : hasFields != hasMessage, told);
        }
    }

    private static JsonNode body(Reply reply) {
        return Json.tree(reply.body());
    }
}
