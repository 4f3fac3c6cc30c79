package dev.workfloo.definition.check;

import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aField;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aFormNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aLabelNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.workfloo.definition.document.DefinitionReader;
import dev.workfloo.document.Finding;
import dev.workfloo.rule.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found in a review, with the places and the words that an author sees. */
class ValidationCheckTest {

    private static final Map<String, Object> BOTH = object("APPROVED", "end", "REJECTED", null);

    private static Map<String, Object> review(Map<String, Object> exits, String... fields) {
        return object(
                "id", "review", "type", "VALIDATION", "name", "Review", "fields", List.of(fields), "exits", exits);
    }

    private static Map<String, Object> tree(String yes, String no) {
        return object(
                "id",
                "tree",
                "type",
                "DECISION_TREE",
                "name",
                "Tree",
                "tree",
                object(
                        "name",
                        "q",
                        "if",
                        "person.income > 5",
                        "then",
                        object("exit", "yes"),
                        "else",
                        object("exit", "no")),
                "exits",
                object("yes", yes, "no", no));
    }

    private static List<String> findings(Object... behindTheForm) {
        List<Object> nodes = new ArrayList<>();
        nodes.add(aFormNode(
                "person",
                "tree",
                aField("income", "NUMBER", "required", true),
                aField("notice", "HTML", "html", "<p>"),
                aField("kin", "SET", "set", object("fields", List.of(aField("name", "TEXT"))))));
        nodes.addAll(List.of(behindTheForm));
        nodes.add(aLabelNode("end", "", "ended"));
        Value document =
                Value.of(object("id", aDefinitionId().hex(), "name", "Flow", "start", "person", "nodes", nodes));
        return DefinitionReader.read(document)
                .fold(found -> found, definition -> Checks.check(definition).findings())
                .stream()
                .map(Finding::toString)
                .toList();
    }

    private static List<String> ofReview(Map<String, Object> review) {
        return findings(tree("review", "end"), review);
    }

