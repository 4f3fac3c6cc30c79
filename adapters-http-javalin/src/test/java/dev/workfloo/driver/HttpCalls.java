package dev.workfloo.driver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Over HTTP, by hand.
 *
 * @param address such as {@code http://127.0.0.1:8080}
 * @param query behind each path: empty outside the sandbox
 * @param seen is shown every answer
 */
public record HttpCalls(String address, String key, String query, Consumer<HttpResponse<String>> seen)
        implements Calls {

    public static final String SANDBOX = "sandbox=true";
    public static final String PRODUCTION = "";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final BodyPublisher NO_BODY = BodyPublishers.noBody();

    @Override
    public String execute(ObjectNode start) throws Exception {
        return send("POST", "", json(start), Map.of()).path("id").textValue();
    }

    @Override
    public JsonNode status(String id) throws Exception {
        return send("GET", "/status/" + id, NO_BODY, Map.of());
    }

    @Override
    public JsonNode detail(String id) throws Exception {
        return send("GET", "/" + id, NO_BODY, Map.of());
    }

    @Override
    public void form(String id, ObjectNode answers) throws Exception {
        done("POST", "/" + id + "/form", json(answers), Map.of());
    }

    @Override
    public void document(String id, ObjectNode files) throws Exception {
        done("POST", "/" + id + "/document", json(files), Map.of());
    }

    @Override
    public String file(String id, String node, String name) throws Exception {
        String which = "?nodeId=" + encoded(node) + "&name=" + encoded(name);
        return send("GET", "/" + id + "/file" + which, NO_BODY, Map.of())
                .path("fileBase64")
                .textValue();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void sendNip(String id, Map<String, String> headers) throws Exception {
        done("PATCH", "/" + id + "/nip/send", NO_BODY, headers);
    }

    @Override
    public String validateNip(String id, String code) throws Exception {
        BodyPublisher typed = json(JSON.createObjectNode().put("nip", code));
        return send("PATCH", "/" + id + "/nip/validate", typed, Map.of())
                .path("phase")
                .textValue();
    }

    @Override
    public String resendNip(String id) throws Exception {
        return send("PATCH", "/" + id + "/nip/resend", NO_BODY, Map.of())
                .path("phase")
                .textValue();
    }

    @Override
    public void fallbackOtp(String id) throws Exception {
        done("PATCH", "/" + id + "/otp/fallback", NO_BODY, Map.of());
    }

    @Override
    public void validateOtp(String id, String token) throws Exception {
        BodyPublisher typed = json(JSON.createObjectNode().put("token", token));
        done("PATCH", "/" + id + "/otp/validate", typed, Map.of());
    }

    @Override
    public void review(String id, ObjectNode decision) throws Exception {
        done("POST", "/" + id + "/review", json(decision), Map.of());
    }

    @Override
    public void correct(String id, ObjectNode answers) throws Exception {
        done("POST", "/" + id + "/correction", json(answers), Map.of());
    }

    private static BodyPublisher json(ObjectNode body) {
        return BodyPublishers.ofString(body.toString());
    }

    /** To what is answered without a body. */
    private void done(String method, String path, BodyPublisher body, Map<String, String> headers) throws Exception {
        JsonNode answer = send(method, path, body, headers);
        if (!answer.isMissingNode()) throw new AssertionError("no body was to be expected: " + answer);
    }

    private JsonNode send(String method, String path, BodyPublisher body, Map<String, String> headers)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path)).header("x-api-key", key).method(method, body);
        if (body != NO_BODY) request.header("Content-Type", "application/json");
        headers.forEach(request::header);
        HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
        seen.accept(answer);
        JsonNode json = answer.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(answer.body());
        if (answer.statusCode() != 200) throw new Refused(answer.statusCode(), json);
        return json;
    }

    private URI uri(String path) {
        String separator = query.isEmpty() ? "" : path.contains("?") ? "&" : "?";
        return URI.create(address + "/api/v1/workfloo" + path + separator + query);
    }
}
