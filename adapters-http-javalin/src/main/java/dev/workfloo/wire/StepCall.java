package dev.workfloo.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A call over HTTP, as a step shows it: what was answered is there byte by byte. */
final class StepCall {

    private static final String RESPONSE = "response";
    private static final String BODY = "body";

    private StepCall() {}

    /** @param told what the detail shows of the node */
    static ObjectNode of(ObjectNode told) {
        ObjectNode api = JsonNodeFactory.instance.objectNode();
        JsonNode request = told.path("apiData").path("request");
        JsonNode response = told.path("apiData").path(RESPONSE);
        JsonNode detail = told.path("detail");
        putIfThere(detail, "responseTime", api, "duration");
        putIfThere(request, "url", api, "url");
        if (request.isObject()) api.set("request", request);
        if (response.isObject()) api.set(RESPONSE, response(response, detail));
        return api;
    }

    private static ObjectNode response(JsonNode told, JsonNode detail) {
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        if (told.has(BODY)) response.putRawValue(BODY, new RawValue(bytes(StepBody.text(told.get(BODY)))));
        putIfThere(detail, "dateFound", response, "date");
        for (String member : List.of("headers", "httpCode", "queryParams")) putIfThere(told, member, response, member);
        return response;
    }

    /** Each byte in UTF-8 as a number, written as JSON: a tree of them would take twenty times as much. */
    private static String bytes(String text) {
        StringBuilder numbers = new StringBuilder("[");
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            if (numbers.length() > 1) numbers.append(',');
            numbers.append(Byte.toUnsignedInt(each));
        }
        return numbers.append(']').toString();
    }

    private static void putIfThere(JsonNode from, String member, ObjectNode to, String as) {
        if (from.has(member)) to.set(as, from.get(member));
    }
}
