package dev.workfloo.testkit.contract;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aField;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aFormNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aLabelNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aScenario;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aStart;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.anExecutionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.following;
import static dev.workfloo.testkit.contract.fixture.Fixtures.kept;
import static dev.workfloo.testkit.contract.fixture.Fixtures.moved;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static dev.workfloo.testkit.contract.fixture.Fixtures.published;
import static dev.workfloo.testkit.contract.fixture.Fixtures.read;
import static dev.workfloo.testkit.contract.fixture.Fixtures.sandbox;
import static dev.workfloo.testkit.contract.fixture.Fixtures.saved;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.ExecutionIndex;
import dev.workfloo.application.port.out.ExecutionIndex.Beginning;
import dev.workfloo.application.port.out.ExecutionIndex.Place;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Start;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.search.ExecutionCriteria;
import dev.workfloo.execution.search.ExecutionCriteria.Facts;
import dev.workfloo.execution.search.ExecutionCriteria.Period;
import dev.workfloo.execution.search.ExecutionStatus;
import dev.workfloo.execution.search.SearchTerm;
import dev.workfloo.execution.step.CorrectionStep;
import dev.workfloo.execution.step.FormStep;
import dev.workfloo.execution.step.ReviewStep;
import dev.workfloo.execution.step.Run;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.ReviewedFlow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How every store must find executions again. */
abstract class ExecutionIndexContract {

    private static final int MANY = 1_000;

    private final WorkspaceId workspace = aWorkspace();
    private final Scope scope = production(workspace);

    /** A store; all tests of a class may share one. */
    abstract Store store();

    private ExecutionIndex index() {
        return store().index();
    }

    private static WorkflooDefinition anApplication(String name) {
        return definition(
                name,
                List.of(
                        aFormNode(
                                "applicant",
                                "applied",
                                aField("first_name", "TEXT", "searchable", true),
                                aField("rfc_pf", "TEXT", "searchable", true),
                                aField("employer", "TEXT"),
                                aField("income", "NUMBER", "searchable", true),
                                aField("birth_date", "DATE", "searchable", true),
                                aField("phone", "PHONE", "searchable", true),
                                aField(
                                        "references",
                                        "SET",
                                        "set",
                                        object(
                                                "fields",
                                                List.of(
                                                        aField("friend", "TEXT", "searchable", true),
                                                        aField("note", "TEXT"))))),
                        aLabelNode("applied", "offer", "applied", "año 2026"),
                        aFormNode("offer", "answered", aField("first_name", "TEXT", "searchable", true)),
                        aLabelNode("answered", "", "answered")));
    }

    private static WorkflooDefinition definition(String name, List<Map<String, Object>> nodes) {
        return read(object(
                "id",
                aDefinitionId().hex(),
                "name",
                name,
                "start",
                String.valueOf(nodes.get(0).get("id")),
                "nodes",
                nodes));
    }

    /** An execution that waits at the second form, if anything was answered to the first. */
    private WorkflooExecution started(Start start, WorkflooDefinition definition, Instant at, Object... answers) {
        Optional<Value.Context> form =
                Optional.of(context(answers)).filter(given -> !given.members().isEmpty());
        Progress started =
                moved(Run.start(new Started(at, anExecutionId(), start), CheckedFlow.published(definition), form));
        store().journal().start(started, Optional.empty());
        return started.execution();
    }

    private WorkflooExecution started(Instant at, Object... answers) {
        WorkflooDefinition definition = anApplication("Application");
        return started(aStart(scope, published(store(), workspace, definition)), definition, at, answers);
    }

    private WorkflooExecution answered(WorkflooExecution execution, Object... answers) {
        WorkflooDefinition definition = store().definitions()
                .find(workspace, execution.start().version())
                .orElseThrow();
        Run run = new Run(execution, CheckedFlow.published(definition), NOON.plusSeconds(90));
        Progress progress = moved(FormStep.of(run).flatMap(step -> step.answer(context(answers))));
        assertTrue(saved(store(), progress));
        return progress.execution();
    }

