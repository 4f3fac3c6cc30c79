package dev.workfloo.worker;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.PdfFlow;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.Maintenance;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.out.pdf.PdfRenderer;
import dev.workfloo.application.port.out.pdf.PdfRenderer.Outcome.Made;
import dev.workfloo.content.DocumentReference;
import dev.workfloo.execution.AutomaticEvent.PdfMade;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Position.Rendering;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PDFs in a database, and processes that come and go. */
abstract class PdfsContract {

    private static final EncryptionKey KEY = EncryptionKey.random();
    private static final Scope PRODUCTION = Scope.production("lender");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ManualClock clock = new ManualClock(NOON);
    private HikariDataSource pool;

    /** A pool on a new, empty database. */
    abstract HikariDataSource newPool();

    /** All that one process has of its own. */
    private record Process(JdbcStore store, Workfloo workfloo) {

        WorkflooExecution execution(ExecutionId id) {
            return store.executions().find(id).orElseThrow();
        }
    }

    @BeforeEach
    void open() {
        pool = newPool();
        process(PdfRenderer.NONE)
                .workfloo
                .definitions()
                .publish(new WorkspaceId("lender"), PdfFlow.document())
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
    }

    @AfterEach
    void close() {
        pool.close();
    }

    private Process process(PdfRenderer renderer) {
        JdbcStore store = JdbcStore.on(pool, KEY);
        return new Process(
                store,
                Workfloo.builder(store, clock, new SecureRandom())
                        .pdfs(renderer)
                        .build());
    }

    private static Made made(String text) {
        return new Made(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Set.of(0x6F22));
    }

    private static ExecutionId begun(Process process) {
        ExecutionId id = process.workfloo
                .executions()
                .execute(StartWorkfloo.of(PRODUCTION, PdfFlow.ID))
                .getOrElseThrow(problem -> new AssertionError(problem.message()))
                .id();
        process.workfloo
                .steps()
                .answerForm(PRODUCTION, id, Value.Context.of(Map.of("name", "Ana")))
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
        return id;
    }

    private void work(Process process, ExecutionId id) {
        WorkerSettings settings =
                WorkerSettings.usual(clock, (what, cause) -> {}).withThreads(2).withInterval(Duration.ofMillis(20));
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (Worker worker = Worker.on(pool, process.workfloo.work(), settings)) {
            worker.start();
            while (process.execution(id).position() instanceof Rendering) {
                assertTrue(System.nanoTime() < end, "the PDF is not made");
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }

    private static String file(Process process, ExecutionId id, String node, String name) throws IOException {
        return new String(
                process.workfloo
                        .following()
                        .file(PRODUCTION, id, node, name)
                        .getOrElseThrow(problem -> new AssertionError(problem.message()))
                        .open()
                        .readAllBytes(),
                StandardCharsets.UTF_8);
    }

    private static List<PdfMade> made(Process process, ExecutionId id) {
        return process.store.executions().history(PRODUCTION, id).orElseThrow().events().stream()
                .filter(PdfMade.class::isInstance)
                .map(PdfMade.class::cast)
                .toList();
    }

    /** What one had begun to draw when it died, another draws; should the first come back all the same, nobody wants its PDF. */
    @Test
    void anotherProcessMakesWhatOneHadBegun() throws Exception {
        CountDownLatch drawing = new CountDownLatch(1);
        CountDownLatch comesBack = new CountDownLatch(1);
        Process first = process(page -> {
            drawing.countDown();
            return awaited(comesBack) ? made("of the first") : new PdfRenderer.Outcome.NotNow();
        });
        Process second = process(page -> made("of the second"));
        ExecutionId id = begun(first);
        Work work = first.execution(id).position().work(id).orElseThrow();
        CompletableFuture<Void> lost =
                CompletableFuture.runAsync(() -> first.workfloo.work().perform(work));
        assertTrue(awaited(drawing));

        work(second, id);
        comesBack.countDown();
        lost.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

        assertEquals("of the second", file(second, id, "contract", "pdf"));
        assertEquals(1, made(second, id).size());
        clock.pass(DocumentReference.KEPT_UNTAKEN.plusSeconds(1));
        assertEquals(1, second.workfloo.work().perform(Maintenance.DOCUMENTS));
        assertEquals("of the second", file(second, id, "contract", "pdf"));
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** It is kept once, whoever has it, and goes with none of those who ask for it. */
    @Test
    void whoAsksForItHasTheSameDocument() throws Exception {
        Process process = process(page -> made("a PDF"));
        ExecutionId id = begun(process);
        work(process, id);

        process.workfloo
                .steps()
                .answerDocument(PRODUCTION, id, Value.Context.of(Map.of("signature", "iVBORw0KGgo=")))
                .getOrElseThrow(problem -> new AssertionError(problem.message() + problem.fields()));
        clock.pass(DocumentReference.KEPT_UNTAKEN.plusSeconds(1));

        Process later = process(PdfRenderer.NONE);
        assertEquals(0, later.workfloo.work().perform(Maintenance.DOCUMENTS));
        assertEquals("a PDF", file(later, id, "contract", "pdf"));
        assertEquals("a PDF", file(later, id, "papers", "signed"));
        assertEquals(
                later.execution(id).data().files(),
                later.store
                        .executions()
                        .history(PRODUCTION, id)
                        .orElseThrow()
                        .execution()
                        .data()
                        .files());
        assertEquals(Set.of(0x6F22), made(later, id).get(0).missing());
    }
}
