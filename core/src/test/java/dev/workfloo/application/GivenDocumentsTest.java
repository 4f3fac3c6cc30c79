package dev.workfloo.application;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.published;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.Problem.Kind;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.Maintenance;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.out.Documents.Incoming;
import dev.workfloo.content.DocumentReference;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.LetterRun;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import io.vavr.control.Either;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Answers that are documents, which were kept before. */
class GivenDocumentsTest {

    private static final String LETTER = "To whom it may concern";

    private final WatchedStore store = new WatchedStore();
    private final ManualClock clock = new ManualClock(NOON);
    private final Workfloo workfloo =
            Workfloo.builder(store, clock, new SecureRandom()).build();
    private final WorkspaceId workspace = aWorkspace();
    private final LetterRun run = LetterRun.begun(store, workspace);

    private DocumentReference kept(LetterRun of) throws IOException {
        byte[] bytes = LETTER.getBytes(StandardCharsets.UTF_8);
        return store.documents()
                .keep(of.id(), new Incoming("", "text/plain", new ByteArrayInputStream(bytes), 100, clock.instant()))
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
    }

    private Either<WorkflooProblem, WorkflooExecution> answer(LetterRun to, Value.Text letter) {
        return workfloo.steps().answerForm(to.scope(), to.id(), new Value.Context(Map.of("letter", letter)));
    }

    private static void assertRefused(Either<WorkflooProblem, ?> answer) {
        assertEquals(Kind.FIELDS_INVALID, answer.fold(WorkflooProblem::kind, it -> null));
        assertEquals(
                Map.of("letter", "must be a document that is kept for this execution"),
                answer.fold(WorkflooProblem::fields, it -> Map.of()));
    }

    @Test
    void areTakenByTheStep() throws Exception {
        Value.Text letter = store.documents().text(run.id(), kept(run));

        Either<WorkflooProblem, WorkflooExecution> answered = answer(run, letter);

        assertTrue(answered.isRight());
        clock.pass(DocumentReference.KEPT_UNTAKEN.plusSeconds(1));
        assertEquals(0, workfloo.work().perform(Maintenance.DOCUMENTS));
        assertEquals(LETTER, run.keptLetter().text());
    }

    @Test
    void mustBelongToTheExecution() throws Exception {
        LetterRun other = LetterRun.begun(store, workspace);
        Value.Text letter = store.documents().text(other.id(), kept(other));

        Either<WorkflooProblem, WorkflooExecution> answered = answer(run, letter);

        assertRefused(answered);
        assertEquals(Optional.of(LetterRun.LETTER), run.kept().position().waitsAt());
    }

    @Test
    void areForgottenAfterADay() throws Exception {
        Value.Text letter = store.documents().text(run.id(), kept(run));
        clock.pass(DocumentReference.KEPT_UNTAKEN);
        int early = workfloo.work().perform(Maintenance.DOCUMENTS);
        clock.pass(Duration.ofSeconds(1));

        int inTime = workfloo.work().perform(Maintenance.DOCUMENTS);

        assertEquals(0, early);
        assertEquals(1, inTime);
        assertRefused(answer(run, letter));
    }

    /** The step looked, and then it was too late. */
    @Test
    void thatAreForgottenAtTheLastMomentAreRefused() throws Exception {
        Value.Text letter = store.documents().text(run.id(), kept(run));
        store.beforeTheNextWrite(
                () -> store.documents().forgetUntaken(clock.instant().plusSeconds(1), 10));

        Either<WorkflooProblem, WorkflooExecution> answered = answer(run, letter);

        assertRefused(answered);
        assertEquals(Optional.of(LetterRun.LETTER), run.kept().position().waitsAt());
    }

    @Test
    void cannotComeWithAStart() throws Exception {
        WorkflooDefinition definition = LetterRun.definition();
        published(store, workspace, definition);
        Value.Text letter = store.documents().text(run.id(), kept(run));
        StartWorkfloo start = StartWorkfloo.of(
                        Scope.production(workspace.name()), definition.id().hex())
                .withForm(Map.of("letter", letter));

        assertRefused(workfloo.executions().execute(start));
    }
}
