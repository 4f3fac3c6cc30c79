package dev.workfloo.http.description;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workfloo.http.DescribedApi;
import dev.workfloo.http.DescribedApi.Answered;
import dev.workfloo.http.DescribedApi.Asked;
import dev.workfloo.http.description.DescribedOperation.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whatever openapi.json has a body of, it shows one of, and that is as it is described. */
class ExamplesTest {

    private static Asked asked(DescribedOperation operation) {
        return new Asked(operation.method(), operation.path().replaceAll("\\{[^}]*}", "64a8bc288de4164da93f339c"));
    }

    @Test
    void everyBodyIsShown() {
        Set<String> bare = new TreeSet<>();
        for (DescribedOperation operation : DescribedOperation.all()) {
            if (operation.body().isPresent() && operation.exampleBody().isEmpty()) bare.add(operation.name());
            operation
                    .answers()
                    .forEach((status, response) -> response.examples().forEach((type, examples) -> {
                        if (examples.isEmpty()) bare.add(operation.name() + " " + status + " " + type);
                    }));
        }

        assertEquals(Set.of(), bare);
    }

    @Test
    void whatIsShownIsAsDescribed() {
        int shown = 0;
        for (DescribedOperation operation : DescribedOperation.all()) {
            operation.exampleBody().ifPresent(body -> DescribedApi.checkTaken(asked(operation), body.toString()));
            for (Map.Entry<Integer, Response> answer : operation.answers().entrySet()) {
                for (Answered example : examples(answer.getKey(), answer.getValue())) {
                    DescribedApi.check(asked(operation), example);
                    shown++;
                }
            }
        }

        assertTrue(shown > DescribedOperation.all().size() * 5, String.valueOf(shown));
    }

    private static List<Answered> examples(int status, Response response) {
        List<Answered> all = new ArrayList<>();
        response.examples().forEach((type, examples) -> {
            Map<String, List<String>> headers = new LinkedHashMap<>();
            response.requiredHeaders().keySet().forEach(name -> headers.put(name, List.of(header(name))));
            headers.put("Content-Type", List.of(type));
            for (JsonNode example : examples) {
                all.add(new Answered(status, headers, example.isTextual() ? example.asText() : example.toString()));
            }
        });
        return all;
    }

    private static String header(String name) {
        return name.equals("ETag") ? "W/\"00112233445566778899aabbccddeeff\"" : "1";
    }

    /** Of each kind of error that there is, at least one is shown. */
    @Test
    void everyKindOfErrorIsShown() {
        String pattern = DescribedApi.document()
                .at("/components/schemas/ErrorEnvelope/properties/typeError/pattern")
                .asText();
        Set<String> shown = new TreeSet<>();
        for (DescribedOperation operation : DescribedOperation.all()) {
            operation
                    .answers()
                    .values()
                    .forEach(response -> response.examples()
                            .values()
                            .forEach(all -> all.forEach(
                                    it -> shown.add(it.path("typeError").asText()))));
        }
        shown.remove("");

        assertEquals(new TreeSet<>(List.of(pattern.replaceAll("[\\^$()]", "").split("\\|"))), shown);
    }
}
