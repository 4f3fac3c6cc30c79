package dev.workfloo.wire;

import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.DocumentedExample;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.document.DefinitionWriter;
import dev.workfloo.rule.Value;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a step tells of a call over HTTP, taken from what the detail tells. */
class StepBodyTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Any that turns to nobody by itself. */
    private static final Node NODE = aDefinition(aDefinitionId()).nodes().get(0);

    private static JsonNode step(String told) throws Exception {
        ObjectNode node = (ObjectNode) MAPPER.readTree(told.replace('\'', '"'));
        return MAPPER.readTree(new StepBody(NODE, node).filled().toString());
    }

    @Test
    void tellsACallWithTheBytesOfItsAnswer() throws Exception {
        JsonNode step = step(
                "{'apiData': {'request': {'url': 'https://example.com/x', 'body': {'a': 1}}, 'response': {'body': {'é': 'ÿ'}, 'headers': {'h': 'x'},"
                        + " 'httpCode': 200, 'queryParams': {'q': '1'}, 'url': 'https://example.com/x'}},"
                        + " 'detail': {'responseTime': 120, 'dateFound': '2026-03-01T12:00:00Z', 'status': 'SUCCESS'}}");

        String body = "[123,34,195,169,34,58,34,195,191,34,125]";
        String expected =
                "{'api': {'duration': 120, 'url': 'https://example.com/x', 'request': {'url': 'https://example.com/x', 'body': {'a': 1}}, 'response': {'body': "
                        + body
                        + ", 'date': '2026-03-01T12:00:00Z', 'headers': {'h': 'x'}, 'httpCode': 200, 'queryParams': {'q': '1'}}}}";
        assertEquals(MAPPER.readTree(expected.replace('\'', '"')), step);
    }

    /** By the name that the document has for it. */
    @Test
    void everyNodeThatTurnsToSomebodySaysToWhom() {
        WorkflooDefinition definition = DocumentedExample.definition();
        List<Value> documents =
                ((Value.Sequence) DefinitionWriter.write(definition).get("nodes")).items();
        Set<String> services = new TreeSet<>();

        for (int i = 0; i < documents.size(); i++) {
            Node node = definition.nodes().get(i);
            ObjectNode step = new StepBody(node, MAPPER.createObjectNode()).filled();
            Value service = ((Value.Context) documents.get(i)).get("service");

            assertEquals(node.type().equals(Node.LINK), step.has("link"), node.type());
            if (step.has("link")) {
                assertEquals(service, Value.of(step.at("/link/service").textValue()));
                services.add(step.at("/link/service").textValue());
            }
        }
        assertTrue(services.containsAll(Set.of("NIP", "OTP")), services::toString);
        assertTrue(services.size() > 2, services::toString);
    }

    @Test
    void tellsACallThatHasNoAnswerYet() throws Exception {
        JsonNode step =
                step("{'apiData': {'request': {'url': 'https://example.com/x'}}, 'detail': {'status': 'PROGRESS'}}");

        String expected = "{'api': {'url': 'https://example.com/x', 'request': {'url': 'https://example.com/x'}}}";
        assertEquals(MAPPER.readTree(expected.replace('\'', '"')), step);
    }
}
