package dev.workfloo.definition.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.definition.form.FieldType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefinitionFormatDocsTest {

    private static final Path DOCUMENT = Path.of("docs", "definition-format.md");

    @Test
    void tellsOfEachTypeOfNode() throws IOException {
        String text = Files.readString(DOCUMENT);

        List<String> told = text.substring(text.indexOf("| type | members |"), text.indexOf("## Fields"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("`")[1])
                .sorted()
                .toList();

        assertEquals(NodeKind.literals(), told);
    }

    @Test
    void tellsOfEachTypeOfField() throws IOException {
        String text = Files.readString(DOCUMENT);

        String types = text.lines()
                .filter(line -> line.startsWith("| `type` |"))
                .findFirst()
                .orElseThrow();

        Arrays.stream(FieldType.values()).forEach(type -> assertTrue(types.contains("`" + type + "`"), type::name));
    }
}
