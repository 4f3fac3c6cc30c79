package dev.workfloo.http.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.workfloo.http.description.DescribedOperation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** Requests to every operation of openapi.json, at every step: of its parameters, headers and body most are right, and some odd. */
final class FuzzedRequests {

    private static final int OF_A_START = 30;
    private static final int ELSEWHERE = 6;
    private static final int WHERE_IT_BELONGS = 30;
    private static final int ANYWHERE_READ = 2;
    private static final int MOST_LISTED = 60;

    private static final String[] METHODS = {
        "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "get", "BREW"
    };

    private static final String[] NO_IDS = {
        "657117e1d511b6e54fe2aff0",
        "657117e1d511b6e54fe2a00",
        "657117e1d511b6e54fe2a0000",
        "zz7117e1d511b6e54fe2a000",
        "%36%35%37117e1d511b6e54fe2af01",
        Texts.MARK,
        "%F0%9F%98%80",
        "null",
        "status",
        ".",
        "..",
        "%2e%2e",
        "a%2Fb",
        "a;b=c",
        "%00",
        "%zz",
        "x".repeat(500)
    };

    private static final String[] SANDBOXES = {
        "sandbox=perhaps",
        "sandbox=",
        "sandbox",
        "sandbox=TRUE",
        "sandbox=true&sandbox=false",
        "%73andbox=%74rue",
        "sandbox=true%20",
        "sandbox=" + Texts.MARK,
        "sandbox=false"
    };

    private static final String[] STRAY = {
        "a=b", "=", "&&", "a=b=c", "x[]=1", "a=%C3", "a=%zz", "a=%00", ";", "+=+", "_behind=" + Texts.MARK
    };

    private FuzzedRequests() {}

    static Arbitrary<FuzzedRequest> all() {
        List<Tuple2<Integer, Arbitrary<FuzzedRequest>>> all = new ArrayList<>();
        for (DescribedOperation operation : DescribedOperation.all()) {
            for (boolean inSandbox : new boolean[] {true, false}) addAll(all, operation, inSandbox);
        }
        return Arbitraries.frequencyOf(all);
    }

    private static void addAll(
            List<Tuple2<Integer, Arbitrary<FuzzedRequest>>> all, DescribedOperation operation, boolean inSandbox) {
        if (!operation.isOfAnExecution()) {
            int weight = operation.takesAKey() ? OF_A_START : ELSEWHERE;
            all.add(Tuple.of(weight, requests(operation, Step.SUCCEEDED, inSandbox)));
            return;
        }
        for (Step step : Step.values()) {
            if (step.isReachedIn(inSandbox) && !keepsWaiting(operation, step)) {
                all.add(Tuple.of(weight(operation, step), requests(operation, step, inSandbox)));
            }
        }
    }

    /** What concerns a one-time code waits 4.5 seconds for an execution that is worked on, as it should. */
    private static boolean keepsWaiting(DescribedOperation operation, Step step) {
        return operation.path().contains("/otp/") && step.isWorking();
    }

    private static int weight(DescribedOperation operation, Step step) {
        if (!step.takes(operation.name()).isEmpty()) return WHERE_IT_BELONGS;
        return operation.changes() ? 1 : ANYWHERE_READ;
    }

    private static Arbitrary<FuzzedRequest> requests(DescribedOperation operation, Step step, boolean inSandbox) {
        Arbitrary<String> methods = mostly(40, operation.method(), METHODS);
        Arbitrary<String> targets = Combinators.combine(paths(operation), queries(operation, inSandbox))
                .as((path, query) -> query.isEmpty() ? path : path + "?" + query);
        Arbitrary<List<String>> headers = FuzzedHeaders.of(operation);
        Arbitrary<byte[]> bodies = FuzzedBodies.of(operation, taken(operation, step));
        Arbitrary<Boolean> inChunks = Arbitraries.frequency(Tuple.of(12, false), Tuple.of(1, true));
        return Combinators.combine(methods, targets, headers, bodies, inChunks)
                .as((method, target, lines, body, chunked) -> new FuzzedRequest(
                        operation, step, inSandbox, method, target, lines, body, chunked && body.length > 0));
    }

