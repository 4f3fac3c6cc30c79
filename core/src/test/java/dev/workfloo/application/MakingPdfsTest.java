package dev.workfloo.application;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.PdfFlow;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.out.pdf.PdfRenderer;
import dev.workfloo.application.port.out.pdf.PdfRenderer.Outcome.Failed;
import dev.workfloo.application.port.out.pdf.PdfRenderer.Outcome.Made;
import dev.workfloo.application.port.out.pdf.PdfRenderer.Outcome.NotHere;
import dev.workfloo.application.port.out.pdf.PdfRenderer.Outcome.NotNow;
import dev.workfloo.content.DocumentReference;
import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.AutomaticEvent.PdfMade;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Position.Rendering;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PDFs are made in whichever process, kept once, and given to whoever asks for them. */
class MakingPdfsTest {

    private static final WorkspaceId LENDER = new WorkspaceId("lender");
    private static final Scope PRODUCTION = Scope.production("lender");

    private final MemoryStore store = new MemoryStore();
    private final ManualClock clock = new ManualClock(NOON);
    private final List<String> pages = new ArrayList<>();

    /** Whoever draws does what it is told to. */
    private PdfRenderer renderer = page -> made(page);

    private static Made made(String page) {
        return new Made(new ByteArrayInputStream(("%PDF of " + page).getBytes(StandardCharsets.UTF_8)), Set.of(0x6F22));
    }

    private Workfloo process() {
        return Workfloo.builder(store, clock, new SecureRandom())
                .pdfs(page -> {
                    pages.add(page);
                    return renderer.render(page);
                })
                .build();
    }

    @BeforeEach
    void publish() {
        process()
                .definitions()
                .publish(LENDER, PdfFlow.document())
                .getOrElseThrow(problem -> new AssertionError(problem.message() + problem.fields()));
    }

    private ExecutionId begun() {
        ExecutionId id = process()
                .executions()
                .execute(StartWorkfloo.of(PRODUCTION, PdfFlow.ID))
                .getOrElseThrow(problem -> new AssertionError(problem.message()))
                .id();
        answer(id, "Ana <b>");
        return id;
    }

    private void answer(ExecutionId id, String name) {
        process()
                .steps()
                .answerForm(PRODUCTION, id, Value.Context.of(Map.of("name", name, "income", 1200.50)))
                .getOrElseThrow(problem -> new AssertionError(problem.message() + problem.fields()));
    }

    private Optional<Instant> perform() {
        return store.performDue(process().work()::perform, clock);
    }

    private WorkflooExecution execution(ExecutionId id) {
        return store.executions().find(id).orElseThrow();
    }

    private String waitsAt(ExecutionId id) {
        return execution(id).position().waitsAt().map(Object::toString).orElse("the end");
    }

    private String file(ExecutionId id, String node, String name) throws IOException {
        return new String(
                process()
                        .following()
                        .file(PRODUCTION, id, node, name)
                        .getOrElseThrow(problem -> new AssertionError(problem.message()))
                        .open()
                        .readAllBytes(),
                StandardCharsets.UTF_8);
    }

    @Test
    void isMadeOfWhatWasAnswered() throws Exception {
        ExecutionId id = begun();
        assertEquals(new Rendering(PdfFlow.CONTRACT, 1), execution(id).position());

        perform();

        assertEquals("papers", waitsAt(id));
        assertTrue(pages.get(0).contains("<p>Ana &lt;b&gt;: 1200.5</p>"), pages::toString);
        assertEquals("%PDF of " + pages.get(0), file(id, "contract", "pdf"));
        assertEquals(List.of(), store.pendingWork());
    }

