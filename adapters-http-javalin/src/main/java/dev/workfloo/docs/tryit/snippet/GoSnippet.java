package dev.workfloo.docs.tryit.snippet;

import java.util.Locale;

/** For Go, with nothing but its standard library, as gofmt has it. */
final class GoSnippet {

    private static final String PROGRAM = """
            package main

            import (
            	"fmt"
            	"io"
            	"net/http"
            	"os"
            %s)

            func main() {
            	request, err := http.NewRequest(%s, %s, %s)
            	if err != nil {
            		panic(err)
            	}
            %s	answer, err := http.DefaultClient.Do(request)
            	if err != nil {
            		panic(err)
            	}
            	defer answer.Body.Close()
            	text, err := io.ReadAll(answer.Body)
            	if err != nil {
            		panic(err)
            	}
            	fmt.Println(answer.StatusCode, string(text))
            }
            """;

    private GoSnippet() {}

    static String of(SnippetRequest request) {
        String program = String.format(
                Locale.ROOT,
                PROGRAM,
                request.body().isPresent() ? "\t\"strings\"\n" : "",
                quoted(request.method()),
                quoted(request.url()),
                request.body()
                        .map(body -> "strings.NewReader(" + text(body) + ")")
                        .orElse("nil"),
                headers(request));
        return request.isKeyed() ? program : program.replaceFirst("\t\"os\"\n", "");
    }

    private static String headers(SnippetRequest request) {
        StringBuilder headers = new StringBuilder();
        if (request.isKeyed())
            headers.append("\trequest.Header.Set(\"x-api-key\", os.Getenv(\"" + SnippetRequest.KEY + "\"))\n");
        request.headers()
                .forEach((name, value) ->
                        headers.append("\trequest.Header.Set(" + quoted(name) + ", " + quoted(value) + ")\n"));
        return headers.toString();
    }

    /** Between backquotes nothing can be named by its number. */
    private static String text(String body) {
        boolean isRaw = body.chars().noneMatch(c -> c == '`' || c != '\n' && c != '\t' && Literal.isUnseen((char) c));
        return isRaw ? "`" + body + "`" : quoted(body);
    }

    private static String quoted(String text) {
        return Literal.quoted(text, Literal.UNICODE);
    }
}