    @Test
    void findsNothingInASoundReview() {
        Map<String, Object> review = review(BOTH, "person.income", "person.kin");
        review.put("instruction", "Look");
        review.put("allowCorrection", true);

        assertEquals(List.of(), ofReview(review));
        assertEquals(List.of(), ofReview(review(BOTH)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "person.incom | `person.incom`: person has no member incom",
                "person.notice | `person.notice`: person has no member notice",
                "nobody.income | `nobody`: nothing is called nobody here",
                "tree.q | a review shows what a FORM or a DOCUMENT asks for, but tree is neither",
                "late.income | late never runs before this node: nothing is set there yet",
            })
    void findsWhatCannotBeShown(String field, String message) {
        List<String> found = findings(
                tree("review", "end"),
                review(object("APPROVED", "late", "REJECTED", null), field),
                aFormNode("late", "end", aField("income", "NUMBER")));

        assertEquals(
                List.of(),
                List.of(message.replace("`", "")).stream()
                        .filter(it -> found.stream()
                                .noneMatch(one -> one.startsWith("ERROR at /nodes/2/fields/0 (node review): ")
                                        && one.replace("`", "").contains(it)))
                        .toList(),
                found::toString);
    }

    @Test
    void findsWhatWasAnsweredOnSomeWaysOnly() {
        List<String> found = findings(
                tree("more", "review"),
                aFormNode("more", "review", aField("debt", "NUMBER")),
                review(BOTH, "person.income", "more.debt"));

        assertEquals(
                List.of("ERROR at /nodes/3/fields/1 (node review): more has not been answered on every way that leads"
                        + " here: put it before, or review it behind it alone"),
                found);
    }

    private static Map<String, Object> papers(String id, String next, Object... files) {
        return object("id", id, "type", "DOCUMENT", "name", "Papers", "files", List.of(files), "next", next);
    }

    private static Map<String, Object> aFile(String id, Object... more) {
        Map<String, Object> file = object("id", id, "name", "Of " + id);
        file.putAll(object(more));
        return file;
    }

    @Test
    void mayShowWhatADocumentAsksFor() {
        Map<String, Object> set = aFile("payslips", "set", object("files", List.of(aFile("payslip"))));

        assertEquals(
                List.of(),
                findings(
                        tree("papers", "end"),
                        papers("papers", "review", aFile("ine"), aFile("bills", "max", 3), set),
                        review(BOTH, "person.income", "papers.ine", "papers.bills", "papers.payslips")));
    }

    @Test
    void findsFilesThatCannotBeShown() {
        List<String> found = findings(
                tree("extra", "review"),
                papers("extra", "review", aFile("ine")),
                review(
                        object("APPROVED", "late", "REJECTED", null),
                        "extra.ine",
                        "extra.passport",
                        "late.bill",
                        "late.ine"),
                papers("late", "end", aFile("bill")));

        String never = " (node review): late never runs before this node: nothing is sent there yet";
        String sometimes = " (node review): extra has not been answered on every way that leads here: put it before,"
                + " or review it behind it alone";
        assertEquals(
                List.of(
                        "ERROR at /nodes/3/fields/0" + sometimes,
                        "ERROR at /nodes/3/fields/1 (node review): extra asks for no file passport",
                        "ERROR at /nodes/3/fields/1" + sometimes,
                        "ERROR at /nodes/3/fields/2" + never,
                        "ERROR at /nodes/3/fields/3 (node review): late asks for no file ine",
                        "ERROR at /nodes/3/fields/3" + never),
                found);
    }

    /** What a node of the flow makes, nobody can send again. */
    @Test
    void findsThatAllThatIsShownIsMade() {
        Map<String, Object> review = review(BOTH, "papers.contract");
        review.put("allowCorrection", true);

        List<String> found = findings(
                tree("papers", "end"), papers("papers", "review", aFile("contract", "sourcePdfNodeId", "pdf")), review);

        assertEquals(
                List.of(
                        "ERROR at /nodes/3/allowCorrection (node review): nothing is shown that could be sent back: name"
                                + " fields"),
                found.stream().filter(it -> it.contains("review")).toList(),
                found::toString);
    }

    @Test
    void findsWhatIsShownTwice() {
        assertEquals(
                List.of("ERROR at /nodes/2/fields/1 (node review): is shown already"),
                ofReview(review(BOTH, "person.income", "person.income")));
    }

    /** All of them may be sent back, and one correction answers them. */
    @Test
    void findsMoreThanACorrectionCanAnswer() {
        String[] most = IntStream.range(0, 1_000).mapToObj(i -> "person.f" + i).toArray(String[]::new);
        String[] more = IntStream.range(0, 1_001).mapToObj(i -> "person.f" + i).toArray(String[]::new);
        String found = "ERROR at /nodes/2/fields (node review): must be at most 1000";

        assertEquals(List.of(found), ofReview(review(BOTH, more)));
        assertFalse(ofReview(review(BOTH, most)).contains(found));
    }

    @Test
    void findsThatNothingCanBeSentBack() {
        Map<String, Object> review = review(BOTH);
        review.put("allowCorrection", true);

        assertEquals(
                List.of(
                        "ERROR at /nodes/2/allowCorrection (node review): nothing is shown that could be sent back: name"
                                + " fields"),
                ofReview(review));
    }

    @Test
    void findsExitsThatAreMissingOrTooMany() {
        assertEquals(
                List.of(
                        "ERROR at /nodes/2/exits (node review): exits does not say where REJECTED leads: name a node,"
                                + " or null to end the flow",
                        "ERROR at /nodes/2/exits/LATER (node review): nothing leads to this exit"),
                ofReview(review(object("APPROVED", "end", "LATER", null), "person.income")));
    }

    @ParameterizedTest
    @CsvSource({"income", "person.", ".income", "person.income.x", "Person.income", "person.if"})
    void findsWhatIsNoField(String field) {
        assertEquals(
                List.of("ERROR at /nodes/2/fields/0 (node review): must be a node, a dot and one of its fields, such as"
                        + " applicant.income"),
                ofReview(review(BOTH, field)));
    }

    /** Somebody is waited for, so a flow may come back. */
    @Test
    void maySendTheFlowBack() {
        assertEquals(List.of(), ofReview(review(object("APPROVED", "end", "REJECTED", "person"), "person.income")));
    }
}
