package dev.workfloo.docs.tryit.snippet;

import java.util.Locale;
import java.util.stream.Collectors;

/** For Java 17, which runs it as it is: {@code java Call.java}. Compilers differ in the charset of files, so it is in ASCII. */
final class JavaSnippet {

    private static final String PROGRAM = """
            import java.net.URI;
            import java.net.http.HttpClient;
            import java.net.http.HttpRequest;
            import java.net.http.HttpResponse;

            public class Call {
                public static void main(String[] args) throws Exception {
                    var request = HttpRequest.newBuilder(URI.create(%s))
            %s                .method("%s", %s)
                            .build();
                    var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
                    System.out.println(answer.statusCode());
                    System.out.println(answer.body());
                }
            }
            """;

    private static final String HEADER = " ".repeat(16) + ".header(%s, %s)\n";
    private static final String INDENT = " ".repeat(24);

    private JavaSnippet() {}

    static String of(SnippetRequest request) {
        return String.format(
                Locale.ROOT, PROGRAM, quoted(request.url()), headers(request), request.method(), publisher(request));
    }

    private static String headers(SnippetRequest request) {
        String key = String.format(
                Locale.ROOT, HEADER, quoted("x-api-key"), "System.getenv(" + quoted(SnippetRequest.KEY) + ")");
        return request.headers().entrySet().stream()
                .map(header -> String.format(Locale.ROOT, HEADER, quoted(header.getKey()), quoted(header.getValue())))
                .collect(Collectors.joining("", request.isKeyed() ? key : "", ""));
    }

    private static String publisher(SnippetRequest request) {
        return request.body()
                .map(body -> "HttpRequest.BodyPublishers.ofString(" + text(body) + ")")
                .orElse("HttpRequest.BodyPublishers.noBody()");
    }

    private static String text(String body) {
        return body.contains("\n") && isKeptByBlocks(body) ? block(body) : quoted(body);
    }

    /** The end of a line loses its blanks, other than spaces also where they are named by their numbers. */
    private static boolean isKeptByBlocks(String body) {
        return body.chars().allMatch(c -> c == ' ' || c == '\n' || c == '\t' || !Character.isWhitespace(c));
    }

    /** The closing quotes have a line of their own, and with it say how far all are indented. */
    private static String block(String body) {
        String lines = Literal.lines(body, "", Literal.ASCII)
                .replaceAll("\"(?=\"\")", "\\\\\"")
                .replaceAll("(?m) $", "\\\\s")
                .replace("\n", "\n" + INDENT);
        return "\"\"\"\n" + INDENT + lines + "\\\n" + INDENT + "\"\"\"";
    }

    private static String quoted(String text) {
        return Literal.quoted(text, Literal.ASCII);
    }
}
