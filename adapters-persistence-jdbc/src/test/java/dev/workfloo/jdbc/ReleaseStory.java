package dev.workfloo.jdbc;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;

import dev.workfloo.access.Caller;
import dev.workfloo.access.Environment;
import dev.workfloo.access.Right;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.Maintenance;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.VerifyPerson.Patience;
import dev.workfloo.application.port.out.Callbacks.Receipt;
import dev.workfloo.consent.ChainLink;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.document.TreeReader;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.Start.CallbackReceiver;
import dev.workfloo.execution.Start.Origin;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.execution.nip.NipRequest;
import dev.workfloo.execution.review.ReviewRequest;
import dev.workfloo.execution.verification.BegunValidation;
import dev.workfloo.execution.work.WorkHold;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import dev.workfloo.worker.Worker;
import dev.workfloo.worker.WorkerSettings;
import io.vavr.control.Either;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * A lender whose executions stand wherever executions can stand, and to whom everything has happened that can happen. It
 * fills an empty database with the code of this release, the same each time but for what is encrypted.
 */
final class ReleaseStory {

    /** Under it everything in it is stored: a key for tests, and for nothing else. */
    static final String ENCRYPTION_KEY = "dGhpcyBrZXkgaXMga2VwdCBpbiB0aGUgdGVzdCBkYXQ=";

    static final WorkspaceId LENDER = new WorkspaceId("lender");
    static final CallbackReceiver TOLD =
            new CallbackReceiver("https://client.example.com/told", Optional.of("their-key"));

    /** A client's trace, as a service notes it with work. */
    static final String NOTE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private static final String PAYLOAD = "a start";
    static final Value.Context PERSON = Value.Context.of(
            Map.of("rfc_pf", "KIBA801010BPA", "income", 20_000, "phone", "5512345678", "email", "ana@example.com"));

    /** Of release/next. */
    private static final String PAPERS_FLOW = "657117e1d511b6e54fe2a2d0";

    private static final String LETTER_FLOW = "657117e1d511b6e54fe2a2d1";

    /** Files that it takes. */
    static final Value.Context PAPERS = Value.Context.of(Map.of(
            "card", List.of("JVBERi0xLjcK", "JVBERi0xLjQK"), "people", List.of(Map.of("photo", "iVBORw0KGgo="))));

    private final ManualClock clock = new ManualClock(NOON);
    private final Random random = new Random(20_260_301);
    private final ReleaseOutside outside = new ReleaseOutside();
    private final Map<String, Value> executions = new LinkedHashMap<>();
    private final Map<String, Value> keys = new LinkedHashMap<>();
    private final DataSource connections;
    private final JdbcStore store;
    private final Workfloo workfloo;

    private ReleaseStory(DataSource connections) {
        this.connections = connections;
        store = JdbcStore.on(connections, EncryptionKey.of(ENCRYPTION_KEY));
        store.handWorkTo(due -> new WorkHold(due.at(), Optional.of(NOTE), () -> {}, () -> {}));
        workfloo = Workfloo.builder(store, clock, random)
                .outside(outside.all())
                .pdfs(new ReleasePdfs())
                .build();
    }

    /** @return what whoever opens the database must know of it */
    static Value.Context tell(DataSource connections) throws SQLException {
        return new ReleaseStory(connections).tell();
    }

    /** The same in a database on which processes of the release before run too. */
    static void tellBesideTheReleaseBefore(DataSource connections) throws SQLException {
        ReleaseStory story = new ReleaseStory(connections);
        story.store.rollingFrom(JdbcStore.RELEASE_BEFORE);
        story.tell();
    }

    private Value.Context tell() throws SQLException {
        publish();
        giveKeys();
        try (Worker worker = worker()) {
            worker.start();
            happens(worker);
        }
        isLeftUndone();
        return told();
    }

    private Worker worker() {
        WorkerSettings settings =
                WorkerSettings.usual(clock, (what, cause) -> {}).withThreads(2).withInterval(Duration.ofMillis(20));
        return Worker.on(connections, workfloo.work(), settings);
    }

