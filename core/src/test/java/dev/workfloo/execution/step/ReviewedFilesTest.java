package dev.workfloo.execution.step;

import static dev.workfloo.testkit.contract.fixture.FileSampler.base64;
import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aField;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aFormNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static dev.workfloo.testkit.contract.fixture.ReviewedFlow.sendingBack;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.access.Scope;
import dev.workfloo.content.SentText;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionEvent.Started;
import dev.workfloo.execution.ExecutionProblem;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.file.SentFiles;
import dev.workfloo.execution.review.ReviewRequest;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.FileSampler;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import io.vavr.control.Either;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A reviewer sees files beside answers, and sends them back. */
class ReviewedFilesTest {

    private static final NodeId PAPERS = new NodeId("papers");
    private static final NodeId PERSON = new NodeId("person");
    private static final String PDF = base64("%PDF-1.7 of somebody");

    private static final CheckedFlow FLOW = CheckedFlow.published(Fixtures.read(object(
            "id",
            aDefinitionId().hex(),
            "name",
            "Papers",
            "start",
            "person",
            "nodes",
            List.of(
                    aFormNode("person", "papers", aField("ine", "TEXT"), aField("income", "NUMBER")),
                    object(
                            "id",
                            "papers",
                            "type",
                            "DOCUMENT",
                            "name",
                            "Papers",
                            "next",
                            "review",
                            "files",
                            List.of(
                                    object("id", "ine", "name", "INE", "formats", List.of("pdf"), "max", 2),
                                    object("id", "bill", "name", "Bill"),
                                    object(
                                            "id",
                                            "people",
                                            "name",
                                            "People",
                                            "set",
                                            object("files", List.of(object("id", "proof", "name", "Proof")))),
                                    object("id", "contract", "name", "Contract", "sourcePdfNodeId", "pdf"))),
                    object(
                            "id",
                            "review",
                            "type",
                            "VALIDATION",
                            "name",
                            "Review",
                            "allowCorrection",
                            true,
                            "fields",
                            List.of(
                                    "person.ine",
                                    "person.income",
                                    "papers.ine",
                                    "papers.bill",
                                    "papers.people",
                                    "papers.contract"),
                            "exits",
                            object("APPROVED", null, "REJECTED", null))))));

    private final FileSampler intake = new FileSampler(new Random(1));
    private final List<ExecutionEvent> events = new ArrayList<>();
    private WorkflooExecution execution = reviewed();

    private WorkflooExecution reviewed() {
        DefinitionVersion version = new DefinitionVersion(FLOW.definition().id(), 1);
        Scope scope = Scope.production("lender");
        moved(Run.start(
                new Started(NOON, Fixtures.anExecutionId(), Fixtures.aStart(scope, version)),
                FLOW,
                Optional.of(context("ine", "IDMEX1", "income", 7))));
        moved(DocumentStep.of(run())
                .flatMap(step -> step.answer(
                        sent("ine", List.of(PDF, PDF), "bill", PDF, "people", List.of(object("proof", PDF))))));
        return execution;
    }

    private SentFiles sent(Object... answers) {
        return new SentFiles(context(answers), intake);
    }

    private Run run() {
        return new Run(execution, FLOW, NOON);
    }

    private Progress moved(Either<ExecutionProblem, Progress> move) {
        Progress progress = move.getOrElseThrow(problem -> new AssertionError(problem.message() + problem.fields()));
        execution = progress.execution();
        events.addAll(progress.events());
        assertEquals(execution, WorkflooExecution.fold(events));
        return progress;
    }

    private void sentBack(String... fields) {
        moved(ReviewStep.of(run()).flatMap(step -> step.review(sendingBack(fields), "eva")));
    }

    private Either<ExecutionProblem, Progress> correct(Object... answers) {
        return CorrectionStep.of(run()).flatMap(step -> step.correct(sent(answers)));
    }

    private Map<String, String> refused(Object... answers) {
        return correct(answers).fold(ExecutionProblem::fields, moved -> Map.of());
    }

    private Set<String> files() {
        return execution.data().files().get(PAPERS).keySet();
    }

    private String id(String key) {
        return execution.data().file(PAPERS, key).orElseThrow().id().hex();
    }

    @Test
    void replacesTheFilesThatWereSentBack() {
        String bill = id("bill");
        String card = id("ine");
        sentBack("papers.ine");

        Progress progress = moved(correct("papers.ine", List.of(PDF), "bill", PDF, "income", 1));

        assertEquals(Set.of("ine", "bill", "people[0].proof"), files());
        assertEquals(bill, id("bill"));
        assertEquals(false, card.equals(id("ine")));
        assertEquals(
                List.of(id("ine")),
                progress.takes().stream().map(it -> it.id().hex()).toList());
        assertEquals(Value.of(7), execution.data().values().get(PERSON).get("income"));
    }

    @Test
    void replacesSetsWhole() {
        sentBack("people");

        moved(correct("people", List.of(object("proof", PDF), object("proof", PDF))));

        assertEquals(Set.of("ine", "ine[1]", "bill", "people[0].proof", "people[1].proof"), files());
    }

    @Test
    void takesAnswersAndFilesTogetherOrNone() {
        sentBack("income", "bill", "papers.ine", "person.ine");

        assertEquals(
                Map.of("income", "required", "bill", "required", "papers.ine", "required", "person.ine", "required"),
                refused("ine", "of which?"));
        assertEquals(
                Map.of("papers.ine[1]", "must be pdf, but what is in it is text/plain", "income", "required"),
                refused("bill", PDF, "papers.ine", List.of(PDF, base64("no PDF")), "person.ine", "IDMEX2"));
        moved(correct("income", 9, "bill", PDF, "papers.ine", List.of(PDF), "person.ine", "IDMEX2"));
        assertEquals(
                context("ine", "IDMEX2", "income", 9), execution.data().values().get(PERSON));
        assertEquals(Set.of("ine", "bill", "people[0].proof"), files());
    }

    @Test
    void wantsAFileOfASendingBackThoughNoneWasRequired() {
        sentBack("bill");

        assertEquals(Map.of("bill", "required"), refused("bill", " "));
        assertEquals(Map.of("bill", "must be text: the file in base64"), refused("bill", 5));
        assertEquals(Map.of("bill", "is empty: send the file, or leave it out"), refused("bill", "data:;base64,"));
    }

    /** Nobody could ever correct it. */
    @Test
    void sendsNothingBackThatTheFlowMakes() {
        ReviewRequest request = sendingBack("bill", "contract");

        Map<String, String> refused = ReviewStep.of(run())
                .flatMap(step -> step.review(request, "eva"))
                .fold(ExecutionProblem::fields, moved -> Map.of());

        assertEquals(
                Map.of("reviews", "entry 1 names a file that the flow makes, of which nobody can send another"),
                refused);
    }

    /** Else the body that it came in would be held for as long as the execution is remembered. */
    @Test
    void keepsNoAnswerInTheBodyThatItCameIn() {
        sentBack("person.ine");
        Value answer = new Value.Text(new SentText() {
            @Override
            public Reader characters() {
                return new StringReader("IDMEX3");
            }
        });

        SentFiles sent = new SentFiles(new Value.Context(Map.of("person.ine", answer)), intake);
        moved(CorrectionStep.of(run()).flatMap(step -> step.correct(sent)));

        Value kept = execution.data().values().get(PERSON).get("ine");
        assertEquals(Value.of("IDMEX3"), kept);
        assertEquals(Optional.empty(), ((Value.Text) kept).kept());
    }
}
