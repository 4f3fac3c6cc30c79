package dev.workfloo.application;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDocument;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aField;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aFormNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aLabelNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aScenario;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aScenarioId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.kept;
import static dev.workfloo.testkit.contract.fixture.Fixtures.named;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static dev.workfloo.testkit.contract.fixture.Fixtures.published;
import static dev.workfloo.testkit.contract.fixture.Fixtures.republished;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.Problem.Kind;
import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.Publication;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.WorkflooProblem.DefinitionRefused;
import dev.workfloo.application.port.in.WorkflooProblem.SaidBefore;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.ScenarioId;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.document.Finding;
import dev.workfloo.rule.Value;
import dev.workfloo.scenario.Scenario;
import dev.workfloo.scenario.ScenarioDocument;
import dev.workfloo.scenario.Verdict;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import dev.workfloo.testkit.contract.fixture.Race;
import io.vavr.control.Either;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PublishDefinitionTest {

    private final WatchedStore store = new WatchedStore();
    private final Workfloo workfloo =
            Workfloo.builder(store, new ManualClock(NOON), new SecureRandom()).build();
    private final WorkspaceId workspace = aWorkspace();
    private final DefinitionId id = aDefinitionId();

    private Either<WorkflooProblem, Publication> publish(Map<String, Object> document) {
        return workfloo.definitions().publish(workspace, Value.of(document));
    }

    private Publication publication(Map<String, Object> document) {
        return publish(document).getOrElseThrow(problem -> new AssertionError(problem.message()));
    }

    private Map<String, Object> aDocumentNamed(String name) {
        Map<String, Object> document = aDocument(id);
        document.put("name", name);
        return document;
    }

    private Map<String, Object> aDocumentWith(Scenario... scenarios) {
        Map<String, Object> document = aDocument(id);
        document.put(
                "scenarios",
                List.of(scenarios).stream().map(ScenarioDocument::write).toList());
        return document;
    }

    private DefinitionVersion version(int number) {
        return new DefinitionVersion(id, number);
    }

    private static List<String> findings(Either<WorkflooProblem, Publication> refused) {
        return ((DefinitionRefused) refused.getLeft())
                .findings().stream().map(Finding::toString).toList();
    }

    @Test
    void makesTheFirstVersion() {
        Publication publication = publication(aDocument(id));

        assertEquals(new Publication(version(1), true, List.of(), List.of()), publication);
        assertEquals(Optional.of(version(1)), store.definitions().current(workspace, id));
        assertEquals(Optional.of(aDefinition(id)), store.definitions().find(workspace, version(1)));
    }

    @Test
    void makesTheNextVersionOfOtherContent() {
        publication(aDocument(id));

        Publication publication = publication(aDocumentNamed("Renamed"));

        assertEquals(version(2), publication.version());
        assertTrue(publication.isNew());
    }

    @Test
    void makesNoNewVersionOfTheSameContent() {
        publication(aDocumentNamed("One"));
        publication(aDocumentNamed("Two"));

        Publication publication = publication(aDocumentNamed("Two"));

        assertEquals(version(2), publication.version());
        assertFalse(publication.isNew());
        assertEquals(Optional.empty(), store.definitions().find(workspace, version(3)));
    }

    @Test
    void makesANewVersionOfWhatAnOlderOneSaid() {
        publication(aDocumentNamed("One"));
        publication(aDocumentNamed("Two"));

        Publication publication = publication(aDocumentNamed("One"));

        assertEquals(version(3), publication.version());
        assertTrue(publication.isNew());
    }

    private Either<WorkflooProblem, Publication> publishNews(Map<String, Object> document) {
        return workfloo.definitions().publishNews(workspace, Value.of(document));
    }

    @Test
    void publishesNewsAsAnythingElse() {
        boolean first = publishNews(aDocumentNamed("One")).get().isNew();
        boolean again = publishNews(aDocumentNamed("One")).get().isNew();
        Publication second = publishNews(aDocumentNamed("Two")).get();

        assertTrue(first);
        assertFalse(again);
        assertEquals(new Publication(version(2), true, List.of(), List.of()), second);
    }

    @Test
    void takesWhatAnOlderVersionSaidForNoNews() {
        publication(aDocumentNamed("One"));
        publication(aDocumentNamed("Two"));
        Map<String, Object> newest = aDocumentWith(aScenario(id));
        publication(newest);
        int writes = store.writes();
        Map<String, Object> old = aDocumentWith(aScenario(id), aScenario(id));
        old.put("name", "One");

        Either<WorkflooProblem, Publication> refused = publishNews(old);

        assertEquals(new SaidBefore(version(1), version(3)), refused.getLeft());
        assertEquals(Kind.ALREADY_PUBLISHED, refused.getLeft().kind());
        assertEquals(
                "version 1 says this already, and version 3 has followed it",
                refused.getLeft().message());
        assertEquals(writes, store.writes());
        assertEquals(Optional.of(version(3)), store.definitions().current(workspace, id));
    }

    /** A new process publishes the next version while an old one has read the one before, which says what it says. */
    @Test
    void takesForNoNewsWhatIsOvertakenMeanwhile() {
        publication(aDocumentNamed("One"));
        WorkflooDefinition two = named(aDefinition(id), "Two");
        store.beforeTheNextWrite(() -> {
            published(store.unwatched(), workspace, two);
            published(store.unwatched(), workspace, named(two, "Three"));
        });

        Either<WorkflooProblem, Publication> refused = publishNews(aDocumentNamed("Two"));

        assertEquals(new SaidBefore(version(2), version(3)), refused.getLeft());
    }

    @Test
    void writesNothingThatIsThereAlready() {
        Map<String, Object> document = aDocumentWith(aScenario(id), aScenario(id));
        publication(document);
        int writes = store.writes();

        publication(document);

        assertEquals(writes, store.writes());
    }

    @Test
    void countsVersionsInEachWorkspace() {
        publication(aDocument(id));

        Publication elsewhere = workfloo.definitions()
                .publish(aWorkspace(), Value.of(aDocumentNamed("Elsewhere")))
                .get();

        assertEquals(version(1), elsewhere.version());
        assertTrue(elsewhere.isNew());
    }

    @Test
    void keepsTheScenariosOfTheDocument() {
        Scenario before = kept(store, workspace, aScenario(id));
        Scenario scenario = aScenario(id);

        publication(aDocumentWith(scenario));

        assertEquals(List.of(scenario), store.scenarios().of(workspace, id));
        assertEquals(Optional.empty(), store.scenarios().find(workspace, id, before.id()));
    }

    @Test
    void keepsOtherScenariosOfTheSameVersion() {
        publication(aDocumentWith(aScenario(id)));
        Scenario scenario = aScenario(id);

        Publication publication = publication(aDocumentWith(scenario));

        assertFalse(publication.isNew());
        assertEquals(List.of(scenario), store.scenarios().of(workspace, id));
    }

    @Test
    void tellsTheVerdictOnEachScenario() {
        Scenario passes = aScenario(id);
        Map<String, Object> complete = object(
                "id", passes.id().hex(),
                "name", "Passes",
                "answers", object("applicant", object("first_name", "ANA"), "offer", object("accepted", true)),
                "expect", object("status", "SUCCESS"));
        Scenario fails = aScenario(id);
        Map<String, Object> document = aDocument(id);
        document.put("scenarios", List.of(complete, ScenarioDocument.write(fails)));

        Publication publication = publication(document);

        assertEquals(
                List.of("Passes", "Strong payer"),
                publication.verdicts().stream().map(Verdict::name).toList());
        assertEquals(
                List.of(true, false),
                publication.verdicts().stream().map(Verdict::passed).toList());
        assertEquals(
                List.of("status should be SUCCESS, but it waits at offer", "label answered is missing"),
                publication.verdicts().get(1).differences());
    }

    @Test
    void tellsOfScenariosBesideAnUnreadableDefinition() {
        Map<String, Object> document = aDocument(id);
        document.put("name", 5);
        document.put("$schema", 7);
        document.put("scenarios", List.of(object("id", "1", "name", "One")));

        Either<WorkflooProblem, Publication> refused = publish(document);

        assertEquals(
                List.of(
                        "ERROR at /$schema: must be text, but is a number",
                        "ERROR at /name: must be text, but is a number",
                        "ERROR at /scenarios/0/id: must be 24 hex digits"),
                findings(refused));
    }

    @Test
    void refusesADocumentOfTheWrongForm() {
        Map<String, Object> document = aDocument(id);
        document.put("nodez", 1);
        document.put("name", 5);

        Either<WorkflooProblem, Publication> refused = publish(document);

        assertEquals(Kind.DEFINITION_REFUSED, refused.getLeft().kind());
        assertEquals(
                List.of(
                        "ERROR at /name: must be text, but is a number",
                        "ERROR at /nodez: is not known here: did you mean nodes? Otherwise take it out"),
                findings(refused));
        assertEquals(String.join("; ", findings(refused)), refused.getLeft().message());
        assertEquals(0, store.writes());
    }

    @Test
    void refusesAFlowThatIsWrong() {
        Map<String, Object> document = aDocument(id);
        document.put("nodes", List.of(aFormNode("applicant", "gone", aField("a", "TEXT"))));

        Either<WorkflooProblem, Publication> refused = publish(document);

        assertEquals(List.of("ERROR at /nodes/0/next (node applicant): no node has the id gone"), findings(refused));
        assertEquals(0, store.writes());
    }

    @Test
    void refusesScenariosThatAreWrong() {
        Map<String, Object> document = aDocument(id);
        document.put("scenarios", List.of(object("id", "x", "name", "One")));

        Either<WorkflooProblem, Publication> refused = publish(document);

        assertEquals(List.of("ERROR at /scenarios/0/id: must be 24 hex digits"), findings(refused));
        assertEquals(0, store.writes());
    }

    @Test
    void refusesScenariosOfAnotherFlow() {
        Map<String, Object> document = aDocument(id);
        document.put(
                "scenarios",
                List.of(object("id", aScenarioId().hex(), "name", "One", "waits", object("nobody", "P1D"))));

        Either<WorkflooProblem, Publication> refused = publish(document);

        assertEquals(List.of("ERROR at /scenarios/0/waits/nobody: no node has the id nobody"), findings(refused));
        assertEquals(0, store.writes());
    }

    @Test
    void publishesDespiteWarnings() {
        Map<String, Object> document = aDocument(id);
        document.put("nodes", List.of(aFormNode("applicant", "", aField("a", "DATE", "defaultValue", "soon"))));

        Publication publication = publication(document);

        assertEquals(
                List.of("WARNING at /nodes/0/sections/0/fields/0/defaultValue (node applicant): "
                        + "is not an answer that the field takes"),
                publication.warnings().stream().map(Finding::toString).toList());
        assertTrue(publication.isNew());
    }

    @Test
    void publishesOnTopOfWhatOthersPublishMeanwhile() {
        WorkflooDefinition theirs = named(aDefinition(id), "Theirs");
        store.beforeTheNextWrite(() -> published(store.unwatched(), workspace, theirs));

        Publication publication = publication(aDocumentNamed("Ours"));

        assertEquals(version(2), publication.version());
        assertTrue(publication.isNew());
        assertEquals(Optional.of(theirs), store.definitions().find(workspace, version(1)));
    }

    @Test
    void findsItMadeWhenOthersPublishTheSame() {
        store.beforeTheNextWrite(() -> published(store.unwatched(), workspace, aDefinition(id)));

        Publication publication = publication(aDocument(id));

        assertEquals(version(1), publication.version());
        assertFalse(publication.isNew());
        assertEquals(Optional.of(version(1)), store.definitions().current(workspace, id));
    }

    @Test
    void makesOneVersionOfWhatManyPublishAtOnce() {
        Map<String, Object> document = aDocumentWith(aScenario(id));

        List<Publication> publications = Race.of(32, number -> publication(document));

        assertEquals(
                Set.of(version(1)),
                Set.copyOf(publications.stream().map(Publication::version).toList()));
        assertEquals(1, publications.stream().filter(Publication::isNew).count());
        assertEquals(Optional.of(version(1)), store.definitions().current(workspace, id));
    }

    @Test
    void givesUpWhenOthersNeverStopPublishing() {
        published(store, workspace, aDefinition(id));
        store.beforeEachWrite(() -> republished(
                store.unwatched(),
                workspace,
                store.unwatched().definitions().current(workspace, id).orElseThrow()));

        assertThrows(StoreUnavailable.class, () -> publish(aDocumentNamed("Ours")));
    }

    @Test
    void acceptsTheSameScenarioIdInTwoDefinitions() {
        ScenarioId shared = aScenario(id).id();
        Map<String, Object> one = aDocument(id);
        Map<String, Object> other = aDocument(aDefinitionId());
        for (Map<String, Object> document : List.of(one, other)) {
            document.put("nodes", List.of(aLabelNode("applicant", "", "x")));
            document.put("scenarios", List.of(object("id", shared.hex(), "name", "Shared")));
        }

        publication(one);
        publication(other);

        assertEquals(1, store.scenarios().of(workspace, id).size());
    }
}