    private void publish() {
        List.of(ReleaseFlows.credit("Credit"), ReleaseFlows.strict(), ReleaseFlows.again(), ReleaseFlows.brief())
                .forEach(this::publish);
        KeptRelease.nextFlows().values().forEach(flow -> publish(flow.get("document")));
        KeptRelease.nextFlows().values().forEach(this::publishPool);
        Fixtures.published(store, LENDER, Fixtures.aDecidingDefinition(new DefinitionId(ReleaseFlows.TYPES)));
        Fixtures.published(
                store, LENDER, Fixtures.aDefinitionWithEverything(new DefinitionId(ReleaseFlows.EVERYTHING)));
    }

    private void publish(Value document) {
        workfloo.definitions()
                .publish(LENDER, document)
                .getOrElseThrow(problem -> new AssertionError(problem.message() + problem.fields()));
    }

    /** What chooses the flow, if something does. */
    private void publishPool(Value.Context flow) {
        if (flow.get("pool").isAbsent()) return;
        workfloo.pools()
                .publish(LENDER, flow.get("pool"))
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
    }

    private static StartWorkfloo startOf(Value.Context flow) {
        Value.Context pool = TreeReader.object(flow, "pool");
        return pool.members().isEmpty()
                ? StartWorkfloo.of(production(), TreeReader.text(TreeReader.object(flow, "document"), "id"))
                : StartWorkfloo.fromPool(production(), TreeReader.text(pool, "id"), Map.of());
    }

    /** Each flow of this release's own. */
    private void begunNext(String when) {
        KeptRelease.nextFlows().forEach((name, flow) -> {
            String[] labels = TreeReader.texts(flow, "labels").toArray(String[]::new);
            begun(name + ", " + when, startOf(flow), TreeReader.text(flow, "outcome"), labels);
        });
    }

    private void giveKeys() {
        key("both", Optional.empty(), EnumSet.allOf(Right.class));
        key("sandbox", Optional.of(Environment.SANDBOX), Set.of(Right.EXECUTE));
        key("revoked", Optional.of(Environment.PRODUCTION), Set.of(Right.REVIEW));
        workfloo.keys().revoke(LENDER, "revoked").get();
    }

    private void key(String name, Optional<Environment> only, Set<Right> rights) {
        String text = workfloo.keys()
                .add(new Caller(LENDER, name, only, rights))
                .get()
                .text();
        keys.put(name, new Value.Text(text));
    }

    /** What needs a worker, and ends so that what is left is not due yet. */
    private void happens(Worker worker) throws SQLException {
        begunNext("long ago");
        isTold(worker);
        ends(worker);
        isReviewed();
        workfloo.definitions()
                .publish(LENDER, ReleaseFlows.credit("Credit, second version"))
                .get();
        waits(worker);
        isVerified(worker);
        workfloo.callbacks().rotate(LENDER, Duration.ofDays(30));
        while (workfloo.work().perform(Maintenance.CONSENTS) > 0) {
            // There may be more.
        }
        goesWrong(worker);
    }

    private void isTold(Worker worker) throws SQLException {
        outside.receipt = Receipt.NOT_TAKEN;
        begun("never told", again().reportingTo(TOLD), "SUCCESS", "accepted");
        quiet(worker);
        pass(worker, Duration.ofHours(25));
        outside.receipt = Receipt.GONE;
        begun("wants to be told no more", again().reportingTo(TOLD), "SUCCESS", "accepted");
        quiet(worker);
        outside.receipt = Receipt.TAKEN;
    }

    private void ends(Worker worker) throws SQLException {
        ExecutionId told = begun(
                "approved, and told", credit().reportingTo(TOLD).once(startKey()), "SUCCESS", "prime", "approved");
        consented(worker, told);
        ExecutionId papers = begun("papers were sent", StartWorkfloo.of(production(), PAPERS_FLOW), "SUCCESS");
        workfloo.steps()
                .answerDocument(production(), papers, PAPERS)
                .getOrElseThrow(problem -> new AssertionError(problem.message() + problem.fields()));
        begun("computes values of all types", StartWorkfloo.of(production(), ReleaseFlows.TYPES), "SUCCESS", "low");
        begun("expired", StartWorkfloo.of(production(), ReleaseFlows.BRIEF), "ABANDONED");
        begun("at the form of the first version", credit(), "SUCCESS", "prime", "approved");
        pass(worker, Duration.ofHours(2));
        workfloo.work().perform(Maintenance.EXPIRY);
        ExecutionId locked = begun("three wrong codes", StartWorkfloo.of(production(), ReleaseFlows.STRICT), "ERROR");
        sent(worker, locked, NipRequest.PLAIN);
        for (int i = 0; i < 3; i++) type(locked, wrong(locked));
        outside.answer = new Failed("HTTP_422", "nobody of this RFC", Reply.FINAL, Optional.of(422));
        consented(worker, begun("the bureau will not", credit(), "SUCCESS", "manual"));
        outside.answer = ReleaseOutside.REPORT;
        rehearsed(worker);
    }