    private static ExecutionCriteria asking(Scope scope, Facts facts) {
        return new ExecutionCriteria(scope, facts, Period.EVER, Optional.empty(), List.of());
    }

    private List<ExecutionId> found(ExecutionCriteria criteria) {
        return index().find(criteria, Beginning.FRONT, MANY).stream()
                .map(Place::id)
                .toList();
    }

    private List<ExecutionId> found(List<Set<SearchTerm>> terms) {
        return found(new ExecutionCriteria(scope, Facts.ANY, Period.EVER, Optional.empty(), terms));
    }

    private List<ExecutionId> beginning(String field, String text) {
        return found(List.of(Set.of(SearchTerm.prefix(field, text).orElseThrow())));
    }

    private List<ExecutionId> whole(String field, String text) {
        return found(List.of(Set.of(SearchTerm.whole(field, text))));
    }

    private static List<Set<SearchTerm>> labels(String... labels) {
        return Stream.of(labels).map(label -> Set.of(SearchTerm.label(label))).toList();
    }

    private static List<ExecutionId> ids(WorkflooExecution... executions) {
        return Stream.of(executions).map(WorkflooExecution::id).toList();
    }

    // In which order, and from where

    @Test
    void listsTheNewestFirst() {
        WorkflooExecution second = started(NOON.plusSeconds(1));
        WorkflooExecution first = started(NOON);
        WorkflooExecution third = started(NOON.plusSeconds(2));
        WorkflooExecution besideThird = started(NOON.plusSeconds(2));

        List<ExecutionId> found = found(ExecutionCriteria.all(scope));

        assertEquals(ids(besideThird, third, second, first), found);
    }

    @Test
    void keepsItsOrderWhenExecutionsMove() {
        WorkflooExecution first = started(NOON);
        WorkflooExecution second = started(NOON.plusSeconds(1));
        answered(first, "first_name", "ANA");

        List<ExecutionId> found = found(ExecutionCriteria.all(scope));

        assertEquals(ids(second, first), found);
    }

    @Test
    void goesOnBehindAPlaceWhateverIsStarted() {
        List<ExecutionId> newestFirst = new ArrayList<>();
        for (int i = 0; i < 6; i++)
            newestFirst.add(0, started(NOON.plusSeconds(i / 2)).id());
        ExecutionCriteria all = ExecutionCriteria.all(scope);
        List<ExecutionId> walked = new ArrayList<>();

        Optional<Place> behind = Optional.empty();
        for (int page = 0; page < 4; page++) {
            List<Place> places = index().find(all, new Beginning(behind, 0), 2);
            places.forEach(place -> walked.add(place.id()));
            if (!places.isEmpty()) behind = Optional.of(places.get(places.size() - 1));
            started(NOON.plusSeconds(60 + page));
        }

        assertEquals(newestFirst, walked);
    }

    @Test
    void skipsWhatStandsBefore() {
        List<ExecutionId> newestFirst = IntStream.range(0, 5)
                .mapToObj(number -> started(NOON.minusSeconds(number)).id())
                .toList();
        ExecutionCriteria all = ExecutionCriteria.all(scope);
        Place second = index().find(all, Beginning.FRONT, 2).get(1);

        List<Place> third = index().find(all, new Beginning(Optional.empty(), 2), 1);
        List<Place> fourth = index().find(all, new Beginning(Optional.of(second), 1), 1);
        List<Place> behindTheEnd = index().find(all, new Beginning(Optional.of(second), 3), 1);

        assertEquals(newestFirst.get(2), third.get(0).id());
        assertEquals(newestFirst.get(3), fourth.get(0).id());
        assertEquals(List.of(), behindTheEnd);
    }

    // What is asked of an execution itself