    @Test
    void whoAsksForItHasTheSameFile() throws Exception {
        ExecutionId id = begun();
        perform();

        process()
                .steps()
                .answerDocument(PRODUCTION, id, Value.Context.of(Map.of("signature", "iVBORw0KGgo=")))
                .getOrElseThrow(problem -> new AssertionError(problem.message() + problem.fields()));

        Map<String, DocumentReference> papers =
                Map.copyOf(execution(id).data().files().get(new NodeId("papers")));
        assertEquals(Set.of("signature", "signed"), papers.keySet());
        assertEquals(execution(id).data().file(PdfFlow.CONTRACT, "pdf"), Optional.ofNullable(papers.get("signed")));
        assertEquals("%PDF of " + pages.get(0), file(id, "papers", "signed"));
        assertEquals(Optional.of(Outcome.SUCCESS), execution(id).position().outcome());
    }

    @Test
    void itCannotBeSent() {
        ExecutionId id = begun();
        perform();

        WorkflooProblem refused = process()
                .steps()
                .answerDocument(PRODUCTION, id, Value.Context.of(Map.of("signed", "JVBERi0xLjcK")))
                .swap()
                .getOrElseThrow(kept -> new AssertionError("it was taken"));

        assertEquals(Map.of("signed", "must not be sent: the node contract makes it"), refused.fields());
        assertEquals("papers", waitsAt(id));
    }

    @Test
    void whatCannotBeDrawnTakesItsWay() {
        renderer = page -> new Failed("it has more than 200 pages");
        ExecutionId id = begun();

        perform();

        assertEquals(List.of("no pdf"), execution(id).data().labels());
        assertEquals(Optional.of(Outcome.SUCCESS), execution(id).position().outcome());
        assertEquals(Optional.empty(), execution(id).data().file(PdfFlow.CONTRACT, "pdf"));
    }

    @Test
    void whatIsTooLargeIsNotKept() {
        renderer = page -> new Made(new ByteArrayInputStream(new byte[(int) PdfRenderer.MOST_BYTES + 1]), Set.of());
        ExecutionId id = begun();

        perform();

        assertEquals(List.of("no pdf"), execution(id).data().labels());
        assertEquals(Map.of(), execution(id).data().files());
    }

    @Test
    void ofVeryManyMissingCharactersSomeAreTold() {
        Set<Integer> many = IntStream.range(0x4E00, 0x8000).boxed().collect(Collectors.toSet());
        renderer = page -> new Made(new ByteArrayInputStream(new byte[] {'%'}), many);
        ExecutionId id = begun();

        perform();

        PdfMade made = store.executions().history(PRODUCTION, id).orElseThrow().events().stream()
                .filter(PdfMade.class::isInstance)
                .map(PdfMade.class::cast)
                .findFirst()
                .orElseThrow();
        assertEquals(IntStream.range(0x4E00, 0x4E64).boxed().collect(Collectors.toSet()), made.missing());
    }

    @Test
    void waitsForWhoeverIsBusy() {
        renderer = page -> new NotNow();
        ExecutionId id = begun();
        assertEquals(Optional.of(NOON.plusSeconds(1)), perform());

        renderer = page -> made(page);
        clock.pass(Duration.ofSeconds(1));
        perform();

        assertEquals("papers", waitsAt(id));
    }

    /** A page is not even made, nor another PDF, while two are held, and these are until they are kept. */
    @Test
    void noMoreAreHeldThanAreDrawnAtOnce() {
        Workfloo one = process();
        List<ExecutionId> waiting = new ArrayList<>(List.of(begun(), begun(), begun()));
        List<Optional<Instant>> again = new ArrayList<>();
        Runnable next = () -> {
            ExecutionId id = waiting.remove(0);
            again.add(one.work().perform(execution(id).position().work(id).orElseThrow()));
        };
        renderer = page -> {
            InputStream content = made(page).content();
            return new Made(
                    new InputStream() {
                        @Override
                        public int read() throws IOException {
                            if (!waiting.isEmpty()) next.run();
                            return content.read();
                        }
                    },
                    Set.of());
        };
        List<ExecutionId> all = List.copyOf(waiting);

        next.run();

        assertEquals(List.of(Optional.of(NOON.plusSeconds(1)), Optional.empty(), Optional.empty()), again);
        assertEquals(
                List.of("papers", "papers", "contract"),
                all.stream().map(this::waitsAt).toList());
        assertEquals(2, pages.size());

        waiting.add(all.get(2));
        next.run();
        assertEquals("papers", waitsAt(all.get(2)));
    }

