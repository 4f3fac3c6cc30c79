package dev.workfloo.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A request that is being put together; it never changes, and can be sent again and again. */
record Call(int port, String method, String target, Map<String, String> headers, BodyPublisher publisher) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static Call to(int port, String method, String target) {
        return new Call(port, method, target, Map.of(), BodyPublishers.noBody());
    }

    Call with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Call(port, method, target, more, publisher);
    }

    Call without(String name) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(name);
        return new Call(port, method, target, fewer, publisher);
    }

    Call key(String key) {
        return with("x-api-key", key);
    }

    Call noKey() {
        return without("x-api-key");
    }

    /** With a body that is said to be JSON. */
    Call json(String body) {
        return json(body.getBytes(StandardCharsets.UTF_8));
    }

    Call json(byte[] body) {
        return with("Content-Type", "application/json").body(BodyPublishers.ofByteArray(body));
    }

    /** With a body of unknown length, so that it goes in chunks. */
    Call chunked(byte[] body) {
        return with("Content-Type", "application/json")
                .body(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
    }

    private Call body(BodyPublisher body) {
        return new Call(port, method, target, headers, body);
    }

    Reply send() {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target))
                .method(method, publisher);
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            Map<String, List<String>> names = new TreeMap<>(response.headers().map());
            return new Reply(response.statusCode(), names, response.body());
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }
}
