package dev.workfloo.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.workfloo.SourceDocuments;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaCommandTest {

    private static final JsonMapper JSON = new JsonMapper();

    private static String printed(String... arguments) {
        StringWriter out = new StringWriter();
        int status = Main.commandLine().setOut(new PrintWriter(out)).execute(arguments);

        assertEquals(0, status);
        return out.toString();
    }

    /** As an editor has it, in one file. */
    private static Schema schema(String printed) {
        return SchemaRegistry.withDialect(
                        Dialects.getDraft202012(), registry -> registry.schemas(Map.of("file:/schema.json", printed)))
                .getSchema(SchemaLocation.of("file:/schema.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"definition", "scenario", "pool", "connectors"})
    void printsOneFileThatNeedsNoOther(String document) throws JsonProcessingException {
        JsonNode printed = JSON.readTree(printed("schema", document));

        for (JsonNode reference : printed.findValues("$ref")) {
            assertTrue(reference.asText().startsWith("#/"), reference::asText);
            assertFalse(printed.at(reference.asText().substring(1)).isMissingNode(), reference::asText);
        }
    }

    @ParameterizedTest
    @CsvSource({"definition, nodes", "scenario, expect", "pool, pool", "connectors, services"})
    void printsWhatAcceptsThePages(String document, String member) {
        Schema schema = schema(printed("schema", document));
        List<SourceDocuments.Found> shown = SourceDocuments.shown().stream()
                .filter(found -> found.has(member) && found.place().toString().endsWith(".md"))
                .toList();

        assertFalse(shown.isEmpty());
        for (SourceDocuments.Found found : shown) {
            assertEquals(List.of(), schema.validate(found.json(), InputFormat.JSON), found.place()::toString);
            assertFalse(schema.validate("{\"unheardOf\": 1}", InputFormat.JSON).isEmpty());
        }
    }

    @Test
    void knowsOfNoDatabase() {
        assertFalse(printed("schema", "pool", "--help").contains("jdbc"));
        assertTrue(printed("pools", "rollback", "--help").contains("jdbc"));
    }
}
