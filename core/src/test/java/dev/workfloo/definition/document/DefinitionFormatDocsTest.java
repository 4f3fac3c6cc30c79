package dev.workfloo.definition.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.DocumentedExample;
import dev.workfloo.definition.check.Checks;
import dev.workfloo.definition.check.FlowCheck;
import dev.workfloo.definition.form.FieldType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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
    void showsEachKindOfNode() {
        Set<NodeKind> missing = EnumSet.allOf(NodeKind.class);

        DocumentedExample.definition().nodes().forEach(node -> missing.remove(NodeKind.of(node)));

        assertEquals(Set.of(), missing, "let the example in definition-format.md have a node of");
    }

    @Test
    void showsWhatCanBePublished() {
        FlowCheck.Result check = Checks.check(DocumentedExample.definition());

        assertEquals(List.of(), check.findings());
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
