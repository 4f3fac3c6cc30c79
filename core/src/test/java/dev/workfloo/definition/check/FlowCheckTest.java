package dev.workfloo.definition.check;

import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionWithEverything;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDocument;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aField;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aFormNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aLabelNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.check.FlowCheck.Result;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.document.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FlowCheckTest {

    private static final String RESTLESS =
            "goes round without waiting for anyone: put a node that waits into the cycle";

    private static WorkflooDefinition definition(String start, Object... nodes) {
        Map<String, Object> document = aDocument(aDefinitionId());
        document.put("start", start);
        document.put("nodes", List.of(nodes));
        return read(document);
    }

    private static Map<String, Object> aForm(String id, String next) {
        return aFormNode(id, next, aField("a", "TEXT"));
    }

    private static Map<String, Object> aLabel(String id, String next) {
        return aLabelNode(id, next, "label");
    }

    private static List<String> findings(WorkflooDefinition definition) {
        return Checks.check(definition).findings().stream()
                .map(Finding::toString)
                .toList();
    }

    @Test
    void takesAFlowThatIsRight() {
        WorkflooDefinition definition = aDefinition(aDefinitionId());

        Result result = Checks.check(definition);

        assertEquals(List.of(), result.findings());
        assertEquals(Optional.of(definition), result.flow().map(CheckedFlow::definition));
    }

    @Test
    void takesAFlowThatUsesEverything() {
        Result result = Checks.check(aDefinitionWithEverything(aDefinitionId()));

        assertEquals(List.of(), result.findings());
    }

    @Test
    void findsAStartThatIsNoNode() {
        WorkflooDefinition definition = definition("nowhere", aLabel("one", ""));

        List<String> findings = findings(definition);

        assertEquals(List.of("ERROR at /start: no node has the id nowhere"), findings);
        assertEquals(Optional.empty(), Checks.check(definition).flow());
    }

    @Test
    void findsAnEdgeThatLeadsNowhere() {
        WorkflooDefinition definition = definition("one", aForm("one", "two"), aLabel("two", "three"));

        List<String> findings = findings(definition);

        assertEquals(List.of("ERROR at /nodes/1/next (node two): no node has the id three"), findings);
    }

    @Test
    void findsAnIdThatIsTaken() {
        WorkflooDefinition definition = definition("one", aForm("one", "two"), aLabel("two", ""), aLabel("two", "one"));

        List<String> findings = findings(definition);

        assertEquals(List.of("ERROR at /nodes/2/id (node two): another node has this id already"), findings);
    }

    @Test
    void findsANodeThatIsNeverReached() {
        WorkflooDefinition definition = definition("one", aForm("one", ""), aLabel("two", "one"));

        List<String> findings = findings(definition);

        assertEquals(List.of("ERROR at /nodes/1 (node two): is never reached from the start"), findings);
    }

    @Test
    void findsANodeThatLeadsToNoEnd() {
        WorkflooDefinition definition = definition("one", aForm("one", "two"), aLabel("two", "one"));

        List<String> findings = findings(definition);

        assertEquals(
                List.of(
                        "ERROR at /nodes/0 (node one): leads to no end: give a node behind it no next",
                        "ERROR at /nodes/1 (node two): leads to no end: give a node behind it no next"),
                findings);
    }

    @Test
    void findsACycleThatNeverWaits() {
        WorkflooDefinition definition =
                definition("form", aForm("form", ""), aLabel("one", "two"), aLabel("two", "one"), aLabel("way", "one"));

        List<String> findings = findings(definition);

        assertEquals(
                List.of(
                        "ERROR at /nodes/1 (node one): is never reached from the start",
                        "ERROR at /nodes/1/next (node one): " + RESTLESS,
                        "ERROR at /nodes/2 (node two): is never reached from the start",
                        "ERROR at /nodes/2/next (node two): " + RESTLESS,
                        "ERROR at /nodes/3 (node way): is never reached from the start"),
                findings);
    }

    @Test
    void findsALabelThatIsBlankOrTooLong() {
        for (String label : List.of(" ", "x".repeat(101), "a\0b")) {
            WorkflooDefinition definition = definition("one", aLabelNode("one", "", "fine", label));

            List<String> findings = findings(definition);

            assertEquals(
                    List.of("ERROR at /nodes/0/labels (node one): a label is text of 1 to 100 characters"), findings);
        }
    }

    @Test
    void saysOnceWhatIsWrongTwiceAtAPlace() {
        WorkflooDefinition definition = definition("one", aLabelNode("one", "", " ", "  "));

        List<String> findings = findings(definition);

        assertEquals(1, findings.size());
    }

    @Test
    void findsWhatIsWrongInAFormAlsoWhenEdgesAre() {
        WorkflooDefinition definition =
                definition("one", aFormNode("one", "two", aField("a", "TEXT", "minLength", 2, "maxLength", 1)));

        List<String> findings = findings(definition);

        assertEquals(
                List.of(
                        "ERROR at /nodes/0/next (node one): no node has the id two",
                        "ERROR at /nodes/0/sections/0/fields/0/minLength (node one): "
                                + "is greater than maxLength: no answer can fit"),
                findings);
    }

    @Test
    void takesUpToAThousandNodes() {
        Result longest = Checks.check(chain(1_000));
        Result longer = Checks.check(chain(1_001));

        assertEquals(List.of(), longest.findings());
        assertEquals(
                List.of("ERROR at /nodes: must have at most 1000 nodes"),
                longer.findings().stream().map(Finding::toString).toList());
        assertEquals(Optional.empty(), longer.flow());
    }

    private static WorkflooDefinition chain(int length) {
        return definition(
                "n0",
                IntStream.range(0, length)
                        .mapToObj(i -> aLabel("n" + i, i == length - 1 ? "" : "n" + (i + 1)))
                        .toArray());
    }

    @Test
    void findsItsNodesByTheirIds() {
        CheckedFlow flow = CheckedFlow.published(aDefinition(aDefinitionId()));

        assertEquals("applicant", flow.start().id().name());
        assertEquals("FORM", flow.node(new NodeId("offer")).type());
        assertThrows(IllegalArgumentException.class, () -> flow.node(new NodeId("nowhere")));
    }
}
