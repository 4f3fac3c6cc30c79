package dev.workfloo.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.access.Caller;
import dev.workfloo.access.Environment;
import dev.workfloo.access.Right;
import dev.workfloo.access.Scope;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.ExecutionDetail;
import dev.workfloo.application.port.in.Maintenance;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.out.Callbacks.Message;
import dev.workfloo.application.port.out.ExecutionIndex.Beginning;
import dev.workfloo.application.port.out.ExecutionIndex.Place;
import dev.workfloo.consent.ChainVerdict;
import dev.workfloo.consent.ChainedConsent;
import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.NodeId;
import dev.workfloo.document.TreeReader;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.NipEvent.NipAuthorised;
import dev.workfloo.execution.NipState;
import dev.workfloo.execution.Position.AwaitingCorrection;
import dev.workfloo.execution.Position.AwaitingDocument;
import dev.workfloo.execution.Position.AwaitingForm;
import dev.workfloo.execution.Position.AwaitingNip;
import dev.workfloo.execution.Position.AwaitingReview;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.callback.CallbackDelivery;
import dev.workfloo.execution.connector.ConnectorCall;
import dev.workfloo.execution.nip.NipRequest;
import dev.workfloo.execution.review.ReviewRequest;
import dev.workfloo.execution.search.ExecutionCriteria;
import dev.workfloo.execution.search.ExecutionCriteria.Facts;
import dev.workfloo.execution.search.ExecutionCriteria.Period;
import dev.workfloo.execution.search.SearchTerm;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import dev.workfloo.worker.Worker;
import dev.workfloo.worker.WorkerSettings;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What the release before stored opens with today's code, and goes on, on every database. */
@TestInstance(PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
abstract class ReleaseContract {

    private static final KeptRelease RELEASE = KeptRelease.BEFORE;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Value.Context manifest = RELEASE.manifest();
    private final ReleaseOutside outside = new ReleaseOutside();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> notes = new ConcurrentLinkedQueue<>();
    private HikariDataSource pool;
    private JdbcStore store;
    private Workfloo workfloo;
    private volatile Duration ahead = Duration.ZERO;

    /** The URL of a database as the release left it. */
    abstract String database(Path folder) throws Exception;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        pool = TestPostgres.pool(database(folder));
        store = JdbcStore.on(pool, RELEASE.key());
        // Half an hour later, so that whatever was put off is due.
        itIs(RELEASE.end().plus(Duration.ofMinutes(30)));
        workfloo = Workfloo.builder(store, this::now, new SecureRandom())
                .outside(outside.all())
                .pdfs(new ReleasePdfs())
                .build();
    }

    private void itIs(Instant moment) {
        ahead = Duration.between(Instant.now(), moment);
    }

    private Instant now() {
        return Instant.now().plus(ahead);
    }

    @AfterAll
    void close() {
        pool.close();
    }

    /** An execution that was kept, and how it must end. */
    private record Kept(String name, ExecutionId id, Scope scope, String outcome, List<String> labels) {
        static Kept of(String name, Value.Context kept) {
            Environment environment = Environment.valueOf(TreeReader.text(kept, "environment"));
            return new Kept(
                    name,
                    new ExecutionId(TreeReader.text(kept, "id")),
                    new Scope(ReleaseStory.LENDER, environment),
                    TreeReader.text(kept, "outcome"),
                    TreeReader.texts(kept, "labels"));
        }
    }

    private List<Kept> executions() {
        List<Kept> executions = new ArrayList<>();
        TreeReader.object(manifest, "executions")
                .members()
                .forEach((name, kept) -> executions.add(Kept.of(name, (Value.Context) kept)));
        return executions;
    }

    private WorkflooExecution execution(Kept kept) {
        return store.executions().find(kept.scope(), kept.id()).orElseThrow();
    }

    private ExecutionDetail detail(Kept kept) {
        return workfloo.following().detail(kept.scope(), kept.id()).get();
    }

    @Test
    void holdsEveryTypeThatTheReleaseKnew() throws Exception {
        Map<String, Value> found = StoredTypes.in(pool, RELEASE.key(), manifest);

        assertEquals(RELEASE.samples().keySet(), found.keySet());
    }

    @Test
    void tellsHowEachExecutionStandsAndHowItCameThere() {
        for (Kept kept : executions()) {
            WorkflooExecution execution = execution(kept);
            List<ExecutionEvent> events = store.executions()
                    .history(kept.scope(), kept.id())
                    .orElseThrow()
                    .events();

            assertEquals(WorkflooExecution.fold(events), execution, kept.name());
            assertEquals(execution, detail(kept).execution(), kept.name());
        }
    }

    /** Last, since the database is another one then. */
    @Test
    @Order(Integer.MAX_VALUE)
    void everyExecutionGoesOnToItsEnd() throws Exception {
        try (Worker worker = worker()) {
            worker.start();
            until(this::goOn, () -> "no end: " + ends() + failures);
            until(this::allIsDone, () -> "left over: " + PendingWork.in(pool) + failures);
        }

        Map<String, String> right = new TreeMap<>();
        executions().forEach(kept -> right.put(kept.name(), kept.outcome() + " " + kept.labels()));
        assertEquals(right, ends());
        assertEquals(List.of(), List.copyOf(failures));
        assertEquals(Set.of(ReleaseStory.NOTE), Set.copyOf(notes));
        executions().forEach(this::detail);
        assertSoldOnce();
        assertTold();
        assertProven();
        assertFound();
    }

    private static void until(BooleanSupplier done, Supplier<String> otherwise) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - end > 0) throw new AssertionError(otherwise.get());
            LockSupport.parkNanos(5_000_000);
        }
    }

    /** Telling is put off by minutes when it is not its turn: they have passed. */
    private boolean allIsDone() {
        List<Instant> due = PendingWork.in(pool).stream().map(Work.Due::at).toList();
        due.stream()
                .max(Comparator.naturalOrder())
                .filter(at -> at.isAfter(now()))
                .ifPresent(this::itIs);
        return due.isEmpty();
    }

    private Worker worker() {
        WorkerSettings settings = WorkerSettings.usual(this::now, (what, cause) -> failures.add(what + ": " + cause))
                .withInterval(Duration.ofMillis(50))
                .withContext((work, noted, doing) -> {
                    noted.ifPresent(notes::add);
                    return doing.get();
                });
        Worker worker = Worker.on(pool, workfloo.work(), settings);
        store.handWorkTo(worker);
        return worker;
    }

    private Map<String, String> ends() {
        Map<String, String> ends = new TreeMap<>();
        for (Kept kept : executions()) {
            WorkflooExecution now = execution(kept);
            String outcome = now.position().outcome().map(Enum::name).orElse("waits");
            ends.put(kept.name(), outcome + " " + now.data().labels());
        }
        return ends;
    }

    /** @return whether all have ended */
    private boolean goOn() {
        boolean over = true;
        for (Kept kept : executions()) {
            WorkflooExecution execution = execution(kept);
            if (execution.position().outcome().isPresent()) continue;
            over = false;
            if (execution.position() instanceof AwaitingForm form) answer(kept, form);
            if (execution.position() instanceof AwaitingDocument)
                workfloo.steps()
                        .answerDocument(kept.scope(), kept.id(), ReleaseStory.PAPERS)
                        .get();
            if (execution.position() instanceof AwaitingNip nip) consent(kept, nip.nip());
            if (execution.position() instanceof AwaitingReview) review(kept);
            if (execution.position() instanceof AwaitingCorrection) {
                workfloo.steps()
                        .correct(kept.scope(), kept.id(), ReleaseStory.PERSON)
                        .get();
            }
        }
        return over;
    }

    private void answer(Kept kept, AwaitingForm at) {
        FormNode node = (FormNode) detail(kept).flow().node(at.node());
        boolean isOffer = node.form().fields().anyMatch(field -> field.id().equals("accepted"));
        Value.Context answers = isOffer ? Value.Context.of(Map.of("accepted", true)) : ReleaseStory.PERSON;
        workfloo.steps().answerForm(kept.scope(), kept.id(), answers).get();
    }

    private void review(Kept kept) {
        ReviewRequest approved = new ReviewRequest("APPROVED", Optional.empty(), List.of());
        workfloo.steps().review(kept.scope(), kept.id(), approved, "both").get();
    }

    /** What a person does who types the code that came last. */
    private void consent(Kept kept, NipState nip) {
        boolean isOut = nip.send().flatMap(send -> send.delivery()).isPresent();
        boolean hasFailed = nip.send()
                .flatMap(send -> send.delivery())
                .flatMap(it -> it.failure())
                .isPresent();
        if (nip.send().isEmpty() || hasFailed) {
            workfloo.steps().sendNip(kept.scope(), kept.id(), NipRequest.PLAIN).get();
        } else if (isOut) {
            assertTrue(
                    workfloo.steps()
                            .answerNip(kept.scope(), kept.id(), code(kept))
                            .get()
                            .right(),
                    kept.name());
        }
    }

    private String code(Kept kept) {
        if (kept.scope().environment() == Environment.SANDBOX) return "123456";
        return Optional.ofNullable(outside.codes.get(kept.id().hex()))
                .orElseGet(() -> TreeReader.text(
                        TreeReader.object(manifest, "codes"), kept.id().hex()));
    }

    /** What a service had answered with a failure is asked anew, what nobody knows the end of is asked as the same again. */
    private void assertSoldOnce() {
        Map<String, String> turns = executions().stream()
                .filter(kept -> kept.name().contains("bureau"))
                .collect(Collectors.toMap(
                        Kept::name,
                        kept -> outside.calls.stream()
                                .map(ConnectorCall::idempotencyKey)
                                .filter(key -> key.startsWith(kept.id().hex()))
                                .map(key -> key.substring(25))
                                .collect(Collectors.joining(" "))));

        assertEquals("bureau/1/2", turns.get("the bureau failed once"));
        assertEquals("bureau/1/1", turns.get("the bureau was silent once"));
        assertEquals("bureau/1/1", turns.get("a worker died asking the bureau"));
    }

    /** In order, under the ids and with the secrets that receivers know, and what was given up when it is asked for. */
    private void assertTold() {
        Set<String> told = outside.posted.stream().map(Message::id).collect(Collectors.toSet());
        for (Kept kept : executions()) {
            List<Integer> revisions = outside.posted.stream()
                    .filter(message ->
                            message.id().startsWith("evt_" + kept.id().hex()))
                    .map(message ->
                            Integer.parseInt(message.id().substring(message.id().lastIndexOf('_') + 1)))
                    .toList();
            assertEquals(revisions.stream().sorted(Comparator.naturalOrder()).toList(), revisions, kept.name());
        }
        assertTrue(told.stream().anyMatch(id -> id.contains("/REPORT/")), told.toString());
        assertTrue(outside.posted.stream().allMatch(message -> message.secrets().size() == 2));
        List<CallbackDelivery.Summary> givenUp = workfloo.callbacks().givenUp(ReleaseStory.LENDER, 10);
        assertEquals(1, givenUp.size());
        assertTrue(workfloo.callbacks()
                .sendAgain(ReleaseStory.LENDER, givenUp.get(0).id())
                .isPresent());
    }

    /** By their labels, those that ended before the upgrade too. */
    private void assertFound() {
        while (workfloo.work().perform(Maintenance.INDEX) > 0) {
            // There may be more.
        }
        for (Kept kept : executions()) {
            List<Set<SearchTerm>> labels = kept.labels().stream()
                    .map(label -> Set.of(SearchTerm.label(label)))
                    .toList();
            ExecutionCriteria criteria =
                    new ExecutionCriteria(kept.scope(), Facts.ANY, Period.EVER, Optional.empty(), labels);
            List<ExecutionId> found = store.index().find(criteria, Beginning.FRONT, 1_000).stream()
                    .map(Place::id)
                    .toList();

            assertTrue(found.contains(kept.id()), kept.name());
        }
        assertEquals(0, store.census(now()).unindexed());
    }

    /** The chain goes on behind the record with which it ended. */
    private void assertProven() {
        while (workfloo.work().perform(Maintenance.CONSENTS) > 0) {
            // There may be more.
        }
        List<ChainedConsent> chain = new ArrayList<>();
        ChainVerdict verdict = workfloo.consents().export(ReleaseStory.LENDER, chain::add);

        assertEquals(Optional.empty(), verdict.broken());
        assertEquals(
                TreeReader.text(manifest, "lastHash"),
                chain.get(TreeReader.integer(manifest, "consents") - 1).hash());
        long given = executions().stream()
                .filter(kept -> store.executions().history(kept.scope(), kept.id()).orElseThrow().events().stream()
                        .anyMatch(NipAuthorised.class::isInstance))
                .count();
        assertEquals(given, chain.size());
    }

    @Test
    void admitsTheKeysThatWereGivenOut() {
        Value.Context keys = TreeReader.object(manifest, "keys");
        Caller both = workfloo.callers().identify(TreeReader.text(keys, "both")).orElseThrow();
        Caller sandbox =
                workfloo.callers().identify(TreeReader.text(keys, "sandbox")).orElseThrow();

        assertEquals("both", both.keyName());
        assertEquals(Optional.empty(), both.only());
        assertEquals(Set.of(Right.values()), both.rights());
        assertEquals(Optional.of(Environment.SANDBOX), sandbox.only());
        assertEquals(Set.of(Right.EXECUTE, Right.SEE), sandbox.rights());
        assertEquals(Optional.empty(), workfloo.callers().identify(TreeReader.text(keys, "revoked")));
        assertEquals(3, workfloo.keys().list(ReleaseStory.LENDER).size());
    }

    @Test
    void signsWithTheSecretThatReceiversKnow() {
        assertEquals(
                TreeReader.text(manifest, "secret"),
                workfloo.callbacks().secret(ReleaseStory.LENDER).text());
    }

    @Test
    void startsWhatWasPublished() {
        Scope scope = Fixtures.production(ReleaseStory.LENDER);
        StartWorkfloo start = StartWorkfloo.of(scope, ReleaseFlows.CREDIT);

        ExecutionId fresh = workfloo.executions().execute(start).get().id();
        ExecutionId again = workfloo.executions()
                .execute(start.once(ReleaseStory.startKey()))
                .get()
                .id();

        assertEquals(
                2,
                store.executions().find(fresh).orElseThrow().start().version().number());
        assertEquals(
                "approved, and told",
                executions().stream()
                        .filter(kept -> kept.id().equals(again))
                        .map(Kept::name)
                        .collect(Collectors.joining()));
    }

    /** Versions of then know no usual length. */
    @Test
    void takesTextsOfAnyLengthAsBefore() {
        Scope scope = Fixtures.production(ReleaseStory.LENDER);
        String text = "Ñ".repeat(100_000);
        Map<String, Object> answers = Map.of("rfc_pf", text, "income", 20_000, "phone", "5512345678");

        ExecutionId id = workfloo.executions()
                .execute(StartWorkfloo.of(scope, ReleaseFlows.CREDIT).withForm(answers))
                .get()
                .id();

        Value.Context kept =
                store.executions().find(id).orElseThrow().data().values().get(new NodeId("applicant"));
        assertEquals(new Value.Text(text), kept.get("rfc_pf"));
    }

    @Test
    void isOpenedUnderItsOwnKeyOnly() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> JdbcStore.on(pool, EncryptionKey.random()));

        assertTrue(refused.getMessage().contains(RELEASE.key().id()), refused.getMessage());
    }
}
