package dev.workfloo.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workfloo.outbound.Endless;
import dev.workfloo.outbound.RawService;
import dev.workfloo.server.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Many calls of a bureau, codes by a gateway and callbacks at once, whose peer never comes to its answer, and a service with a
 * small heap: other bureaus and gateways are turned to meanwhile.
 */
@Tag("long")
@Execution(ExecutionMode.CONCURRENT)
class HostilePeersIT {

    /** The profile hostile-peers has all. */
    private static final List<Endless> MANNERS = Boolean.getBoolean("workfloo.hostile-peers.all")
            ? List.of(Endless.values())
            : List.of(Endless.INTERIM_ANSWERS);

    private static final String HEAP = "256m";
    private static final int AT_ONCE = 18;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String DEFINITION = "657117e1d511b6e54fe2a00d";
    private static final String ASKING = """
            {"id": "657117e1d511b6e54fe2a00d", "name": "Asking", "start": "applicant", "nodes": [
              {"id": "applicant", "type": "FORM", "name": "Applicant", "next": "bureau", "sections": [
                {"section": "Identity", "fields": [{"id": "rfc_pf", "name": "RFC", "type": "TEXT", "required": true}]}]},
              {"id": "bureau", "type": "LINK", "service": "hostile", "name": "Bureau", "next": "asked",
               "request": {"rfc": "applicant.rfc_pf"}, "response": {"score": "NUMBER"}, "retries": 0, "timeout": "PT1M"},
              {"id": "asked", "type": "LABEL", "name": "Asked", "labels": ["asked"]}]}
            """;

    private static final String PATIENT =
            "\"maxConcurrent\": 64, \"circuitBreaker\": {\"minimumCalls\": 1000, \"window\": 1000}";

    @TempDir
    Path folder;

    private final AtomicReference<Endless> manner = new AtomicReference<>(Endless.INTERIM_ANSWERS);

    private Path definitions() throws Exception {
        Path lender = Files.createDirectories(folder.resolve("some").resolve("lender"));
        for (CreditFlow flow : List.of(CreditFlow.WITHOUT_ERROR_BRANCHES, CreditFlow.BY_EMAIL)) {
            Files.writeString(lender.resolve(flow + ".json"), flow.document());
        }
        Files.writeString(lender.resolve("asking.json"), ASKING);
        return lender.getParent();
    }

    private static String connectors(TestDeployment deployment, RawService hostile) {
        return """
                {"services": {"buro-pf": {"url": "%1$s", "headers": {"Authorization": "Bearer {{ secret.bureau_token }}"}},
                              "hostile": {"url": "%3$s", %4$s}},
                 "channels": {"sms": {"url": "%2$s", "request": {"phone": "/to", "code": "/code"}},
                              "whatsapp": {"url": "%2$s", "request": {"phone": "/to", "code": "/code"}},
                              "email": {"url": "%3$s", "request": {"email": "/to", "code": "/code"}, %4$s}}}
                """.formatted(deployment.bureau().url(), deployment.gateway().url(), hostile.url(), PATIENT);
    }

    /** Somebody whose bureau and whose client's receiver are hostile. */
    private static String askABureau(Api api, RawService hostile) throws Exception {
        String start = "{\"idWorkflooDefinition\":\"" + DEFINITION + "\",\"callbackUrl\":\"" + hostile.url() + "\"}";
        String id = api.start(start).json().path("id").textValue();
        assertTrue(api.form(id, "{\"rfc_pf\":\"KIBA801010BPA\"}").isOk());
        return id;
    }

    /** Somebody whose gateway is hostile. */
    private static String askForACode(Api api) throws Exception {
        String id = api.start(CreditFlow.BY_EMAIL.start()).json().path("id").textValue();
        assertTrue(api.form(id, CreditFlow.person("ana@example.com")).isOk());
        assertTrue(api.nip(id, "send", "", Map.of()).isOk());
        return id;
    }

    private static String becameOf(Api api, String id) throws Exception {
        return Awaiting.some("what became of it", PATIENCE, () -> {
            JsonNode status = api.status(id).json();
            String failure = status.path("link").path("sendError").path("code").asText();
            String end = status.path("status").asText();
            if (!failure.isEmpty()) return Optional.of("sends " + failure);
            return end.equals("PROGRESS") ? Optional.empty() : Optional.of("calls " + end);
        });
    }

    @Test
    void othersGoOn() throws Exception {
        Path file = folder.resolve("hostile.json");
        Map<String, String> more =
                Map.of("WORKFLOO_DEFINITIONS", definitions().toString(), "WORKFLOO_CONNECTORS", file.toString());
        try (RawService hostile =
                        RawService.startAtOnce(connection -> manner.get().speak(connection));
                TestDeployment deployment = TestDeployment.in(folder, more)) {
            Files.writeString(file, connectors(deployment, hostile));
            Service service = deployment.startWithin(HEAP);
            Api api = deployment.api(service);
            for (Endless one : MANNERS) {
                manner.set(one);
                List<String> asking = new ArrayList<>();
                for (int i = 0; i < AT_ONCE; i++) {
                    asking.add(askABureau(api, hostile));
                    asking.add(askForACode(api));
                }
                Applicant other = deployment.applicant(CreditFlow.WITHOUT_ERROR_BRANCHES);
                other.goOn(() -> api);
                assertEquals("SUCCESS", other.status(api).path("status").textValue());
                Map<String, Integer> became = new TreeMap<>();
                for (String id : asking) became.merge(becameOf(api, id), 1, Integer::sum);
                assertEquals(Map.of("calls ERROR", AT_ONCE, "sends UNREACHABLE", AT_ONCE), became);
            }

            System.out.println("hostile peers: " + MANNERS + ", " + hostile.connections() + " connections");
            assertFalse(service.output().contains("OutOfMemoryError"), service::output);
            assertTrue(service.output().contains("service hostile was not reached: what it said is not"));
            assertTrue(service.output().contains("receiver 127.0.0.1 was not reached: what it said is not"));
        }
    }
}
