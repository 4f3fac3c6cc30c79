package dev.workfloo.docs.tryit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.docs.tryit.snippet.SnippetLanguage;
import dev.workfloo.docs.tryit.snippet.SnippetRequest;
import dev.workfloo.http.WorkflooApi;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A form's values become an address, headers and a body. */
class TriedRequestTest {

    private static final ApiDescription API = ApiDescription.read(WorkflooApi.description());

    private static TriedRequest tried(String operation, boolean isSandbox, String body, String... pairs) {
        Map<String, String> parameters = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) parameters.put(pairs[i], pairs[i + 1]);
        TriedValues values = new TriedValues(isSandbox, parameters, body, SnippetLanguage.CURL);
        return new TriedRequest(API.find(operation).orElseThrow(), values);
    }

    private static SnippetRequest request(TriedRequest tried) {
        return tried.at("http://a").orElseThrow(() -> new AssertionError(tried.problems()));
    }

    @Test
    void eachProposalCanBeSent() {
        DemoWalk walk = DemoWalk.read();

        for (DescribedOperation operation : API.operations()) {
            TriedRequest tried = new TriedRequest(operation, TriedValues.proposed(operation, walk));

            assertEquals(Map.of(), tried.problems(), operation.head().id());
            assertEquals(operation.head().method(), request(tried).method());
            assertEquals(
                    operation.request().isKeyed(),
                    request(tried).url().contains("sandbox=true"),
                    operation.head().id());
        }
    }

    @Test
    void whatStandsInAnAddressIsEncoded() {
        SnippetRequest file = request(tried(
                "readFile", true, "", "path.id", "a/b?c#d", "query.nodeId", " pápers&x=1 ", "query.name", "a+b*[1]%"));

        assertEquals(
                "http://a/api/v1/workfloo/a%2Fb%3Fc%23d/file?sandbox=true&nodeId=p%C3%A1pers%26x%3D1&name=a%2Bb%2A%5B1%5D%25",
                file.url());
    }

    @Test
    void productionHasNoSandboxInItsAddress() {
        assertEquals(
                "http://a/api/v1/workfloo",
                request(tried("execute", false, "{}")).url());
    }

    @Test
    void parametersOfAnyNameStandInLines() {
        SnippetRequest list = request(tried(
                "listExecutions",
                false,
                "",
                "query.page",
                "1",
                "query.search",
                "rfc_pf = KIBA\n\n first name=A=B\nalone"));

        assertEquals("http://a/api/v1/workfloo?page=1&rfc_pf=KIBA&first%20name=A%3DB&alone=", list.url());
    }

    @Test
    void headersGoWhereTheyHaveAValue() {
        SnippetRequest status = request(
                tried("status", true, "", "path.id", "x", "header.Prefer", " wait=20 ", "header.If-None-Match", " "));

        assertEquals(Map.of("Prefer", "wait=20"), status.headers());
    }

    @Test
    void aBlankBodyIsNone() {
        assertEquals(
                Optional.empty(),
                request(tried("sendNip", true, " \n", "path.id", "x")).body());
        assertEquals(
                Optional.of(" {}"),
                request(tried("sendNip", true, " {}", "path.id", "x")).body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", ".."})
    void refusesWhatWouldBeAnotherAddress(String id) {
        assertEquals(
                Map.of("path.id", TryItWord.NO_PART_OF_A_PATH),
                tried("status", true, "", "path.id", id).problems());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb: c", "ñ", "\u0000"})
    void refusesWhatIsNoHeader(String value) {
        TriedRequest tried = tried("status", true, "", "path.id", "x", "header.Prefer", value);

        assertEquals(Map.of("header.Prefer", TryItWord.HEADER_IN_ASCII), tried.problems());
        assertTrue(tried.at("http://a").isEmpty());
    }

    @Test
    void refusesToWriteCodeOfALongBody() {
        String body = "x".repeat(SnippetRequest.LONGEST_BODY + 1);

        assertEquals(
                Map.of("body", TryItWord.LONG_BODY),
                tried("execute", true, body).problems());
    }
}