    private static List<String> taken(DescribedOperation operation, Step step) {
        return switch (operation.name()) {
            case "execute", "startWithLink" -> FuzzedFlows.starts();
            case "executePool" -> FuzzedFlows.poolStarts();
            default -> step.takes(operation.name());
        };
    }

    static Arbitrary<String> mostly(int often, String usual, String... others) {
        return Arbitraries.frequencyOf(Tuple.of(often, Arbitraries.just(usual)), Tuple.of(1, Arbitraries.of(others)));
    }

    private static Arbitrary<String> paths(DescribedOperation operation) {
        String path = operation.path().replace("{definitionId}", FuzzedFlows.FORM);
        Arbitrary<String> odd = Arbitraries.of(path + "/", path.replaceFirst("^/", "//"), path + ";a=b", path + "/..");
        Arbitrary<String> usual = Arbitraries.just(path);
        if (!operation.isOfAnExecution()) return Arbitraries.frequencyOf(Tuple.of(40, usual), Tuple.of(1, odd));
        Arbitrary<String> noId = Arbitraries.of(NO_IDS).map(id -> path.replace(FuzzedRequest.ID, id));
        Arbitrary<String> upper = Arbitraries.just(path.replace(FuzzedRequest.ID, FuzzedRequest.UPPER_ID));
        return Arbitraries.frequencyOf(Tuple.of(40, usual), Tuple.of(4, upper), Tuple.of(4, noId), Tuple.of(1, odd));
    }

    private static Arbitrary<String> queries(DescribedOperation operation, boolean inSandbox) {
        List<Arbitrary<List<String>>> parts = new ArrayList<>();
        for (JsonNode parameter : operation.parameters("query")) {
            boolean isSandbox = parameter.path("name").asText().equals("sandbox");
            parts.add(isSandbox ? sandbox(inSandbox) : values(parameter));
        }
        parts.add(Arbitraries.of(STRAY).list().ofMaxSize(1).optional(0.05).map(it -> it.orElse(List.of())));
        return Combinators.combine(parts)
                .as(all -> String.join("&", all.stream().flatMap(List::stream).toList()));
    }

    private static Arbitrary<List<String>> sandbox(boolean inSandbox) {
        return mostly(40, inSandbox ? "sandbox=true" : "", SANDBOXES)
                .map(text -> text.isEmpty() ? List.of() : List.of(text));
    }

    private static Arbitrary<List<String>> values(JsonNode parameter) {
        String name = parameter.path("name").asText();
        List<Tuple2<Integer, Arbitrary<List<String>>>> all = new ArrayList<>();
        all.add(Tuple.of(
                4, FuzzedBodies.VALUES.of(parameter.path("schema")).map(value -> pairs(name, fewer(name, value)))));
        all.add(Tuple.of(2, Texts.any().map(text -> List.of(pair(name, shortened(text))))));
        if (parameter.has("example")) {
            all.add(Tuple.of(8, Arbitraries.just(pairs(name, parameter.path("example")))));
        }
        double often = parameter.path("required").asBoolean() ? 0.95 : 0.15;
        return Arbitraries.frequencyOf(all).optional(often).map(it -> it.orElse(List.of()));
    }

    /** Not all that was started so far is looked at each time. */
    private static JsonNode fewer(String name, JsonNode value) {
        boolean isMany = name.equals("itemsPerPage") && value.asInt() > MOST_LISTED;
        return isMany ? IntNode.valueOf(value.asInt() % MOST_LISTED + 1) : value;
    }

    private static List<String> pairs(String name, JsonNode value) {
        if (!value.isObject()) return List.of(pair(name, shortened(value.asText())));
        return value.properties().stream()
                .map(member -> pair(
                        shortened(member.getKey()), shortened(member.getValue().asText())))
                .toList();
    }

    /** So that a line of a few of them is no longer than a line may be. */
    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), 300));
    }

    private static String pair(String name, String value) {
        return encoded(name) + "=" + encoded(value);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
