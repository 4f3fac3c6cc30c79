package dev.workfloo.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What came back: the status, the headers under lower-case names, and the body. */
record Reply(int status, Map<String, List<String>> headers, String body) {

    /** A header's values; empty text when it is absent. */
    String header(String name) {
        return String.join(", ", headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
    }

    /** All that the contract fixes, in one line: the status, the headers that matter, and the whole body. */
    String told() {
        StringBuilder told = new StringBuilder().append(status);
        for (String name : List.of("Content-Type", "Allow", "Retry-After")) {
            if (headers.containsKey(name.toLowerCase(Locale.ROOT))) {
                told.append(' ').append(name).append(": ").append(header(name));
            }
        }
        return body.isEmpty() ? told.toString() : told + " " + body;
    }

    static String json(int status, String body) {
        return status + " Content-Type: application/json " + body;
    }

    static String error(int status, String typeError, String message) {
        return json(status, envelope(typeError, "null", message));
    }

    static String errors(int status, String typeError, String errors) {
        return json(status, envelope(typeError, errors, ""));
    }

    static String later(int status, String typeError, String message) {
        return status + " Content-Type: application/json Retry-After: 2 " + envelope(typeError, "null", message);
    }

    private static String envelope(String typeError, String errors, String message) {
        return "{\"typeError\":\"" + typeError + "\",\"errors\":" + errors + ",\"errorMessage\":\"" + message + "\"}";
    }
}
