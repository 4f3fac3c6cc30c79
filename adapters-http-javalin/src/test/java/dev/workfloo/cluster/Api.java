package dev.workfloo.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workfloo.http.DescribedApi;
import dev.workfloo.server.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** The public API of one running service, outside the sandbox. */
final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final String address;
    private final String key;
    private final Consumer<Reply> seen;
    private final boolean isDescribed;

    Api(Service service, String key, Consumer<Reply> seen) {
        this.address = service.address();
        this.isDescribed = service.isOfToday();
        this.key = key;
        this.seen = seen;
    }

    /**
     * @param retryAfter whether the answer says when to come again
     * @param took from the call to the answer
     */
    record Reply(int status, String body, boolean retryAfter, Duration took) {
        boolean isOk() {
            return status == 200;
        }

        boolean isUnavailable() {
            return status == 503;
        }

        JsonNode json() throws IOException {
            return JSON.readTree(body);
        }
    }

    Reply start(CreditFlow flow, String idempotencyKey) throws IOException, InterruptedException {
        return send("POST", "", flow.start(), Map.of("Idempotency-Key", idempotencyKey));
    }

    /** @param callbackUrl where the client wants to be told of changes */
    Reply startToldAt(String callbackUrl, CreditFlow flow) throws IOException, InterruptedException {
        String body = flow.start().replaceFirst("}$", ",\"callbackUrl\":\"" + callbackUrl + "\"}");
        return send("POST", "", body, Map.of());
    }

    Reply start(String body) throws IOException, InterruptedException {
        return send("POST", "", body, Map.of());
    }

    Reply form(String id, String answers) throws IOException, InterruptedException {
        return send("POST", "/" + id + "/form", answers, Map.of());
    }

    Reply document(String id, String files) throws IOException, InterruptedException {
        return send("POST", "/" + id + "/document", files, Map.of());
    }

    Reply nip(String id, String what, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        return send("PATCH", "/" + id + "/nip/" + what, body, headers);
    }

    Reply otp(String id, String token) throws IOException, InterruptedException {
        return send("PATCH", "/" + id + "/otp/validate", "{\"token\":\"" + token + "\"}", Map.of());
    }

    Reply status(String id) throws IOException, InterruptedException {
        return send("GET", "/status/" + id, "", Map.of());
    }

    Reply detail(String id) throws IOException, InterruptedException {
        return send("GET", "/" + id, "", Map.of());
    }

    /** @throws IOException when no answer comes: what was asked may or may not have been done */
    private Reply send(String method, String path, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + "/api/v1/workfloo" + path))
                .timeout(PATIENCE)
                .header("x-api-key", key)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) request.header("Content-Type", "application/json");
        headers.forEach(request::header);
        DescribedApi.Asked asked = new DescribedApi.Asked(method, "/api/v1/workfloo" + path);
        long begun = System.nanoTime();
        HttpResponse<String> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        Reply reply = new Reply(
                answer.statusCode(),
                answer.body(),
                answer.headers().firstValue("Retry-After").isPresent(),
                Duration.ofNanos(System.nanoTime() - begun));
        if (isDescribed) {
            DescribedApi.check(
                    asked,
                    new DescribedApi.Answered(reply.status(), answer.headers().map(), reply.body()));
            if (reply.isOk()) DescribedApi.checkTaken(asked, body);
        }
        seen.accept(reply);
        return reply;
    }
}