    /** At every step of a review. */
    private void isReviewed() {
        ReviewRequest back = new ReviewRequest(
                "REJECTED",
                Optional.of("as on the payslip of ana@example.com"),
                List.of(new ReviewRequest.Item("income", Optional.of("it says 18,500"), Optional.empty())));
        asked("a reviewer is awaited");
        ExecutionId corrected = asked("a correction was made");
        ExecutionId approved = asked("approved by hand");
        for (ExecutionId id : List.of(asked("a correction is awaited"), corrected, approved)) reviewed(id, back);
        for (ExecutionId id : List.of(corrected, approved)) {
            workfloo.steps()
                    .correct(production(), id, Value.Context.of(Map.of("income", 18_500)))
                    .getOrElseThrow(problem -> new AssertionError(problem.message() + problem.fields()));
        }
        reviewed(approved, new ReviewRequest("APPROVED", Optional.of("fits now"), List.of()));
    }

    private ExecutionId asked(String name) {
        ExecutionId id = begun(name, StartWorkfloo.of(production(), ReleaseFlows.REVIEW), "SUCCESS", "approved");
        answered(id, production());
        return id;
    }

    private void reviewed(ExecutionId id, ReviewRequest request) {
        workfloo.steps()
                .review(production(), id, request, "both")
                .getOrElseThrow(problem -> new AssertionError(problem.message() + problem.fields()));
    }

    /** In the sandbox, where the scenario answers. */
    private void rehearsed(Worker worker) throws SQLException {
        begun("in the sandbox, at the form", sandbox(ReleaseFlows.SCENARIO), "SUCCESS", "prime", "approved");
        ExecutionId calling =
                begun("in the sandbox, at the bureau", sandbox(ReleaseFlows.SCENARIO), "SUCCESS", "prime", "approved");
        agreed(worker, calling, Fixtures.sandbox(LENDER), "123456");
    }

    /** At every step of consent. */
    private void waits(Worker worker) throws SQLException {
        answered(begun("consent is not asked for yet", credit(), "SUCCESS", "prime", "approved"), production());
        ExecutionId elsewhere = begun("a code was sent to another phone", credit(), "SUCCESS", "prime", "approved");
        sent(worker, elsewhere, NipRequest.PLAIN);
        pass(worker, Duration.ofSeconds(2));
        send(worker, elsewhere, new NipRequest(Optional.of("+52"), Optional.of("5587654321"), Optional.of(TOLD)));
        sent(
                worker,
                begun("a code was sent", credit().reportingTo(TOLD), "SUCCESS", "prime", "approved"),
                NipRequest.PLAIN);
        ExecutionId mistyped = begun("a code was mistyped twice", credit(), "SUCCESS", "prime", "approved");
        sent(worker, mistyped, NipRequest.PLAIN);
        for (int i = 0; i < 2; i++) type(mistyped, wrong(mistyped));
        ExecutionId confirmed = begun("a code was typed once", credit(), "SUCCESS", "prime", "approved");
        sent(worker, confirmed, NipRequest.PLAIN);
        type(confirmed, code(confirmed));
        ExecutionId again = begun("asked again", again(), "SUCCESS", "accepted");
        workfloo.steps()
                .answerForm(production(), again, Value.Context.of(Map.of("accepted", false)))
                .get();
    }