    @Test
    void showsOneScopeAlone() {
        WorkflooDefinition definition = anApplication("Application");
        DefinitionVersion version = published(store(), workspace, definition);
        Start inSandbox = following(
                kept(store(), workspace, aScenario(version.definition())), aStart(sandbox(workspace), version));
        WorkflooExecution trial = started(inSandbox, definition, NOON, "first_name", "ANA");
        WorkflooExecution real = started(aStart(scope, version), definition, NOON, "first_name", "ANA");
        Set<SearchTerm> ana = Set.of(SearchTerm.whole("first_name", "ANA"), SearchTerm.label("applied"));
        List<Set<SearchTerm>> anas = List.of(ana);

        List<List<ExecutionId>> found = Stream.of(scope, sandbox(workspace), production(aWorkspace()))
                .map(where -> found(new ExecutionCriteria(where, Facts.ANY, Period.EVER, Optional.empty(), anas)))
                .toList();

        assertEquals(List.of(ids(real), ids(trial), List.of()), found);
        assertEquals(ids(trial), found(ExecutionCriteria.all(sandbox(workspace))));
    }

    @Test
    void findsByStatusAsItChanges() {
        WorkflooExecution waiting = started(NOON);
        WorkflooExecution finished = started(NOON.plusSeconds(1), "first_name", "ANA");
        answered(finished, "first_name", "ANA");

        List<List<ExecutionId>> found = Stream.of(ExecutionStatus.values())
                .map(status -> new Facts(Optional.of(status), Optional.empty(), Optional.empty()))
                .map(facts -> found(asking(scope, facts)))
                .toList();

        assertEquals(List.of(ids(waiting), ids(finished), List.of(), List.of()), found);
    }

    @Test
    void findsByTheWayByWhichItCame() {
        WorkflooExecution execution = started(NOON);

        List<List<ExecutionId>> found = Stream.of(Start.Channel.values())
                .map(channel -> new Facts(Optional.empty(), Optional.of(channel), Optional.empty()))
                .map(facts -> found(asking(scope, facts)))
                .toList();

        assertEquals(List.of(ids(execution), List.of(), List.of()), found);
    }

    @Test
    void findsByIdInItsScopeAlone() {
        WorkflooExecution execution = started(NOON);
        started(NOON);
        Facts itself = new Facts(Optional.empty(), Optional.empty(), Optional.of(execution.id()));

        List<ExecutionId> found = found(asking(scope, itself));
        List<ExecutionId> elsewhere = found(asking(sandbox(workspace), itself));

        assertEquals(ids(execution), found);
        assertEquals(List.of(), elsewhere);
    }

    @Test
    void findsByPeriodWithBothItsEnds() {
        WorkflooExecution first = started(NOON);
        WorkflooExecution second = started(NOON.plusSeconds(1));
        WorkflooExecution third = started(NOON.plusSeconds(2));
        Optional<Instant> from = Optional.of(NOON.plusSeconds(1));
        Optional<Instant> justAfter = Optional.of(NOON.plusSeconds(1).plusNanos(1_000));

        List<List<ExecutionId>> found = Stream.of(
                        new Period(from, Optional.empty()),
                        new Period(Optional.empty(), from),
                        new Period(from, from),
                        new Period(justAfter, Optional.empty()),
                        new Period(from, Optional.of(NOON)))
                .map(period -> found(new ExecutionCriteria(scope, Facts.ANY, period, Optional.empty(), List.of())))
                .toList();

        assertEquals(List.of(ids(third, second), ids(second, first), ids(second), ids(third), List.of()), found);
    }

    @Test
    void findsByVersions() {
        WorkflooExecution one = started(NOON);
        WorkflooExecution two = started(NOON.plusSeconds(1));
        started(NOON.plusSeconds(2));
        Set<DefinitionVersion> both = Set.of(one.start().version(), two.start().version());

        List<List<ExecutionId>> found = Stream.of(both, Set.of(one.start().version()), Set.<DefinitionVersion>of())
                .map(versions ->
                        found(new ExecutionCriteria(scope, Facts.ANY, Period.EVER, Optional.of(versions), List.of())))
                .toList();

        assertEquals(List.of(ids(two, one), ids(one), List.of()), found);
    }

