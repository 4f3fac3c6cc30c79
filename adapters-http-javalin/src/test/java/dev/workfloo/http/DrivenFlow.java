package dev.workfloo.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workfloo.SealedTypes;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.document.DefinitionReader;
import dev.workfloo.driver.Driver.Driven;
import dev.workfloo.driver.EveryKind;
import dev.workfloo.pdf.ReadPdf;
import dev.workfloo.wire.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a driver must have come to that took the flow with every kind of node to its end. */
public final class DrivenFlow {

    /** What somebody has to answer on the way, in its order; who gets codes at once does without another one. */
    private static final List<String> ANSWERS = List.of(
            "applicant form",
            "papers document",
            "reached fallback",
            "reached token",
            "consent send",
            "consent resend",
            "consent VALIDATE_2",
            "consent VALIDATED",
            "signing document",
            "manual REJECTED",
            "manual correction",
            "manual APPROVED");

    private DrivenFlow() {}

    static WorkflooDefinition definition() {
        return JsonReader.readDocument(EveryKind.document().getBytes(StandardCharsets.UTF_8))
                .map(DefinitionReader::read)
                .getOrElseThrow(why -> new AssertionError(why))
                .getOrElseThrow(findings -> new AssertionError(findings.toString()));
    }

    /** All kinds that there are: one that is missing in the flow is named. */
    static Set<String> kinds() {
        return names(SealedTypes.in(Node.class));
    }

    private static Set<String> names(Stream<Class<?>> types) {
        return types.map(Class::getSimpleName).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The kinds of the nodes with these ids. */
    static Set<String> kinds(Set<String> ids) {
        return names(definition().nodes().stream()
                .filter(node -> ids.contains(node.id().name()))
                .<Class<?>>map(Node::getClass));
    }

    /** Fails unless it came to each kind, answered what it was asked, and finds its files again. */
    public static void assertWhole(Driven driven, JsonNode detail, Map<String, byte[]> files) {
        assertWhole(detail);
        boolean inSandbox = detail.has("sceneryId");
        assertEquals(
                ANSWERS.stream()
                        .filter(it -> inSandbox || !it.matches(".* (fallback|resend)"))
                        .toList(),
                driven.did());
        assertArrayEquals(files.get("contract/pdf"), files.get("signing/contract_copy"));
        String contract = ReadPdf.of(files.get("contract/pdf")).words();
        assertTrue(contract.startsWith("Contrato → Ana María Ñúñez Up to $171000"), contract);
        driven.sent().forEach((name, content) -> assertArrayEquals(content, files.get(name), name));
    }

    /** Fails unless it came to each kind, and to the good end. */
    public static void assertWhole(JsonNode detail) {
        Set<String> visited = new TreeSet<>();
        detail.path("nodes").forEach(node -> visited.add(node.path("id").textValue()));

        assertEquals("SUCCESS", detail.path("status").textValue(), detail::toString);
        assertEquals("[\"prime\",\"approved\"]", detail.path("labels").toString());
        assertEquals(kinds(), kinds(visited));
    }
}