    /** With everything that can happen to a one-time code. */
    private void isVerified(Worker worker) throws SQLException {
        StartWorkfloo start = StartWorkfloo.of(production(), ReleaseFlows.ONE_TIME_CODE);
        ExecutionId right = begun("a one-time code was right", start, "SUCCESS", "verified");
        ExecutionId wrong = begun("a one-time code was mistyped", start, "SUCCESS", "verified");
        quiet(worker);
        judged(right, ReleaseOutside.TOKEN);
        judged(wrong, "000000");
        outside.isAtHand = false;
        judged(wrong, ReleaseOutside.TOKEN);
        outside.isAtHand = true;
        outside.validation = Either.left(ReleaseOutside.UNWILLING);
        workfloo.verification().fallBack(production(), wrong, Patience.NONE).get();
        quiet(worker);
        outside.validation = Either.right(BegunValidation.of("validation-2"));
    }

    private void judged(ExecutionId id, String token) {
        workfloo.verification().judge(production(), id, token, Patience.NONE);
    }

    /** What is tried again a little later than the story lasts. */
    private void goesWrong(Worker worker) throws SQLException {
        outside.answer = new Failed("HTTP_503", "comes again", Reply.PASSING, Optional.of(503));
        consented(worker, begun("the bureau failed once", credit(), "SUCCESS", "prime", "approved"));
        outside.answer = new Failed("TIMEOUT", "does not answer", Reply.NONE, Optional.empty());
        consented(worker, begun("the bureau was silent once", credit(), "SUCCESS", "prime", "approved"));
        outside.delivery = () -> new NipDelivery.Failed("UNREACHABLE", true);
        outside.receipt = Receipt.NOT_TAKEN;
        NipRequest reported = new NipRequest(Optional.empty(), Optional.empty(), Optional.of(TOLD));
        sent(worker, begun("the channel did not take a code", credit(), "SUCCESS", "prime", "approved"), reported);
        begun("told later", again().reportingTo(TOLD), "SUCCESS", "accepted");
        quiet(worker);
        outside.delivery = () -> {
            throw new Error("the process dies here");
        };
        sent(worker, begun("a send was cut off", credit(), "SUCCESS", "prime", "approved"), NipRequest.PLAIN);
        outside.delivery = NipDelivery.Accepted::new;
    }

    /** What is due and that nobody has done, since there is no worker any more. */
    private void isLeftUndone() throws SQLException {
        begunNext("just now");
        cancelled(begun("cancelled while it waits", StartWorkfloo.of(production(), ReleaseFlows.WAITING), "ABANDONED"));
        ExecutionId dead = begun("a worker died asking the bureau", credit(), "SUCCESS", "prime", "approved");
        answered(dead, production());
        workfloo.steps().sendNip(production(), dead, NipRequest.PLAIN).get();
        try (Worker worker = worker()) {
            worker.start();
            quiet(worker);
        }
        type(dead, code(dead));
        type(dead, code(dead));
        pickedBySomebodyDead(dead);
        ExecutionId sending = begun("a code is to be sent", credit().reportingTo(TOLD), "SUCCESS", "prime", "approved");
        answered(sending, production());
        workfloo.steps().sendNip(production(), sending, NipRequest.PLAIN).get();
        begun(
                "a one-time code is to be sent",
                StartWorkfloo.of(production(), ReleaseFlows.ONE_TIME_CODE),
                "SUCCESS",
                "verified");
        begun("nothing was told yet", again().reportingTo(TOLD), "SUCCESS", "accepted");
        begun("a PDF is to be made", StartWorkfloo.of(production(), LETTER_FLOW), "SUCCESS", "torn");
    }

    private void cancelled(ExecutionId id) {
        workfloo.steps()
                .cancel(production(), id, "both")
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
    }

    /** As db-scheduler writes it when it picks a row. */
    private void pickedBySomebodyDead(ExecutionId id) throws SQLException {
        try (Connection connection = connections.getConnection()) {
            int picked = Sql.update(
                    connection,
                    "update workfloo_work set picked = true, picked_by = 'workfloo-dead', last_heartbeat = ?,"
                            + " version = version + 1 where task_instance like ?",
                    clock.instant(),
                    id + "/CALL/%");
            if (picked != 1) throw new AssertionError("no call of " + id);
        }
    }