    @Test
    void findsByLabelsAsTheyArePut() {
        WorkflooExecution applied = started(NOON, "first_name", "ANA");
        WorkflooExecution answered = started(NOON.plusSeconds(1), "first_name", "ANA");
        answered(answered, "first_name", "ANA");
        started(NOON.plusSeconds(2));

        List<ExecutionId> both = found(labels("applied", "año 2026"));
        List<ExecutionId> all = found(labels("applied", "answered"));
        List<ExecutionId> otherwiseSpelt = found(labels("Applied"));

        assertEquals(ids(answered, applied), both);
        assertEquals(ids(answered), all);
        assertEquals(List.of(), otherwiseSpelt);
    }

    // What was answered

    @Test
    void findsAnswersByTheirBeginnings() {
        WorkflooExecution maria = started(NOON, "first_name", "María José Núñez", "rfc_pf", "NUÑJ800101ABC");

        for (String beginning : List.of("mar", "MARÍA", "maria  jose n", "Mari\u0301a José Núñez")) {
            assertEquals(ids(maria), beginning("first_name", beginning), beginning);
        }
        for (String other : List.of("ari", "maria jose nune", "maria jose nunez", "maríaj")) {
            assertEquals(List.of(), beginning("first_name", other), other);
        }
        assertEquals(ids(maria), beginning("rfc_pf", "nuñ"));
        assertEquals(List.of(), beginning("rfc_pf", "nun"));
    }

    @Test
    void findsWholeAnswers() {
        WorkflooExecution li = started(NOON, "first_name", "Li");
        WorkflooExecution lina = started(NOON, "first_name", "Lina");

        assertEquals(ids(li), whole("first_name", "LI"));
        assertEquals(ids(lina), whole("first_name", "lina"));
        assertEquals(List.of(), whole("first_name", "lin"));
    }

    @Test
    void findsLongAnswersByWhatTheyBeginWith() {
        String begins = "Sociedad de Responsabilidad Limitada ".repeat(40);
        WorkflooExecution execution = started(NOON, "first_name", begins + "Uno");

        assertEquals(ids(execution), beginning("first_name", begins));
        assertEquals(ids(execution), beginning("first_name", begins.substring(0, 33)));
        assertEquals(List.of(), whole("first_name", begins + "Uno"));
    }

    @Test
    void findsNumbersDatesAndPhones() {
        WorkflooExecution execution =
                started(NOON, "income", 20000, "birth_date", "1990-08-15", "phone", "+52 (55) 1234-5678");

        List<List<ExecutionId>> found = List.of(
                whole("income", "20000"),
                beginning("birth_date", "1990-08"),
                beginning("phone", "525512"),
                whole("phone", "5512345678"));

        assertEquals(List.of(ids(execution), ids(execution), ids(execution), ids(execution)), found);
    }

    @Test
    void findsAnswersInSets() {
        WorkflooExecution execution = started(
                NOON,
                "references",
                List.of(object("friend", "Ana", "note", "neighbour"), object("friend", "Eva", "note", "neighbour")));

        assertEquals(ids(execution), beginning("friend", "ana"));
        assertEquals(ids(execution), beginning("friend", "eva"));
        assertEquals(List.of(), beginning("note", "neighbour"));
    }

    @Test
    void findsNothingByWhatIsNotSearchable() {
        started(NOON, "first_name", "ANA", "employer", "ACME");

        assertEquals(List.of(), beginning("employer", "acme"));
        assertEquals(List.of(), beginning("rfc_pf", "ana"));
        assertEquals(List.of(), beginning("unknown", "ana"));
    }

    @Test
    void findsWhatWasAnsweredLast() {
        WorkflooExecution execution = started(NOON, "first_name", "Ana", "rfc_pf", "KIBA801010BPA");
        answered(execution, "first_name", "Eva");

        assertEquals(ids(execution), beginning("first_name", "eva"));
        assertEquals(List.of(), beginning("first_name", "ana"));
        assertEquals(ids(execution), beginning("rfc_pf", "kiba"));
    }

