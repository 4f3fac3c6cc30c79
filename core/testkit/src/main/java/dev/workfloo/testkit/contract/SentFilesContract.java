package dev.workfloo.testkit.contract;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static dev.workfloo.testkit.contract.fixture.Fixtures.published;
import static dev.workfloo.testkit.contract.fixture.Fixtures.read;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.Problem.Kind;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.Maintenance;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.StartWorkfloo.FirstAnswers;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.person.KeepUploads;
import dev.workfloo.application.port.in.person.KeepUploads.Upload;
import dev.workfloo.application.port.out.FileFormats;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.content.DocumentReference;
import dev.workfloo.content.KeptContent;
import dev.workfloo.content.SentBytes;
import dev.workfloo.content.SentText;
import dev.workfloo.definition.DocumentNode;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.file.FileField;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.ExpectedStep;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.review.ReviewRequest;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.FileSampler;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that are sent to a DOCUMENT: kept, taken by the step, given back, and forgotten where no step takes them. */
abstract class SentFilesContract {

    private static final NodeId PAPERS = new NodeId("papers");
    private static final String PLAIN = "%PDF-1.7 of Ana";
    private static final String PDF = FileSampler.base64(PLAIN);

    private final ManualClock clock = new ManualClock(NOON);
    private final WorkspaceId workspace = aWorkspace();
    private final Scope scope = Scope.production(workspace.name());

    abstract Store store();

    /** What other tests left in the same store. */
    @BeforeEach
    void forgetWhatIsLeft() {
        while (forgotten() > 0) {
            // There may be more.
        }
    }

    private Workfloo workfloo() {
        return Workfloo.builder(store(), clock, new SecureRandom()).build();
    }

    private static final Map<String, Object> PAPERS_NODE = Map.of(
            "id",
            "papers",
            "type",
            "DOCUMENT",
            "name",
            "Papers",
            "next",
            "done",
            "files",
            List.of(Map.of("id", "ine", "name", "INE", "required", true, "formats", List.of("pdf"))));

    private String publishedFlow() {
        return flowTo(Map.of("id", "done", "type", "LABEL", "name", "Done", "labels", List.of("complete")));
    }

    /** The same with somebody who looks at the papers. */
    private String reviewedFlow() {
        return flowTo(object(
                "id",
                "done",
                "type",
                "VALIDATION",
                "name",
                "Are they good?",
                "fields",
                List.of("papers.ine"),
                "allowCorrection",
                true,
                "exits",
                object("APPROVED", null, "REJECTED", null)));
    }

    private String flowTo(Map<String, Object> done) {
        WorkflooDefinition definition = read(object(
                "id", aDefinitionId().hex(), "name", "Papers", "start", "papers", "nodes", List.of(PAPERS_NODE, done)));
        published(store(), workspace, definition);
        return definition.id().hex();
    }

    private ExecutionId started() {
        return started(publishedFlow());
    }

    private ExecutionId started(String flow) {
        return workfloo()
                .executions()
                .execute(StartWorkfloo.of(scope, flow))
                .getOrElseThrow(problem -> new AssertionError(problem.message()))
                .id();
    }

    private static Value.Context ine(String base64) {
        return Value.Context.of(Map.of("ine", base64));
    }

    private WorkflooExecution kept(ExecutionId id) {
        return store().executions().find(scope, id).orElseThrow();
    }

    private byte[] content(ExecutionId id) throws IOException {
        try (InputStream bytes = workfloo()
                .following()
                .file(scope, id, "papers", "ine")
                .getOrElseThrow(problem -> new AssertionError(problem.message()))
                .open()) {
            return bytes.readAllBytes();
        }
    }

    /** How many are forgotten once nobody will take them any more. */
    private int forgotten() {
        clock.pass(DocumentReference.KEPT_UNTAKEN.plusSeconds(1));
        return workfloo().work().perform(Maintenance.DOCUMENTS);
    }

    private void assertTaken(ExecutionId id) throws IOException {
        assertEquals(0, forgotten());
        assertEquals("%PDF-1.7 of Ana", new String(content(id), StandardCharsets.US_ASCII));
        WorkflooExecution execution = kept(id);
        assertEquals(Optional.of(Outcome.SUCCESS), execution.position().outcome());
        DocumentReference file = execution.data().file(PAPERS, "ine").orElseThrow();
        assertEquals("application/pdf", file.format());
        assertEquals(15, file.size());
        assertEquals(
                execution,
                WorkflooExecution.fold(
                        store().executions().history(scope, id).orElseThrow().events()));
    }

    @Test
    void areTakenByTheStep() throws Exception {
        ExecutionId id = started();

        assertTrue(workfloo().steps().answerDocument(scope, id, ine(PDF)).isRight());

        assertTaken(id);
    }