    private StartWorkfloo credit() {
        return StartWorkfloo.of(production(), ReleaseFlows.CREDIT).from(new Origin("both", Optional.of("192.0.2.1")));
    }

    private StartWorkfloo again() {
        return StartWorkfloo.of(production(), ReleaseFlows.AGAIN);
    }

    private StartWorkfloo sandbox(String scenario) {
        return StartWorkfloo.of(Fixtures.sandbox(LENDER), ReleaseFlows.CREDIT).inScenario(scenario);
    }

    private static Scope production() {
        return Fixtures.production(LENDER);
    }

    static IdempotencyKey startKey() {
        return IdempotencyKey.of("a-key-of-the-client", Value.of(PAYLOAD)).orElseThrow();
    }

    /** Starts it, and notes how it must end. */
    private ExecutionId begun(String name, StartWorkfloo start, String outcome, String... labels) {
        ExecutionId id = workfloo.executions()
                .execute(start)
                .getOrElseThrow(problem -> new AssertionError(problem.message()))
                .id();
        executions.put(
                name,
                new TreeWriter()
                        .text("id", id.hex())
                        .text("environment", start.scope().environment().name())
                        .text("outcome", outcome)
                        .texts("labels", List.of(labels))
                        .done());
        return id;
    }

    private void answered(ExecutionId id, Scope scope) {
        workfloo.steps()
                .answerForm(scope, id, PERSON)
                .getOrElseThrow(problem -> new AssertionError(problem.message() + problem.fields()));
    }

    private void sent(Worker worker, ExecutionId id, NipRequest request) throws SQLException {
        answered(id, production());
        send(worker, id, request);
    }

    private void send(Worker worker, ExecutionId id, NipRequest request) throws SQLException {
        workfloo.steps()
                .sendNip(production(), id, request)
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
        quiet(worker);
    }

    private void consented(Worker worker, ExecutionId id) throws SQLException {
        sent(worker, id, NipRequest.PLAIN);
        type(id, code(id));
        type(id, code(id));
        quiet(worker);
    }

    private void agreed(Worker worker, ExecutionId id, Scope scope, String code) throws SQLException {
        answered(id, scope);
        workfloo.steps().sendNip(scope, id, NipRequest.PLAIN).get();
        quiet(worker);
        for (int i = 0; i < 2; i++) workfloo.steps().answerNip(scope, id, code).get();
        quiet(worker);
    }

    private void type(ExecutionId id, String code) {
        workfloo.steps()
                .answerNip(production(), id, code)
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
    }

    private String code(ExecutionId id) {
        return Optional.ofNullable(outside.codes.get(id.hex())).orElseThrow();
    }

    private String wrong(ExecutionId id) {
        return code(id).startsWith("9") ? "000000" : "999999";
    }

    private void pass(Worker worker, Duration time) throws SQLException {
        clock.pass(time);
        quiet(worker);
    }

    /** Waits until the worker has done what is due. */
    private void quiet(Worker worker) throws SQLException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (due() > 0) {
            if (System.nanoTime() - end > 0) throw new AssertionError("left undone: " + PendingWork.in(connections));
            worker.lookNow();
            LockSupport.parkNanos(2_000_000);
        }
    }

    private long due() throws SQLException {
        try (Connection connection = connections.getConnection()) {
            return Sql.list(
                            connection,
                            "select count(*) from workfloo_work where execution_time <= ?",
                            row -> row.getLong(1),
                            clock.instant())
                    .get(0);
        }
    }

    private Value.Context told() {
        Map<String, Value> codes = new LinkedHashMap<>();
        outside.codes.forEach((id, code) -> codes.put(id, new Value.Text(code)));
        ChainLink end = store.consents().head(LENDER);
        return new TreeWriter()
                .text("now", clock.instant().toString())
                .text("encryptionKey", ENCRYPTION_KEY)
                .text("secret", workfloo.callbacks().secret(LENDER).text())
                .number("consents", end.sequence())
                .text("lastHash", end.hash())
                .tree("keys", new Value.Context(keys))
                .tree("codes", new Value.Context(codes))
                .tree("executions", new Value.Context(executions))
                .done();
    }
}
