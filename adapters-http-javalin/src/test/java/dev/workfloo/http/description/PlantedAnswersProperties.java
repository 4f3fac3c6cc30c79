package dev.workfloo.http.description;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.http.DescribedApi;
import dev.workfloo.http.DescribedApi.Answered;
import dev.workfloo.http.DescribedApi.Asked;
import dev.workfloo.http.description.DescribedOperation.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.RandomGenerator;

/**
 * The watchman is watched: of each operation and each of its answers, a right one passes, and what is planted in it is caught,
 * wherever it stands. A validator that knows nothing of OpenAPI 3.1 would let all of it pass.
 */
class PlantedAnswersProperties {

    /** The first is what must be there alone; of the others, half of what may be there. */
    private static final int SAMPLES = 3;

    private static final int GEN_SIZE = 1_000;
    private static final int[] STATUSES = {
        200, 201, 204, 302, 304, 400, 401, 402, 403, 404, 409, 410, 413, 415, 418, 422, 429, 500, 502, 503
    };

    private static final SchemaValues VALUES =
            new SchemaValues(Arbitraries.of("first", "second", "third"), Arbitraries.of("", "ANA", "\u00f1", "5"));

    /** An answer that is described. */
    private record Right(DescribedOperation operation, int status, Response response) {

        Asked asked() {
            return new Asked(operation.method(), operation.path().replaceAll("\\{[^}]*}", "64a8bc288de4164da93f339c"));
        }

        Map<String, List<String>> headers() {
            Map<String, List<String>> headers = new LinkedHashMap<>();
            response.requiredHeaders().forEach((name, schema) -> headers.put(name, List.of(rightHeader(schema))));
            response.examples().keySet().stream()
                    .findFirst()
                    .ifPresent(type -> headers.put("Content-Type", List.of(type)));
            return headers;
        }

        Answered with(String body) {
            return new Answered(status, headers(), body);
        }

        boolean isOfTheApi() {
            return operation.takesAKey() && status == 200;
        }

        @Override
        public String toString() {
            return operation.name() + " " + status;
        }
    }

    private static List<Right> answers() {
        List<Right> answers = new ArrayList<>();
        for (DescribedOperation operation : DescribedOperation.all()) {
            operation.answers().forEach((status, response) -> answers.add(new Right(operation, status, response)));
        }
        return answers;
    }

    private static String rightHeader(JsonNode schema) {
        return VALUES.of(schema).generator(GEN_SIZE).next(new Random(1)).value().asText();
    }

    private static boolean passes(Asked asked, Answered answer) {
        try {
            DescribedApi.check(asked, answer);
            return true;
        } catch (AssertionError e) {
            return false;
        }
    }

    @Property(tries = 2)
    void whatIsPlantedInABodyIsCaught(@ForAll Random random) {
        List<String> missed = new ArrayList<>();
        for (Right right : answers()) {
            if (right.response().body().isEmpty()) continue;
            JsonNode schema = right.response().body().get();
            RandomGenerator<JsonNode> bodies = VALUES.of(schema).generator(GEN_SIZE);
            for (int i = 0; i < SAMPLES; i++) {
                JsonNode body = bodies.next(random).value();
                DescribedApi.check(right.asked(), right.with(body.toString()));
                plant(right, SchemaBreaks.of(schema, body), missed);
                plantNull(right, body, missed);
            }
        }
        assertEquals(List.of(), missed);
    }

    private static void plant(Right right, List<SchemaBreaks.Broken> all, List<String> missed) {
        assertTrue(!all.isEmpty(), right::toString);
        for (SchemaBreaks.Broken broken : all) {
            if (passes(right.asked(), right.with(broken.value().toString()))) missed.add(right + ": " + broken.how());
        }
    }

    /** In what is no error, null stands nowhere, even where anything may. */
    private static void plantNull(Right right, JsonNode body, List<String> missed) {
        if (!right.isOfTheApi() || !body.isObject() || body.isEmpty()) return;
        ObjectNode copy = body.deepCopy();
        String first = copy.fieldNames().next();
        copy.putNull(first);
        if (passes(right.asked(), right.with(copy.toString()))) missed.add(right + ": null as " + first);
    }

    @Property(tries = 1)
    void whatIsPlantedAroundABodyIsCaught(@ForAll Random random) {
        List<String> missed = new ArrayList<>();
        for (Right right : answers()) {
            String body = right.response()
                    .body()
                    .map(schema -> VALUES.of(schema)
                            .generator(GEN_SIZE)
                            .next(random)
                            .value()
                            .toString())
                    .orElse(right.response().hasBody() ? "text" : "");
            Answered good = right.with(body);
            assertTrue(passes(right.asked(), good), right::toString);
            for (Answered planted : around(right, good)) {
                if (passes(right.asked(), planted)) missed.add(right + ": " + planted);
            }
        }
        assertEquals(List.of(), missed);
    }

    /** Another status, another type, a header that is missing, a body where none belongs and none where one does. */
    private static List<Answered> around(Right right, Answered good) {
        List<Answered> planted = new ArrayList<>();
        for (int status : STATUSES) {
            if (!right.operation().answers().containsKey(status)) {
                planted.add(new Answered(status, good.headers(), good.body()));
            }
        }
        right.response().requiredHeaders().forEach((name, schema) -> {
            Map<String, List<String>> fewer = new LinkedHashMap<>(right.headers());
            fewer.remove(name);
            planted.add(new Answered(good.status(), fewer, good.body()));
            Map<String, List<String>> wrong = new LinkedHashMap<>(right.headers());
            wrong.put(name, List.of(""));
            planted.add(new Answered(good.status(), wrong, good.body()));
        });
        Map<String, List<String>> otherType = new LinkedHashMap<>(right.headers());
        otherType.put("Content-Type", List.of("text/html"));
        planted.add(new Answered(good.status(), otherType, good.body()));
        if (!right.response().hasBody()) planted.add(right.with("{}"));
        if (right.response().body().isPresent()) planted.add(right.with(""));
        return planted;
    }

    /** What is generated is what the schemas have, up to the members that may be left out. */
    @Property(tries = 20)
    void rightBodiesHaveAllThatMayBeThere(@ForAll Random random) {
        Arbitrary<JsonNode> statuses = VALUES.of(DescribedApi.document().at("/components/schemas/Status"));

        List<JsonNode> drawn = new ArrayList<>();
        RandomGenerator<JsonNode> generator = statuses.generator(GEN_SIZE);
        for (int i = 0; i < 50; i++) drawn.add(generator.next(random).value());

        for (String deep : List.of("endWaitDate", "optionalAt", "maxVal", "remainingRetries", "requiredWithValues")) {
            assertTrue(drawn.stream().anyMatch(status -> status.findValue(deep) != null), deep);
        }
    }
}