    private Either<WorkflooProblem, DocumentReference> uploaded(ExecutionId id, ExpectedStep step, String content) {
        FileField field = ((DocumentNode) workfloo()
                        .following()
                        .status(scope, id)
                        .getOrElseThrow(problem -> new AssertionError(problem.message()))
                        .flow()
                        .node(PAPERS))
                .request()
                .files()
                .get(0);
        SentBytes bytes = new SentBytes(content.getBytes(StandardCharsets.US_ASCII));
        return workfloo().uploads().keep(scope, id, new Upload(step, "ine", field, "C:\\Ana\\ine.pdf", bytes));
    }

    @Test
    void areTakenThatWereUploadedBefore() throws Exception {
        ExecutionId id = started();
        DocumentReference upload = uploaded(id, ExpectedStep.of(kept(id).position()), "%PDF-1.7 of Ana")
                .get();

        Value.Text answer = workfloo().uploads().answer(scope, id, upload.id()).orElseThrow();
        assertTrue(workfloo()
                .steps()
                .answerDocument(scope, id, new Value.Context(Map.of("ine", answer)))
                .isRight());

        assertEquals("ine.pdf", upload.name());
        assertEquals(upload, kept(id).data().file(PAPERS, "ine").orElseThrow());
        assertTaken(id);
    }

    @Test
    void areForgottenWhereNoStepTookTheUpload() {
        ExecutionId id = started();
        DocumentReference upload = uploaded(id, ExpectedStep.of(kept(id).position()), "%PDF-1.7 of Ana")
                .get();
        Value.Text answer = workfloo().uploads().answer(scope, id, upload.id()).orElseThrow();

        assertEquals(1, forgotten());

        assertEquals(Optional.empty(), workfloo().uploads().find(scope, id, upload.id()));
        WorkflooProblem problem = workfloo()
                .steps()
                .answerDocument(scope, id, new Value.Context(Map.of("ine", answer)))
                .getLeft();
        assertEquals(Kind.FIELDS_INVALID, problem.kind());
        assertEquals(Set.of("ine"), problem.fields().keySet());
    }

    @Test
    void areNotUploadedWhereTheStepWouldRefuseThem() {
        ExecutionId id = started();
        ExpectedStep here = ExpectedStep.of(kept(id).position());

        WorkflooProblem wrong = uploaded(id, here, "<svg/>").getLeft();
        WorkflooProblem late = uploaded(id, new ExpectedStep("FORM/other/1"), "%PDF-1.7 of Ana")
                .getLeft();

        assertEquals(Set.of("ine"), wrong.fields().keySet());
        assertEquals(Kind.WRONG_STEP, late.kind());
        assertEquals(0, forgotten());
    }

    @Test
    void areSoManyAtMostThatNoStepTook() {
        ExecutionId id = started();
        ExpectedStep here = ExpectedStep.of(kept(id).position());
        DocumentReference first = uploaded(id, here, PLAIN).get();
        for (int i = 1; i < KeepUploads.MOST_FILES; i++)
            assertTrue(uploaded(id, here, PLAIN).isRight());

        Map<String, String> beyond = uploaded(id, here, PLAIN).getLeft().fields();
        workfloo().uploads().forget(Scope.production("other"), id, first.id());
        boolean isForgottenByOthers = uploaded(id, here, PLAIN).isRight();
        workfloo().uploads().forget(scope, id, first.id());

        assertEquals(Map.of("ine", KeepUploads.NO_ROOM), beyond);
        assertFalse(isForgottenByOthers);
        assertEquals(Optional.empty(), workfloo().uploads().find(scope, id, first.id()));
        assertTrue(uploaded(id, here, PLAIN).isRight());
        assertTrue(uploaded(started(), here, PLAIN).isRight());
        forgetWhatIsLeft();
    }

    @Test
    void areUploadedToOneExecutionAlone() {
        ExecutionId id = started();
        ExecutionId other = started();
        DocumentReference upload = uploaded(id, ExpectedStep.of(kept(id).position()), "%PDF-1.7 of Ana")
                .get();

        assertEquals(Optional.empty(), workfloo().uploads().find(scope, other, upload.id()));
        assertEquals(Optional.empty(), workfloo().uploads().answer(scope, other, upload.id()));
        assertEquals(Optional.empty(), workfloo().uploads().find(Scope.production("other"), id, upload.id()));
        assertEquals(1, forgotten());
    }

    @Test
    void areTakenByTheStart() throws Exception {
        StartWorkfloo command = StartWorkfloo.of(scope, publishedFlow())
                .answering(new FirstAnswers(Optional.empty(), Optional.of(ine(PDF))));

        ExecutionId id = workfloo()
                .executions()
                .execute(command)
                .getOrElseThrow(problem -> new AssertionError(problem.message()))
                .id();

        assertTaken(id);
    }

    @Test
    void areKeptOnceWhereAStartIsRepeated() throws Exception {
        Value.Context files = ine(PDF);
        StartWorkfloo command = StartWorkfloo.of(scope, publishedFlow())
                .answering(new FirstAnswers(Optional.empty(), Optional.of(files)))
                .once(IdempotencyKey.of("a key", files).orElseThrow());

        ExecutionId first = workfloo().executions().execute(command).get().id();
        ExecutionId second = workfloo().executions().execute(command).get().id();

        assertEquals(first, second);
        assertTaken(first);
    }

