package dev.workfloo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Many large files at once, in a small heap: those for which there is room are kept whole, and the others come again. */
@Tag("long")
@Execution(ExecutionMode.CONCURRENT)
class LargeFilesIT {

    /** The profile clients has 50. */
    private static final int FILES = Integer.getInteger("workfloo.large-files", 2);

    private static final String HEAP = "256m";
    private static final String DEFINITION = "657117e1d511b6e54fe2a0ab";
    private static final int NOT_WHOLE = 0;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    Path folder;

    /** In base64, so many characters. */
    private static String file(int characters) {
        byte[] content = new byte[characters / 4 * 3];
        new Random(characters).nextBytes(content);
        return Base64.getEncoder().encodeToString(content);
    }

    private static String papers(String file) {
        return "{\"paper\":\"" + file + "\"}";
    }

    private static String start(String more) {
        return "{\"idWorkflooDefinition\":\"" + DEFINITION + "\"" + more + "}";
    }

    private record Asking(Service service, String key) {

        HttpRequest post(String path, byte[] body) {
            return request(path)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(body))
                    .build();
        }

        HttpRequest file(String id) {
            return request("/" + id + "/file?nodeId=papers&name=paper").build();
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create(service.address() + "/api/v1/workfloo" + path))
                    .header("x-api-key", key);
        }

        String started() throws Exception {
            HttpRequest start = post("", start("").getBytes(StandardCharsets.UTF_8));
            HttpResponse<String> answer = CLIENT.send(start, BodyHandlers.ofString());
            assertEquals(200, answer.statusCode(), answer.body());
            return answer.body().replaceAll(".*\"id\":\"([0-9a-f]{24})\".*", "$1");
        }
    }

    private interface Call {
        CompletableFuture<Integer> send();
    }

    private static Call discarding(HttpRequest request) {
        return () -> CLIENT.sendAsync(request, BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
    }

    /** Only the whole file is an answer; none of them is kept here. */
    private static Call reading(HttpRequest request, String file) {
        long expected = checksum(("{\"fileBase64\":\"" + file + "\"}").getBytes(StandardCharsets.UTF_8));
        return () -> {
            CRC32 sum = new CRC32();
            return CLIENT.sendAsync(request, BodyHandlers.ofByteArrayConsumer(part -> part.ifPresent(sum::update)))
                    .thenApply(answer -> {
                        boolean isTrue = answer.statusCode() != 200 || sum.getValue() == expected;
                        return isTrue ? answer.statusCode() : NOT_WHOLE;
                    });
        };
    }

    private static long checksum(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return sum.getValue();
    }

    /** All at once, and those that were told to come again do so together, until none is left. */
    private static void untilServed(String what, Collection<Call> calls) throws Exception {
        long begun = System.nanoTime();
        Map<Integer, Integer> statuses = new TreeMap<>();
        List<Call> left = List.copyOf(calls);
        while (!left.isEmpty()) {
            List<CompletableFuture<Integer>> sent =
                    left.stream().map(Call::send).toList();
            List<Call> again = new ArrayList<>();
            for (int i = 0; i < sent.size(); i++) {
                int status = sent.get(i).join();
                statuses.merge(status, 1, Integer::sum);
                if (status == 503) again.add(left.get(i));
            }
            assertTrue(List.of(200, 503).containsAll(statuses.keySet()), what + ": " + statuses);
            left = again;
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(Locale.ROOT, "%s, %d at once: %s, all in %.1f s%n", what, calls.size(), statuses, seconds);
    }

    private static Map<Integer, Integer> told(Call call) {
        return Map.of(call.send().join(), 1);
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void allAreKeptAndReadBack() throws Exception {
        Path definitions = Files.createDirectories(folder.resolve("definitions").resolve("lender"));
        Files.writeString(definitions.resolve("papers.json"), """
                {"id": "657117e1d511b6e54fe2a0ab", "name": "Papers", "start": "papers", "nodes": [
                  {"id": "papers", "type": "DOCUMENT", "name": "Papers", "files": [
                    {"id": "paper", "name": "Paper", "maxSize": 30000000}]}]}
                """);
        Map<String, String> environment =
                Map.of("WORKFLOO_DEFINITIONS", definitions.getParent().toString());
        String key = Service.run(
                        folder, Map.of(), "keys", "add", "--workspace", "lender", "--environment", "production")
                .printed()
                .strip();
        try (Service service = Service.startWithin(HEAP, folder, environment)) {
            Asking asking = new Asking(service, key);
            CompletableFuture<List<String>> large = CompletableFuture.supplyAsync(() -> large(asking));
            List<String> beside = new ArrayList<>();
            do {
                beside.add(asking.started());
            } while (!large.isDone());

            assertEquals(FILES, large.join().size());
            assertFalse(beside.isEmpty());
            assertFalse(service.output().contains("OutOfMemoryError"));
            System.out.printf(Locale.ROOT, "resident at most: %d MiB, heap %s%n", service.mostResident(), HEAP);
        }
    }

    /** Sent, read back, and sent with a start, in which a body may be smaller. */
    private static List<String> large(Asking asking) {
        try {
            String file = file(24 * 1024 * 1024 - 64);
            byte[] papers = papers(file).getBytes(StandardCharsets.UTF_8);
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < FILES; i++) ids.add(asking.started());
            untilServed(
                    "files of 24 MiB sent",
                    ids.stream()
                            .map(id -> discarding(asking.post("/" + id + "/document", papers)))
                            .toList());
            untilServed(
                    "read back",
                    ids.stream().map(id -> reading(asking.file(id), file)).toList());
            Call twelve = discarding(asking.post("", starting(file(12 * 1024 * 1024 - 256))));
            untilServed(
                    "starts with files of 12 MiB",
                    IntStream.range(0, FILES).mapToObj(i -> twelve).toList());
            assertEquals(Map.of(413, 1), told(discarding(asking.post("", starting(file)))));
            return ids;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] starting(String file) {
        return start(",\"document\":" + papers(file)).getBytes(StandardCharsets.UTF_8);
    }
}
