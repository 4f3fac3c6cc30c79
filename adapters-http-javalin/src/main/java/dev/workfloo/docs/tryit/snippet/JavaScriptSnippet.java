package dev.workfloo.docs.tryit.snippet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** For Node.js 18 and newer, as a module. A body has no {@code </}, so that it could stand in a page too. */
final class JavaScriptSnippet {

    private static final String PROGRAM = """
            const answer = await fetch(%s, {
              %s,
            });
            console.log(answer.status, await answer.text());
            """;

    private JavaScriptSnippet() {}

    static String of(SnippetRequest request) {
        List<String> options = new ArrayList<>();
        options.add("method: \"" + request.method() + "\"");
        List<String> headers = headers(request);
        if (!headers.isEmpty()) options.add("headers: {\n    " + String.join(",\n    ", headers) + ",\n  }");
        request.body().ifPresent(body -> options.add("body: " + text(body)));
        return String.format(Locale.ROOT, PROGRAM, quoted(request.url()), String.join(",\n  ", options));
    }

    private static List<String> headers(SnippetRequest request) {
        List<String> headers = new ArrayList<>();
        if (request.isKeyed()) headers.add("\"x-api-key\": process.env." + SnippetRequest.KEY);
        request.headers().forEach((name, value) -> headers.add(quoted(name) + ": " + quoted(value)));
        return headers;
    }

    private static String text(String body) {
        return "`" + Literal.lines(body, "`$", Literal.UNICODE).replace("</", "<\\/") + "`";
    }

    private static String quoted(String text) {
        return Literal.quoted(text, Literal.UNICODE).replace("</", "<\\/");
    }
}