    /** What a process did that died before it could tell is done again, from the same values, at another time. */
    @Test
    void isDrawnAgainWhereAProcessDied() throws Exception {
        renderer = page -> {
            throw new OutOfMemoryError("as good as killed");
        };
        ExecutionId id = begun();
        assertThrows(OutOfMemoryError.class, this::perform);
        assertEquals(new Rendering(PdfFlow.CONTRACT, 1), execution(id).position());

        renderer = page -> made(page);
        clock.pass(Duration.ofDays(1));
        perform();

        assertEquals("papers", waitsAt(id));
        assertEquals(2, pages.size());
        assertEquals(pages.get(0), pages.get(1));
        assertEquals("%PDF of " + pages.get(1), file(id, "contract", "pdf"));
    }

    @Test
    void nobodyWhoDrawsIsWaitedForOnlySoLong() {
        assertFailsAfterTenMinutes(
                Workfloo.builder(store, clock, new SecureRandom()).build(), begun());
    }

    private void assertFailsAfterTenMinutes(Workfloo process, ExecutionId id) {
        for (int i = 0; i < 1_000 && waitsAt(id).equals("contract"); i++) {
            store.performDue(process.work()::perform, clock);
            clock.pass(Duration.ofSeconds(1));
        }

        assertEquals(List.of("no pdf"), execution(id).data().labels());
        assertTrue(Duration.between(NOON, clock.instant()).compareTo(Duration.ofMinutes(9)) > 0);
    }

    @Test
    void whatCannotBeDrawnHereMayBeElsewhere() {
        renderer = page -> new NotHere("it was ended");
        ExecutionId id = begun();
        assertEquals(Optional.of(NOON.plusSeconds(1)), perform());

        renderer = page -> made(page);
        clock.pass(Duration.ofSeconds(1));
        perform();

        assertEquals("papers", waitsAt(id));
    }

    /** As one that ends whichever process draws it. */
    @Test
    void aPageThatNobodyCanDrawFailsInTheEnd() {
        renderer = page -> new NotHere("it was ended");

        assertFailsAfterTenMinutes(process(), begun());

        assertTrue(pages.size() > 10 && pages.size() < 70, () -> "it was tried " + pages.size() + " times");
    }

    @Test
    void whoeverIsAskedUnreadyHasBeenWaitedFor() {
        Workfloo process = Workfloo.builder(store, clock, new SecureRandom())
                .pdfs(new PdfRenderer() {
                    @Override
                    public boolean isReady() {
                        return false;
                    }

                    @Override
                    public PdfRenderer.Outcome render(String page) {
                        return new NotHere("it was ended");
                    }
                })
                .build();

        assertFailsAfterTenMinutes(process, begun());
    }

    @Test
    void anotherVisitMakesAnother() throws Exception {
        ExecutionId id = begun();
        perform();
        process().steps().answerDocument(PRODUCTION, id, Value.Context.EMPTY).get();
        assertEquals("the end", waitsAt(id));

        ExecutionId again = process()
                .executions()
                .execute(StartWorkfloo.of(PRODUCTION, PdfFlow.ID))
                .get()
                .id();
        answer(again, "again");
        perform();
        process().steps().answerDocument(PRODUCTION, again, Value.Context.EMPTY).get();
        answer(again, "Berta");
        assertEquals(Optional.empty(), execution(again).data().file(PdfFlow.CONTRACT, "pdf"));
        perform();

        assertTrue(file(again, "contract", "pdf").contains("Berta"));
        assertTrue(file(again, "papers", "signed").contains("again"));
    }
}
