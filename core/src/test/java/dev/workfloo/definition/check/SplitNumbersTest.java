package dev.workfloo.definition.check;

import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static dev.workfloo.testkit.contract.fixture.Fixtures.read;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.document.Finding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SplitNumbersTest {

    private static final String SPLIT = "f.income in (>= 8, 500)";

    private static Map<String, Object> node(String id, String type, Object... members) {
        Map<String, Object> node = object(members);
        node.putAll(object("id", id, "type", type, "name", id));
        return node;
    }

    @Test
    void areLookedForWhereverAFormulaStands() {
        Map<String, Object> outputs = object("o", SPLIT, "fine", "f.income in (>= 8500)");
        Object rule = object("when", List.of(">= 8, 500", "-"), "outputs", outputs);
        Object inner = object("name", "b", "if", SPLIT, "then", object("exit", "x"), "else", object("exit", "y"));
        Object tree = object("name", "a", "if", "true", "then", object("exit", "x"), "else", inner);
        List<Object> nodes = List.of(
                node(
                        "table",
                        "RULESET",
                        "hitPolicy",
                        "FIRST",
                        "inputs",
                        List.of("f.income", SPLIT),
                        "rules",
                        List.of(rule),
                        "default",
                        object("outputs", outputs)),
                node("tree", "DECISION_TREE", "tree", tree, "exits", object("x", "variables", "y", "variables")),
                node("variables", "VARIABLES", "variables", object("v", SPLIT)),
                node("bureau", "LINK", "service", "bureau", "request", object("r", SPLIT), "response", object()),
                node("nip", "LINK", "service", "NIP", "nip", object("channels", List.of("email"), "email", SPLIT)));
        Map<String, Object> document = object("id", "657117e1d511b6e54fe2a967", "name", "Flow", "start", "table");
        document.put("nodes", nodes);

        assertEquals(
                List.of(
                        "/nodes/0/inputs/1",
                        "/nodes/0/rules/0/when/0",
                        "/nodes/0/rules/0/outputs/o",
                        "/nodes/0/default/outputs/o",
                        "/nodes/1/tree/else/if",
                        "/nodes/2/variables/v",
                        "/nodes/3/request/r",
                        "/nodes/4/nip/email"),
                SplitNumbers.maybeIn(read(document)).stream()
                        .map(Finding::pointer)
                        .toList());
    }
}
