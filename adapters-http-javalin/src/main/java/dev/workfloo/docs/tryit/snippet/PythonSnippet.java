package dev.workfloo.docs.tryit.snippet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** For Python 3, with nothing but its standard library. */
final class PythonSnippet {

    private static final String PROGRAM = """
            import os
            import urllib.error
            import urllib.request

            request = urllib.request.Request(
            %s)
            try:
                with urllib.request.urlopen(request) as answer:
                    print(answer.status, answer.read().decode())
            except urllib.error.HTTPError as refusal:
                print(refusal.code, refusal.read().decode())
            """;

    private PythonSnippet() {}

    static String of(SnippetRequest request) {
        StringBuilder arguments = new StringBuilder();
        arguments.append("    ").append(quoted(request.url())).append(",\n");
        arguments.append("    method=\"").append(request.method()).append("\",\n");
        List<String> headers = headers(request);
        if (!headers.isEmpty())
            arguments
                    .append("    headers={\n        ")
                    .append(String.join(",\n        ", headers))
                    .append(",\n    },\n");
        request.body()
                .ifPresent(
                        body -> arguments.append("    data=").append(text(body)).append(".encode(),\n"));
        String program = String.format(Locale.ROOT, PROGRAM, arguments);
        return request.isKeyed() ? program : program.replaceFirst("import os\n", "");
    }

    private static List<String> headers(SnippetRequest request) {
        List<String> headers = new ArrayList<>();
        if (request.isKeyed()) headers.add("\"x-api-key\": os.environ[\"" + SnippetRequest.KEY + "\"]");
        request.headers().forEach((name, value) -> headers.add(quoted(name) + ": " + quoted(value)));
        return headers;
    }

    private static String text(String body) {
        return "'''" + Literal.lines(body, "'", Literal.UNICODE) + "'''";
    }

    private static String quoted(String text) {
        return Literal.quoted(text, Literal.UNICODE);
    }
}
