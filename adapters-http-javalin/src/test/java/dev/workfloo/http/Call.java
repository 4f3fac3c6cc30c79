package dev.workfloo.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A request that is being put together; it never changes, and can be sent again and again. What comes back must be described. */
record Call(int port, String method, String target, Map<String, String> headers, Body body) {

    private static final Body NONE = new Body(new byte[0], false);

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static Call to(int port, String method, String target) {
        return new Call(port, method, target, Map.of(), NONE);
    }

    Call with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Call(port, method, target, more, body);
    }

    Call without(String name) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(name);
        return new Call(port, method, target, fewer, body);
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
        return with("Content-Type", "application/json").body(new Body(body, false));
    }

    /** With a body of unknown length, so that it goes in chunks. */
    Call chunked(byte[] body) {
        return with("Content-Type", "application/json").body(new Body(body, true));
    }

    private Call body(Body other) {
        return new Call(port, method, target, headers, other);
    }

    /** @param inChunks whether nobody is told how long it is */
    record Body(byte[] bytes, boolean inChunks) {}

    Reply send() {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target))
                .method(
                        method,
                        body.inChunks()
                                ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.bytes()))
                                : BodyPublishers.ofByteArray(body.bytes()));
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            Map<String, List<String>> names = new TreeMap<>(response.headers().map());
            Reply reply = new Reply(response.statusCode(), names, response.body());
            check(reply);
            return reply;
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    private void check(Reply reply) {
        DescribedApi.Asked asked = new DescribedApi.Asked(method, target);
        DescribedApi.check(asked, new DescribedApi.Answered(reply.status(), reply.headers(), reply.body()));
        if (reply.status() == 200) DescribedApi.checkTaken(asked, new String(body.bytes(), StandardCharsets.UTF_8));
    }
}