    @Test
    void forgetsAnswersThatAreReplaced() {
        WorkflooDefinition definition = definition(
                "Cycle",
                List.of(
                        aFormNode("ask", "again", aField("first_name", "TEXT", "searchable", true)),
                        aFormNode("again", "ask", aField("first_name", "TEXT", "searchable", true))));
        Start start = aStart(scope, published(store(), workspace, definition));
        WorkflooExecution execution = started(start, definition, NOON, "first_name", "Ana");

        WorkflooExecution second = answered(execution, "first_name", "Eva");
        List<ExecutionId> evas = beginning("first_name", "eva");
        WorkflooExecution third = answered(second, "first_name", "Zoe");
        List<ExecutionId> zoes = beginning("first_name", "zoe");
        WorkflooExecution fourth = answered(third);
        List<ExecutionId> zoesStill = beginning("first_name", "zoe");
        answered(fourth);

        assertEquals(List.of(ids(execution), ids(execution), ids(execution)), List.of(evas, zoes, zoesStill));
        assertEquals(List.of(), beginning("first_name", "zoe"));
        assertEquals(List.of(), beginning("first_name", "eva"));
    }

    /** The form stays where it stands among those that share a name; of it, what counts now is found. */
    @Test
    void findsWhatWasCorrectedByWhatCountsNow() {
        CheckedFlow flow = ReviewedFlow.flow();
        published(store(), workspace, flow.definition());
        List<Progress> run = ReviewedFlow.reviewed(scope, flow);
        store().journal().start(run.get(0), Optional.empty());
        assertTrue(saved(store(), run.get(1)));
        Run asked = new Run(run.get(1).execution(), flow, NOON);
        Progress back = moved(
                ReviewStep.of(asked).flatMap(it -> it.review(ReviewedFlow.sendingBack("rfc", "employer"), "eva")));
        assertTrue(saved(store(), back));
        List<ExecutionId> before = whole("rfc", "KIBA801010BPA");
        Progress corrected = moved(CorrectionStep.of(new Run(back.execution(), flow, NOON))
                .flatMap(it -> it.correct(ReviewedFlow.sent("rfc", "KIBA801010BPB", "employer", "GLOBEX"))));

        assertTrue(saved(store(), corrected));

        List<ExecutionId> it = ids(corrected.execution());
        assertEquals(it, before);
        assertEquals(List.of(), whole("rfc", "KIBA801010BPA"));
        assertEquals(List.of(), beginning("employer", "ACM"));
        assertEquals(it, whole("rfc", "KIBA801010BPB"));
        assertEquals(it, beginning("employer", "glo"));
        assertEquals(it, whole("first_name", "ANA"));
    }

    @Test
    void findsWhatMeetsAllCriteria() {
        WorkflooExecution ana = started(NOON, "first_name", "Ana", "rfc_pf", "KIBA801010BPA");
        WorkflooExecution eva = started(NOON.plusSeconds(1), "first_name", "Eva", "rfc_pf", "KIBA801010BPA");
        started(NOON.plusSeconds(2), "first_name", "Ana", "rfc_pf", "LOPA801010BPA");
        Set<SearchTerm> kiba = Set.of(SearchTerm.prefix("rfc_pf", "kiba").orElseThrow());
        Set<SearchTerm> anas = Set.of(SearchTerm.whole("first_name", "ana"));
        Set<SearchTerm> either = Set.of(SearchTerm.whole("first_name", "ana"), SearchTerm.whole("first_name", "eva"));
        Facts inProgress =
                new Facts(Optional.of(ExecutionStatus.PROGRESS), Optional.of(Start.Channel.API), Optional.of(ana.id()));
        Period then = new Period(Optional.of(NOON), Optional.of(NOON));
        Optional<Set<DefinitionVersion>> version =
                Optional.of(Set.of(ana.start().version()));

        List<ExecutionId> found = found(new ExecutionCriteria(scope, inProgress, then, version, List.of(kiba, anas)));

        assertEquals(ids(ana), found);
        assertEquals(ids(ana), found(List.of(kiba, anas)));
        assertEquals(ids(eva, ana), found(List.of(kiba, either)));
    }
}
