package dev.workfloo.docs.tryit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workfloo.docs.tryit.DemoWalk.NextCall;
import dev.workfloo.http.DescribedApi;
import dev.workfloo.http.WorkflooApi;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The walk goes by what is described, and comes to each operation of an execution. */
class DemoWalkTest {

    private static final ApiDescription API = ApiDescription.read(WorkflooApi.description());
    private static final DemoWalk WALK = DemoWalk.read();

    private static JsonNode walk() throws IOException {
        try (InputStream in = DemoWalk.class.getResourceAsStream("walk.json")) {
            return PrettyJson.MAPPER.readTree(in);
        }
    }

    @Test
    void namesOperationsThatThereAre() throws IOException {
        Set<String> named = new TreeSet<>();
        walk().path("bodies").fieldNames().forEachRemaining(named::add);
        walk().path("brings").fieldNames().forEachRemaining(named::add);
        walk().path("next").forEach(next -> {
            named.add(next.path("after").asText());
            named.add(next.path("call").asText());
        });

        named.forEach(name -> assertTrue(API.find(name).isPresent(), name));
    }

    @Test
    void proposesBodiesThatTheDescriptionAllows() throws IOException {
        walk().path("bodies").properties().forEach(body -> {
            OperationHead head = API.find(body.getKey()).orElseThrow().head();

            DescribedApi.checkTaken(
                    new DescribedApi.Asked(head.method(), head.path() + "?sandbox=true"),
                    body.getValue().toString());
        });
    }

    @Test
    void bringsWhatTheAnswerHasForWhatIsAskedLater() throws IOException {
        Set<String> meanings = new TreeSet<>();
        API.operations()
                .forEach(operation -> operation.request().parameters().forEach(parameter -> {
                    meanings.add(parameter.meaning());
                }));
        walk().path("brings").properties().forEach(brings -> {
            DescribedOperation operation = API.find(brings.getKey()).orElseThrow();
            String example = operation
                    .answers()
                    .get(0)
                    .contents()
                    .get(0)
                    .examples()
                    .get(0)
                    .text();
            brings.getValue().properties().forEach(brought -> {
                assertTrue(meanings.contains(brought.getKey()), brought::toString);
                assertTrue(tree(example).at(brought.getValue().asText()).isTextual(), example);
            });
        });
    }

    private static JsonNode tree(String json) {
        try {
            return PrettyJson.MAPPER.readTree(json);
        } catch (IOException e) {
            throw new AssertionError(json, e);
        }
    }

    @Test
    void comesToEachOperationOfAnExecution() {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of("execute"));
        while (!open.isEmpty()) {
            String operation = open.pop();
            if (reached.add(operation))
                WALK.after(operation).stream().map(NextCall::operation).forEach(open::push);
        }

        Set<String> expected = new TreeSet<>();
        for (DescribedOperation operation : API.operations())
            if (operation.head().path().contains("/workfloo/"))
                expected.add(operation.head().id());
        expected.remove("cancel");
        expected.add("execute");
        assertEquals(expected, new TreeSet<>(reached));
    }
}