    @Test
    void areNotKeptWhereTheyAreRefused() {
        ExecutionId id = started();

        Map<String, String> refused = workfloo()
                .steps()
                .answerDocument(scope, id, ine(FileSampler.base64("no PDF")))
                .fold(WorkflooProblem::fields, moved -> Map.of());

        assertEquals(Map.of("ine", "must be pdf, but what is in it is text/plain"), refused);
        assertEquals(0, forgotten());
        assertEquals(
                Kind.UNKNOWN_FILE,
                workfloo().following().file(scope, id, "papers", "ine").fold(WorkflooProblem::kind, file -> null));
    }

    private ReviewRequest review(String decision, String... fields) {
        List<ReviewRequest.Item> items = Stream.of(fields)
                .map(field -> new ReviewRequest.Item(field, Optional.empty(), Optional.empty()))
                .toList();
        return new ReviewRequest(decision, Optional.empty(), items);
    }

    private String textOf(KeptContent content) {
        try (InputStream bytes = content.open()) {
            return new String(bytes.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String underReview(ExecutionId id, String node, String name) {
        return workfloo()
                .following()
                .fileUnderReview(scope, id, node, name)
                .fold(it -> it.kind().name(), this::textOf);
    }

    @Test
    void areReplacedByACorrection() throws Exception {
        ExecutionId id = started(reviewedFlow());
        Value.Context first = ine(FileSampler.base64("%PDF-1.7 of Eva"));
        workfloo().steps().answerDocument(scope, id, first).getOrElseThrow(it -> new AssertionError(it.message()));
        String atFirst = underReview(id, "papers", "ine");
        workfloo()
                .steps()
                .review(scope, id, review("REJECTED", "ine"), "leo")
                .getOrElseThrow(it -> new AssertionError(it.fields()));
        Map<String, String> refused = workfloo()
                .steps()
                .correct(scope, id, ine(FileSampler.base64("no PDF")))
                .fold(WorkflooProblem::fields, moved -> Map.of());

        workfloo().steps().correct(scope, id, ine(PDF)).getOrElseThrow(it -> new AssertionError(it.fields()));

        assertEquals("%PDF-1.7 of Eva", atFirst);
        assertEquals(Map.of("ine", "must be pdf, but what is in it is text/plain"), refused);
        assertEquals("%PDF-1.7 of Ana", underReview(id, "papers", "ine"));
        assertEquals(
                List.of("UNKNOWN_FILE", "UNKNOWN_FILE", "UNKNOWN_FILE"),
                List.of(
                        underReview(id, "papers", "ine[1]"),
                        underReview(id, "done", "ine"),
                        underReview(id, "No Node", "ine")));
        workfloo().steps().review(scope, id, review("APPROVED"), "leo").getOrElseThrow(it -> new AssertionError());
        assertEquals("UNKNOWN_FILE", underReview(id, "papers", "ine"));
        assertTaken(id);
    }

    /** The other one comes while these are looked into. */
    @Test
    void areForgottenWhereTheyComeTooLate() throws Exception {
        ExecutionId id = started();
        AtomicInteger looks = new AtomicInteger();
        Workfloo overtaken = Workfloo.builder(store(), clock, new SecureRandom())
                .files(beginning -> {
                    if (looks.getAndIncrement() == 0) {
                        assertTrue(workfloo()
                                .steps()
                                .answerDocument(scope, id, ine(PDF))
                                .isRight());
                    }
                    return FileFormats.BY_SIGNATURE.mediaType(beginning);
                })
                .build();

        Kind told = overtaken
                .steps()
                .answerDocument(scope, id, ine(FileSampler.base64("%PDF-1.7 of Eva")))
                .fold(WorkflooProblem::kind, moved -> null);

        assertEquals(Kind.ALREADY_FINISHED, told);
        assertEquals(1, looks.get());
        assertEquals(1, forgotten());
        assertTaken(id);
    }

    @Test
    void areReadWhereTheyCame() throws Exception {
        byte[] large = new byte[1_000_000];
        new Random(7).nextBytes(large);
        System.arraycopy("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), 0, large, 0, 8);
        String base64 = Base64.getMimeEncoder().encodeToString(large);
        AtomicInteger wholes = new AtomicInteger();
        SentText there = new SentText() {
            @Override
            public Reader characters() {
                wholes.incrementAndGet();
                return new StringReader(base64);
            }
        };
        ExecutionId id = started();

        assertTrue(workfloo()
                .steps()
                .answerDocument(scope, id, new Value.Context(Map.of("ine", new Value.Text(there))))
                .isRight());

        assertArrayEquals(large, content(id));
        assertEquals(3, wholes.get(), "for its beginning, to look through it, and to keep it");
    }
}
