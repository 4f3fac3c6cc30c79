package dev.workfloo.docs.tryit.snippet;

import java.util.ArrayList;
import java.util.List;

/** For a POSIX shell. What stands between single quotes means itself there, but for a single quote. */
final class CurlSnippet {

    private CurlSnippet() {}

    static String of(SnippetRequest request) {
        List<String> parts = new ArrayList<>();
        parts.add("curl -i " + method(request) + quoted(request.url()));
        if (request.isKeyed()) parts.add("-H \"x-api-key: $" + SnippetRequest.KEY + "\"");
        request.headers().forEach((name, value) -> parts.add("-H " + quoted(name + ": " + value)));
        request.body().ifPresent(body -> parts.add("--data-raw " + quoted(body)));
        return String.join(" \\\n  ", parts) + "\n";
    }

    /** Without a body, GET is what it sends. */
    private static String method(SnippetRequest request) {
        return request.method().equals("GET") ? "" : "-X " + request.method() + " ";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
