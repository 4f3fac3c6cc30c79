package dev.workfloo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workfloo.cluster.Awaiting;
import dev.workfloo.pdf.ReadPdf;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** PDFs of the packaged service: it finds what draws them in its own jar, whatever the names of its folders, and what it had begun when it was killed, another makes. */
@Tag("long")
@Execution(ExecutionMode.CONCURRENT)
class PdfIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EXECUTIONS = "/api/v1/workfloo";

    @TempDir
    Path folder;

    private String key = "";

    /** It takes some seconds to draw. */
    private Service started(Path jar) throws Exception {
        Path definitions = Files.createDirectories(folder.resolve("definitions").resolve("lender"));
        Files.writeString(definitions.resolve("letter.json"), """
                {"id": "657117e1d511b6e54fe2a0d8", "name": "Letter", "start": "person", "nodes": [
                  {"id": "person", "type": "FORM", "name": "Person", "next": "letter", "sections": [
                    {"section": "All", "fields": [{"id": "name", "name": "Name", "type": "TEXT", "required": true}]}]},
                  {"id": "letter", "type": "PDF", "name": "Letter",
                   "template": "<h1>Estimada {{ person.name }} &rarr;</h1>%s"}]}
                """.formatted(
                        "<p>Una carta larga, que nadie va a leer.</p>".repeat(2_000)));
        if (key.isEmpty()) {
            key = Service.run(folder, Map.of(), "keys", "add", "--workspace", "lender", "--environment", "production")
                    .printed()
                    .strip();
        }
        return Service.start(
                jar,
                folder,
                Map.of("WORKFLOO_DEFINITIONS", definitions.getParent().toString()));
    }

    private String begun(Service service) throws Exception {
        String id = JSON.readTree(
                        service.post(EXECUTIONS, key, "{\"idWorkflooDefinition\":\"657117e1d511b6e54fe2a0d8\"}")
                                .body())
                .path("id")
                .textValue();
        assertEquals(
                200,
                service.post(EXECUTIONS + "/" + id + "/form", key, "{\"name\":\"Íñiga\"}")
                        .statusCode());
        return id;
    }

    private JsonNode status(Service service, String id) throws Exception {
        return JSON.readTree(service.get(EXECUTIONS + "/status/" + id, key).body());
    }

    /** A service that has much to do may have no room for a request, and say so: it is asked again. */
    private ReadPdf made(Service service, String id) throws Exception {
        Awaiting.until(
                "the PDF",
                PATIENCE,
                () -> !List.of("", "PROGRESS")
                        .contains(status(service, id).path("status").asText()));
        assertEquals("SUCCESS", status(service, id).path("status").textValue());
        String file = service.get(EXECUTIONS + "/" + id + "/file?nodeId=letter&name=pdf", key)
                .body();
        return ReadPdf.of(Base64.getDecoder()
                .decode(JSON.readTree(file).path("fileBase64").textValue()));
    }

    @Test
    void whatIsDrawnWhenItIsKilledIsDrawnAgain() throws Exception {
        String id;
        List<ProcessHandle> drawing;
        try (Service service = started(Service.JAR)) {
            assertEquals(List.of(), service.children());
            id = begun(service);
            Awaiting.until("whoever draws", PATIENCE, () -> !service.children().isEmpty());
            drawing = service.children();
            service.kill();
        }

        for (ProcessHandle process : drawing) process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        Path elsewhere = Files.createDirectory(folder.resolve("créditos ñ"));
        try (Service service = started(Files.copy(Service.JAR, elsewhere.resolve("service.jar")))) {
            ReadPdf letter = made(service, id);

            assertTrue(letter.words().startsWith("Estimada Íñiga → Una carta larga"), letter::words);
            assertTrue(letter.pages() > 10 && letter.hasAllFonts());
            List<ProcessHandle> idle = service.children();
            service.stop();
            for (ProcessHandle process : idle) process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }
}
