package dev.workfloo.outbound.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.workfloo.KnownMembers;
import dev.workfloo.Mutations;
import dev.workfloo.Schemas;
import dev.workfloo.SourceDocuments;
import dev.workfloo.contact.CodeChannel;
import dev.workfloo.document.Finding;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The schema of the connector file and its reader agree. The reader's alone is what a URL, a header and a duration may be, which
 * secrets there are, and whether values have room in the body.
 */
class ConnectorSchemaTest {

    private static final int TRIES = 3_000;
    private static final String PLACE = "https://workfloo.dev/schema/connectors.schema.json";
    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "workfloo", "outbound", "file");

    private static final List<Value> FILES = SourceDocuments.shown().stream()
            .filter(found -> found.has("services"))
            .map(SourceDocuments.Found::document)
            .toList();

    private static String text = "";

    @BeforeAll
    static void read() throws IOException {
        try (InputStream schema = ConnectorFile.class.getResourceAsStream("connectors.schema.json")) {
            text = new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Schema schema() {
        return SchemaRegistry.withDialect(Dialects.getDraft202012(), registry -> registry.schemas(Map.of(PLACE, text)))
                .getSchema(SchemaLocation.of(PLACE));
    }

    private static JsonNode tree() throws IOException {
        return new JsonMapper().readTree(text);
    }

    private static List<Error> errors(Schema schema, Value file) {
        return schema.validate(Schemas.json(file));
    }

    private static List<Finding> findings(Value file) {
        return new ConnectorFileReader(name -> Either.right("s"))
                .read(file).swap().getOrElse(List.of()).stream()
                        .map(ConnectorSchemaTest::finding)
                        .toList();
    }

    private static Finding finding(String said) {
        int end = said.startsWith("/") ? said.indexOf(": ") : 0;
        String message = said.substring(end == 0 ? 0 : end + 2);
        return new Finding(Finding.Severity.ERROR, Optional.empty(), said.substring(0, end), message);
    }

    @Test
    void isASchema() {
        SchemaRegistry registry = SchemaRegistry.withDialect(Dialects.getDraft202012());

        var wrong = registry.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                .validate(text, InputFormat.JSON);

        assertEquals(List.of(), wrong);
    }

    @Test
    void acceptsThePage() {
        assertEquals(1, FILES.size());
        assertEquals(List.of(), findings(FILES.get(0)));
        assertEquals(List.of(), errors(schema(), FILES.get(0)));
    }

    /** Whatever the readers may know is a text in their sources, or listed in an enum. */
    @Test
    void knowsTheMembersThatTheReaderKnows() throws IOException {
        Set<String> words = KnownMembers.words(SOURCES).collect(Collectors.toCollection(TreeSet::new));
        Arrays.stream(CodeChannel.values()).map(CodeChannel::literal).forEach(words::add);
        Schema schema = schema();
        Set<String> said = new TreeSet<>();

        KnownMembers.withMore(FILES.get(0), words).forEach((place, changed) -> {
            Set<String> toReader = KnownMembers.unknown(findings(changed), place);

            assertEquals(toReader, KnownMembers.unknown(errors(schema, changed), place, said), place);
        });

        assertEquals(KnownMembers.closed(tree()), said, "let the page have an object of each");
    }

    @Test
    void judgesShapesAsTheReaderDoes() {
        Random random = new Random(1);
        Schema schema = schema();

        for (int i = 0; i < TRIES; i++) {
            Value changed = Mutations.of(FILES.get(0), random);
            List<Finding> found = findings(changed).stream()
                    .filter(finding -> !finding.message().equals("has no place in body"))
                    .toList();

            List<Error> errors = errors(schema, changed);

            assertEquals(found.isEmpty(), errors.isEmpty(), () -> found + " " + errors);
        }
    }

    @Test
    void namesServicesAsDefinitionsDo() throws IOException {
        JsonNode named = Schemas.tree(Schemas.DEFINITION).path("$defs");

        String pattern = tree().at("/$defs/name/pattern").asText();

        assertEquals(named.at("/serviceName/pattern").asText(), pattern);
        assertEquals(named.at("/providerName/pattern").asText(), pattern);
    }
}
