package dev.workfloo.http.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workfloo.http.description.DescribedOperation;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** The headers of a request, as whole lines: the usual ones, those that openapi.json names, and what clients send besides. */
final class FuzzedHeaders {

    private static final String[] HOSTS = {
        "Host: sandbox.example.com",
        "Host: localhost:80",
        "Host: [::1]",
        "Host: SANDBOX",
        "Host: sandbox",
        "Host: " + Texts.MARK
    };

    private static final String[] KEYS = {
        "x-api-key: Bearer {key}",
        "x-api-key: " + Texts.MARK,
        "x-api-key:",
        "X-API-KEY: {key}",
        "x-api-key: {execute}",
        "x-api-key: {see}",
        "x-api-key: {review}",
        "x-api-key: {design}",
        "x-api-key: {key}\r\nx-api-key: {key}",
        "Authorization: Bearer {key}"
    };

    private static final String[] TYPES = {
        "Content-Type: application/json; charset=utf-8",
        "Content-Type: application/json;charset=\"UTF-8\"",
        "Content-Type: APPLICATION/JSON",
        "Content-Type: application/json; charset=iso-8859-1",
        "Content-Type: application/json; charset=us-ascii",
        "Content-Type: application/json; charset=utf-16",
        "Content-Type: application/json; charset=" + Texts.MARK,
        "Content-Type: text/plain",
        "Content-Type: application/x-www-form-urlencoded",
        "Content-Type: multipart/form-data; boundary=x",
        "Content-Type:",
        "Content-Type: application/json\r\nContent-Type: text/plain",
        "Accept: */*"
    };

    private static final String[] CODINGS = {
        "Content-Encoding: gzip",
        "Content-Encoding: identity",
        "Content-Encoding: " + Texts.MARK,
        "Content-Encoding: br, gzip",
        "Content-Encoding:"
    };

    private static final String[] BESIDES = {
        "If-Match: *",
        "If-Match: \"" + Texts.MARK + "\"",
        "If-Match: W/\"1\", \"2\"",
        "If-None-Match: *",
        "If-None-Match: \"" + Texts.MARK + "\"",
        "If-Modified-Since: Sun, 01 Mar 2026 12:00:00 GMT",
        "Prefer: return=representation",
        "Prefer: wait=31",
        "Prefer: wait=-1, return=" + Texts.MARK,
        "Accept: text/html;q=banana, */*;q=-1",
        "Accept: text/csv",
        "Accept-Encoding: gzip, br;q=x",
        "Accept-Charset: utf-16",
        "Range: bytes=0-1",
        "Expect: 100-continue",
        "Origin: https://" + Texts.MARK,
        "Cookie: a=" + Texts.MARK,
        "X-HTTP-Method-Override: DELETE",
        "X-Forwarded-Host: sandbox.example.com",
        "Forwarded: for=" + Texts.MARK,
        "traceparent: 00-xyz-01",
        "X-Request-Id: " + Texts.MARK
    };

    private FuzzedHeaders() {}

    static Arbitrary<List<String>> of(DescribedOperation operation) {
        List<Arbitrary<List<String>>> all = new ArrayList<>();
        all.add(one(FuzzedRequests.mostly(40, "Host: localhost", HOSTS)));
        all.add(one(FuzzedRequests.mostly(30, "x-api-key: {key}", KEYS)));
        all.add(one(FuzzedRequests.mostly(20, "Content-Type: application/json", TYPES)));
        all.add(seldom(0.03, Arbitraries.of(CODINGS)));
        all.add(seldom(0.2, Arbitraries.of(BESIDES)));
        for (JsonNode parameter : operation.parameters("header")) all.add(described(parameter));
        return Combinators.combine(all)
                .as(lists -> lists.stream().flatMap(List::stream).toList());
    }

    private static Arbitrary<List<String>> one(Arbitrary<String> lines) {
        return lines.map(List::of);
    }

    private static Arbitrary<List<String>> seldom(double often, Arbitrary<String> lines) {
        return lines.optional(often).map(line -> line.map(List::of).orElse(List.of()));
    }

    /** Few keys for many calls: some come with another payload, and some again. */
    private static Arbitrary<List<String>> described(JsonNode parameter) {
        String name = parameter.path("name").asText();
        Arbitrary<String> values = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of("first-" + Texts.MARK, "\"second\"", "third")),
                Tuple.of(3, Arbitraries.just("https://example.com/" + Texts.MARK)),
                Tuple.of(2, visible()),
                Tuple.of(1, Arbitraries.of("", "x".repeat(255), "x".repeat(256), "\"", "a, b")));
        return seldom(0.3, values.map(value -> name + ": " + value));
    }

    /** What may stand in a header. */
    private static Arbitrary<String> visible() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withCharRange('\u0080', '\u00ff')
                .withChars('\t')
                .ofMaxLength(60)
                .map(text -> text + Texts.MARK);
    }
}
