package dev.workfloo.docs.tryit.snippet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.docs.tryit.snippet.SnippetReceiver.Received;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What snippets look like, and that they do what they show, where their language is on this machine. */
class SnippetTest {

    private static SnippetReceiver receiver;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException {
        receiver = SnippetReceiver.start();
    }

    @AfterAll
    static void stop() {
        receiver.close();
    }

    private static SnippetRequest start(String address) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Idempotency-Key", "\"a'b$c\\d\"");
        headers.put("Prefer", "return=representation");
        String body = "{\n  \"name\": \"Ana \\\"Ñ\\\" O'Neil\",\n  \"note\": \"`$HOME` ${x} \"\"\" </script>\" \n}";
        return new SnippetRequest("POST", address + "/api/v1/workfloo?sandbox=true", true, headers, Optional.of(body));
    }

    private static SnippetRequest look(String address) {
        return new SnippetRequest("GET", address + "/health", false, Map.of(), Optional.empty());
    }

    private static String kept(String name) throws IOException {
        try (InputStream text = SnippetTest.class.getResourceAsStream(name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsAsItIsKept(SnippetLanguage language) throws Exception {
        String address = "http://127.0.0.1:8080";

        String sent = language.write(start(address));
        String asked = language.write(look(address));

        assertEquals(kept("start-" + language.fileName() + ".txt"), sent);
        assertEquals(kept("look-" + language.fileName() + ".txt"), asked);
    }

    @Test
    void someLanguagesAreHere() {
        List<SnippetLanguage> here = Programs.onThisMachine();

        assertTrue(here.containsAll(List.of(SnippetLanguage.CURL, SnippetLanguage.JAVA)), here::toString);
    }

    static List<SnippetLanguage> here() {
        return Programs.onThisMachine();
    }

    @ParameterizedTest
    @MethodSource("here")
    void printsTheStatusAndTheBody(SnippetLanguage language) throws Exception {
        SnippetRequest request = start(receiver.address());

        String printed = Programs.run(language, language.write(request), folder);

        Received received = receiver.take().orElseThrow(() -> new AssertionError(printed));
        assertEquals(request.body().orElseThrow(), received.text());
        assertEquals(request.headers().get("Idempotency-Key"), received.header("Idempotency-Key"));
        assertTrue(printed.contains("200"), printed);
        assertTrue(printed.contains("taken"), printed);
    }

    @ParameterizedTest
    @MethodSource("here")
    void sendsNoKeyWhereNoneIsNeeded(SnippetLanguage language) throws Exception {
        String printed = Programs.run(language, language.write(look(receiver.address())), folder);

        Received received = receiver.take().orElseThrow(() -> new AssertionError(printed));
        assertEquals("GET /health", received.method() + " " + received.target());
        assertEquals(0, received.body().length);
        assertFalse(received.headers().containsKey("x-api-key"));
        assertFalse(received.headers().containsKey("Content-Type"));
    }

    @ParameterizedTest
    @MethodSource("here")
    void takesTheLongestBody(SnippetLanguage language) throws Exception {
        String longest = "\u20ac".repeat(SnippetRequest.LONGEST_BODY);
        Optional<String> body = Optional.of(longest);
        SnippetRequest request = new SnippetRequest("POST", receiver.address() + "/", true, Map.of(), body);

        String printed = Programs.run(language, language.write(request), folder);

        Received received = receiver.take().orElseThrow(() -> new AssertionError(printed));
        assertEquals(longest, received.text());
    }

    @Test
    void refusesWhatNoLanguageSends() {
        Optional<String> tooLong = Optional.of("a".repeat(SnippetRequest.LONGEST_BODY + 1));

        assertThrows(
                IllegalArgumentException.class, () -> new SnippetRequest("GET", "http://ñ/", true, Map.of(), tooLong));
        assertThrows(
                IllegalArgumentException.class,
                () -> new SnippetRequest("GET", "http://a/", true, Map.of("Prefer", "a\r\nb: c"), Optional.empty()));
        assertThrows(
                IllegalArgumentException.class, () -> new SnippetRequest("POST", "http://a/", true, Map.of(), tooLong));
    }

    @Test
    void saysNothingOfWhatWasEntered() {
        assertEquals("POST", start("http://a").toString());
    }
}
