package dev.workfloo.wire;

import static dev.workfloo.Fixtures.aDefinition;
import static dev.workfloo.Fixtures.aDefinitionId;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.definition.Node;
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
                "{'apiData': {'request': {'body': {'a': 1}}, 'response': {'body': {'é': 'ÿ'}, 'headers': {'h': 'x'},"
                        + " 'httpCode': 200, 'queryParams': {'q': '1'}, 'url': 'https://example.com/x'}},"
                        + " 'detail': {'responseTime': 120, 'dateFound': '2026-03-01T12:00:00Z', 'status': 'SUCCESS'}}");

        String body = "[123,34,195,169,34,58,34,195,191,34,125]";
        String expected =
                "{'api': {'duration': 120, 'url': 'https://example.com/x', 'request': {'body': {'a': 1}}, 'response': {'body': "
                        + body
                        + ", 'date': '2026-03-01T12:00:00Z', 'headers': {'h': 'x'}, 'httpCode': 200, 'queryParams': {'q': '1'}}}}";
        assertEquals(MAPPER.readTree(expected.replace('\'', '"')), step);
    }

    @Test
    void tellsACallThatHasNoAnswerYet() throws Exception {
        JsonNode step = step("{'apiData': {'request': {'body': {}}}, 'detail': {'status': 'PROGRESS'}}");

        assertEquals(MAPPER.readTree("{\"api\":{\"request\":{\"body\":{}}}}"), step);
    }
}
