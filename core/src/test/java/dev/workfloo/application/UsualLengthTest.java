package dev.workfloo.application;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aField;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aFormNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.named;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static dev.workfloo.testkit.contract.fixture.Fixtures.published;
import static dev.workfloo.testkit.contract.fixture.Fixtures.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.Problem;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.Publication;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.StartedWorkfloo;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.WorkflooProblem.DefinitionRefused;
import dev.workfloo.application.port.in.WorkflooProblem.SaidBefore;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.form.Field;
import dev.workfloo.document.Finding;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import io.vavr.control.Either;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A text that says nothing of its length ends all the same; what was published before goes on without an end. */
class UsualLengthTest {

    private final Store store = new MemoryStore();
    private final Workfloo workfloo =
            Workfloo.builder(store, new ManualClock(NOON), new SecureRandom()).build();
    private final WorkspaceId workspace = aWorkspace();
    private final DefinitionId id = aDefinitionId();

    private Map<String, Object> aDocument(Object... fields) {
        return object(
                "id",
                id.hex(),
                "name",
                "Notes",
                "start",
                "applicant",
                "nodes",
                List.of(aFormNode("applicant", "", fields)));
    }

    private Publication publish(Map<String, Object> document) {
        return workfloo.definitions()
                .publish(workspace, Value.of(document))
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
    }

    private Either<WorkflooProblem, StartedWorkfloo> start(Object... answers) {
        return workfloo.executions()
                .execute(StartWorkfloo.of(production(workspace), id.hex()).withForm(object(answers)));
    }

    private static Map<String, String> refusal(Either<WorkflooProblem, StartedWorkfloo> refused) {
        return refused.fold(
                problem -> {
                    assertEquals(Problem.Kind.FIELDS_INVALID, problem.kind());
                    return problem.fields();
                },
                started -> Map.of());
    }

    private Map<String, Optional<Integer>> longest(int version) {
        Map<String, Optional<Integer>> longest = new LinkedHashMap<>();
        FormNode form = (FormNode) store.definitions()
                .find(workspace, new DefinitionVersion(id, version))
                .orElseThrow()
                .nodes()
                .get(0);
        form.form()
                .fields()
                .flatMap(field -> Stream.concat(
                        Stream.of(field), field.group().map(Field.Group::fields).orElse(List.of()).stream()))
                .forEach(
                        field -> longest.put(field.id(), field.limits().length().most()));
        return longest;
    }

    @Test
    void publishesTextsWithTheirEnd() {
        Map<String, Object> group =
                object("fields", List.of(aField("inner", "TEXT", "minLength", 2), aField("born", "DATE")));

        publish(aDocument(
                aField("note", "TEXT"),
                aField("short", "TEXT", "maxLength", 5),
                aField("long", "TEXT", "maxLength", 90_000),
                aField("pattern", "TEXT", "regex", "[a-z]*"),
                aField("email", "EMAIL"),
                aField("phone", "PHONE"),
                aField("state", "SELECT", "map", object("a", "A")),
                aField("people", "SET", "set", group)));

        Map<String, Optional<Integer>> longest = new LinkedHashMap<>(longest(1));
        longest.values().removeIf(Optional::isEmpty);
        assertEquals(
                Map.of(
                        "note",
                        Optional.of(10_000),
                        "short",
                        Optional.of(5),
                        "long",
                        Optional.of(90_000),
                        "inner",
                        Optional.of(10_000)),
                longest);
    }

    @Test
    void refusesATextBeyondItInWords() {
        publish(aDocument(
                aField("note", "TEXT"),
                aField("people", "SET", "set", object("fields", List.of(aField("name", "TEXT"))))));
        String longest = "😀".repeat(10_000);

        assertTrue(start("note", longest, "people", List.of(object("name", longest)))
                .isRight());
        assertEquals(
                Map.of(
                        "note", "must have at most 10000 characters",
                        "people[1].name", "must have at most 10000 characters"),
                refusal(start(
                        "note", longest + "x", "people", List.of(object("name", "x"), object("name", longest + "x")))));
    }

    @Test
    void publishesTheSameOnce() {
        publish(aDocument(aField("note", "TEXT")));

        assertFalse(publish(aDocument(aField("note", "TEXT"))).isNew());
        assertFalse(
                publish(aDocument(aField("note", "TEXT", "maxLength", 10_000))).isNew());
        assertTrue(
                publish(aDocument(aField("note", "TEXT", "maxLength", 9_999))).isNew());
    }

    // What an earlier release published

    private WorkflooDefinition earlier() {
        return read(aDocument(aField("note", "TEXT")));
    }

    @Test
    void keepsWhatWasPublishedBefore() {
        published(store, workspace, earlier());

        Publication again = publish(aDocument(aField("note", "TEXT")));

        assertFalse(again.isNew());
        assertEquals(Map.of("note", Optional.empty()), longest(1));
        assertTrue(start("note", "x".repeat(100_000)).isRight());
    }

    @Test
    void endsTextsOnceSomethingElseIsSaid() {
        published(store, workspace, earlier());
        Map<String, Object> renamed = aDocument(aField("note", "TEXT"));
        renamed.put("name", "Renamed");

        Publication next = publish(renamed);

        assertTrue(next.isNew());
        assertEquals(Map.of("note", Optional.of(10_000)), longest(2));
        assertEquals(Map.of("note", "must have at most 10000 characters"), refusal(start("note", "x".repeat(10_001))));
    }

    @Test
    void noFileOfThenUndoesWhatFollowed() {
        DefinitionVersion first = published(store, workspace, earlier());
        DefinitionVersion second = published(store, workspace, named(earlier(), "Followed"));

        Either<WorkflooProblem, Publication> refused =
                workfloo.definitions().publishNews(workspace, Value.of(aDocument(aField("note", "TEXT"))));

        assertEquals(Either.left(new SaidBefore(first, second)), refused);
    }

    @Test
    void rollsBackToWhatWasSaidThen() {
        published(store, workspace, earlier());
        published(store, workspace, named(earlier(), "Followed"));

        assertTrue(workfloo.rollbacks().rollBack(workspace, id, 1).isRight());

        assertEquals(Map.of("note", Optional.empty()), longest(3));
    }

    // Findings

    @Test
    void warnsOfTextsThatAreVeryLong() {
        List<Finding> findings = publish(aDocument(
                        aField("note", "TEXT", "maxLength", 100_001), aField("less", "TEXT", "maxLength", 100_000)))
                .warnings();

        assertEquals(
                List.of("WARNING at /nodes/0/sections/0/fields/0/maxLength (node applicant):"
                        + " texts of more than 100000 characters are slow to keep and to show"),
                findings.stream().map(Finding::toString).toList());
    }

    @Test
    void saysWhereALongTextEnds() {
        WorkflooProblem refused = workfloo.definitions()
                .publish(workspace, Value.of(aDocument(aField("note", "TEXT", "minLength", 10_001))))
                .swap()
                .getOrElseThrow(() -> new AssertionError("was published"));

        assertEquals(
                List.of("ERROR at /nodes/0/sections/0/fields/0/minLength (node applicant): is greater than maxLength,"
                        + " which is 10000 where it is not given: no answer can fit"),
                assertInstanceOf(DefinitionRefused.class, refused).findings().stream()
                        .map(Finding::toString)
                        .toList());
    }
}
