package dev.workfloo.docs.tryit.snippet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.docs.tryit.snippet.SnippetReceiver.Received;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever somebody enters, a snippet sends that, byte by byte, in each language that is on this machine. */
@Tag("long")
class SnippetProperties {

    /** What some language or shell takes for more than it is. */
    private static final List<String> ODD = List.of(
            "\"",
            "'",
            "`",
            "\\",
            "$",
            "${HOME}",
            "$(id)",
            "`id`",
            "!!",
            "%s",
            "%",
            "#{x}",
            "{{x}}",
            "\\u0041",
            "\\n",
            "\\",
            "\"\"\"",
            "'''",
            "```",
            "\n",
            "\r\n",
            "\r",
            "\t",
            " ",
            "  \n",
            "\t\n",
            "\n\n",
            "\n  ",
            "\u3000\n",
            "\f\n",
            "EOF\n",
            "</script>",
            "<!--",
            "*/",
            "//",
            "--",
            "@/etc/passwd",
            "&",
            ";",
            "|",
            ">",
            "\u0001",
            "\u001a",
            "\u001b[31m",
            "\u007f",
            "\u0085",
            "\u00a0",
            "\u00f1",
            "\u2028",
            "\u2029",
            "\u202e",
            "\ufeff",
            "\ufffd",
            "\ud83d\ude00",
            "\udb40\udc01",
            "e\u0301",
            "{\"a\": 1}",
            "null");

    private static SnippetReceiver receiver;
    private static Path folder;

    @BeforeContainer
    static void start() throws IOException {
        receiver = SnippetReceiver.start();
        folder = Files.createTempDirectory(Path.of("target"), "snippets");
    }

    @AfterContainer
    static void stop() {
        receiver.close();
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.strings()
                .excludeChars('\0')
                .ofMaxLength(8)
                .filter(text -> text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF));
        return Arbitraries.frequencyOf(Tuple.of(5, Arbitraries.of(ODD)), Tuple.of(1, any))
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> headers() {
        return Arbitraries.strings().withCharRange('!', '~').ofMinLength(1).ofMaxLength(20);
    }

    @Provide
    Arbitrary<SnippetRequest> requests() {
        return Combinators.combine(Arbitraries.of("POST", "PATCH"), headers(), texts())
                .as((method, header, text) -> new SnippetRequest(
                        method,
                        receiver.address() + "/api/it's%20%22one%22/$HOME?sandbox=true&a=%27",
                        true,
                        Map.of("Prefer", header),
                        Optional.of(text)));
    }

    @Property(tries = 60)
    void shellsSendWhatWasEntered(@ForAll("requests") SnippetRequest request) throws Exception {
        sends(SnippetLanguage.CURL, request);
    }

    @Property(tries = 40)
    void pythonSendsWhatWasEntered(@ForAll("requests") SnippetRequest request) throws Exception {
        sends(SnippetLanguage.PYTHON, request);
    }

    @Property(tries = 40)
    void javaScriptSendsWhatWasEntered(@ForAll("requests") SnippetRequest request) throws Exception {
        sends(SnippetLanguage.JAVASCRIPT, request);
    }

    @Property(tries = 15)
    void javaSendsWhatWasEntered(@ForAll("requests") SnippetRequest request) throws Exception {
        sends(SnippetLanguage.JAVA, request);
    }

    @Property(tries = 15)
    void goSendsWhatWasEntered(@ForAll("requests") SnippetRequest request) throws Exception {
        sends(SnippetLanguage.GO, request);
    }

    /** Where a language is not there, {@link SnippetTest} holds what is written in it to a kept text. */
    private static void sends(SnippetLanguage language, SnippetRequest request) throws Exception {
        if (!Programs.onThisMachine().contains(language)) return;
        String program = language.write(request);

        String printed = Programs.run(language, program, folder);

        Received received = receiver.take().orElseThrow(() -> new AssertionError(printed + "\n" + program));
        assertEquals(request.method(), received.method(), program);
        assertEquals(request.url(), receiver.address() + received.target(), program);
        assertEquals(request.body().orElseThrow(), received.text(), program);
        assertEquals(request.headers().get("Prefer"), received.header("Prefer"), program);
        assertEquals("application/json", received.header("Content-Type"), program);
        assertEquals(Programs.KEY, received.header("x-api-key"), program);
    }
}
