package dev.workfloo.jdbc;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aPublishedDefinition;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aStart;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aStartedExecution;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.anIdempotencyKey;
import static dev.workfloo.testkit.contract.fixture.Fixtures.answered;
import static dev.workfloo.testkit.contract.fixture.Fixtures.begun;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static dev.workfloo.testkit.contract.fixture.Fixtures.saved;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.StoreDamaged;
import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.EncryptionKeyRefusal;
import dev.workfloo.access.EncryptionKeyUse;
import dev.workfloo.access.Environment;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.out.Documents.Incoming;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.Kept;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.KeyTaken;
import dev.workfloo.application.port.out.RepeatableAnswer;
import dev.workfloo.application.port.out.Standing;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.ExpectedStep;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
import dev.workfloo.execution.nip.NipRequest;
import dev.workfloo.execution.person.StepDraft;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.migration.MortalConnections;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.retention.Ended;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.BureauRun;
import dev.workfloo.testkit.contract.fixture.LetterRun;
import dev.workfloo.testkit.contract.fixture.Race;
import io.vavr.control.Either;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the encryption key of a database is changed while stores are at work on it. */
abstract class RotationContract {

    private static final String OLD = ReleaseStory.ENCRYPTION_KEY;
    private static final String NEW = text('n');
    private static final int PIECES = 3;

    private String url;
    private HikariDataSource pool;

    /** A new, empty one, which is there for as long as somebody is connected. */
    abstract String newDatabase();

    /** Whether processes have to hear of a key before it is written under. */
    abstract boolean hasSeveralProcesses();

    @BeforeEach
    void open() {
        url = newDatabase();
        pool = TestPostgres.pool(url);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    private static String text(char letter) {
        return Base64.getEncoder()
                .encodeToString(String.valueOf(letter).repeat(32).getBytes(StandardCharsets.US_ASCII));
    }

    private JdbcStore store(String... keys) {
        StoreSettings settings = StoreSettings.on(pool, EncryptionKey.of(keys[0]));
        for (int i = 1; i < keys.length; i++) settings = settings.having(EncryptionKey.of(keys[i]));
        return JdbcStore.on(settings);
    }

    private static String id(String key) {
        return EncryptionKey.of(key).id();
    }

    private void change(String sql) {
        new Sql(pool).update(sql);
    }

    /** All processes have heard of the key, and none writes under the one before any more. */
    private void timePasses() {
        change("update workfloo_encryption_key set created_at = created_at - interval '1' hour");
        change("update workfloo_reencryption set due_at = due_at - interval '1' hour");
    }

    private void reencrypt(JdbcStore store) {
        for (int pass = 0; pass < PIECES; pass++) {
            while (store.encryptionKeys().reencrypt() > 0) {
                // There may be more.
            }
            timePasses();
        }
    }

    private static String rotated(JdbcStore store, String key) {
        return store.encryptionKeys().add(key).getOrElseThrow(refused -> new AssertionError(refused.message()));
    }

    private static String refused(Either<EncryptionKeyRefusal, String> change) {
        return change.swap()
                .getOrElseThrow(id -> new AssertionError(id + " was not refused"))
                .message();
    }

    private static Map<String, Long> under(JdbcStore store, String key) {
        return store.encryptionKeys().uses().stream()
                .filter(use -> use.id().equals(id(key)))
                .findFirst()
                .map(EncryptionKeyUse::values)
                .orElse(Map.of());
    }

    /** Executions wherever they can stand, and beside them documents and long texts, one of many pieces. */
    private void fill() throws Exception {
        ReleaseStory.tell(pool);
        JdbcStore store = store(OLD);
        remove(store);
        LetterRun run = LetterRun.begun(store, ReleaseStory.LENDER);
        run.save(run.letter(new Value.Text("Ñandú, 日本, 😀. ".repeat(20_000))));
        ExecutionId owner = aStartedExecution(store, ReleaseStory.LENDER).id();
        answer(store, aStartedExecution(store, ReleaseStory.LENDER));
        draft(store, aStartedExecution(store, ReleaseStory.LENDER));
        for (int size : List.of(0, 1, 64 * 1024, 200_000)) keep(store, owner, size);
    }

    /** An execution of long ago, whose consent is under a key of its own now. */
    private static void remove(JdbcStore store) {
        BureauRun run = BureauRun.begun(store, ReleaseStory.LENDER, NOON.minusSeconds(100_000));
        store.journal().start(run.latest(), Optional.empty());
        run.consent();
        run.answer(new Answered(context("score", 712), Optional.of(200)));
        assertTrue(saved(store, run.sinceTheStart()));
        while (store.consents().chain(100) > 0) {
            // There may be more.
        }
        Ended.Kind kind = new Ended.Kind(ReleaseStory.LENDER, Environment.PRODUCTION, Outcome.SUCCESS);
        Ended longAgo = new Ended(kind, NOON.minusSeconds(50_000));
        assertEquals(
                1, store.retention().removeExecutions(longAgo, Set.of(), 10).executions());
    }

    /** Under a client's key. */
    private static void answer(JdbcStore store, WorkflooExecution execution) {
        Standing from = store.executions().standing(execution.id()).orElseThrow();
        RepeatableAnswer answer = new RepeatableAnswer("form", anIdempotencyKey("once"), context("phase", "VALIDATE"));
        assertTrue(store.journal()
                .save(answered(execution, "ANA"), from, Optional.empty(), Optional.of(answer))
                .isRight());
    }

    /** What a person has typed. */
    private static void draft(JdbcStore store, WorkflooExecution execution) {
        ExpectedStep step = ExpectedStep.of(execution.position());
        assertTrue(store.drafts().keep(new StepDraft(step, Map.of("first_name", "ANA")), execution));
    }

    private static void keep(JdbcStore store, ExecutionId owner, int size) throws IOException {
        Incoming incoming = new Incoming(
                "Acta.pdf", "application/pdf", new ByteArrayInputStream(new byte[size]), 1_000_000, Instant.now());
        assertTrue(store.documents().keep(owner, incoming).isRight());
    }

    @Test
    void everyValueIsReadThroughoutAndNoneIsLeftUnderTheOldKey() throws Exception {
        fill();
        JdbcStore running = store(OLD);
        KeptValues before = KeptValues.in(pool, running, ReleaseStory.LENDER);
        assertFalse(before.beside().documents().isEmpty());
        assertFalse(before.callbacks().isEmpty() || before.consents().isEmpty());
        TreeSet<String> kinds = new TreeSet<>(under(running, OLD).keySet());

        rotated(running, NEW);
        assertEquals(before, KeptValues.in(pool, running, ReleaseStory.LENDER));
        timePasses();
        while (running.encryptionKeys().reencrypt() > 0) {
            assertEquals(before, KeptValues.in(pool, store(OLD), ReleaseStory.LENDER));
        }
        reencrypt(running);

        assertEquals(before, KeptValues.in(pool, store(NEW), ReleaseStory.LENDER));
        TreeSet<String> left = new TreeSet<>(under(running, OLD).keySet());
        TreeSet<String> moved = new TreeSet<>(under(running, NEW).keySet());
        TreeSet<String> hashes = new TreeSet<>(List.of("idempotency keys"));
        assertEquals(hashes, left);
        kinds.removeAll(hashes);
        assertEquals(kinds, moved);
        assertTrue(
                kinds.containsAll(
                        SealedColumns.ALL.stream().map(column -> column.title()).collect(Collectors.toSet())),
                kinds::toString);
    }

    /** In the middle of each transaction and between any two, on connections that are gone with it. */
    @Test
    void goesOnWhereAProcessDied() throws Exception {
        fill();
        KeptValues before = KeptValues.in(pool, store(OLD), ReleaseStory.LENDER);
        rotated(store(OLD), NEW);
        timePasses();
        int deaths = 0;
        boolean isDone = false;
        for (int behind = 8; !isDone; behind += 5) {
            MortalConnections mortal = new MortalConnections(url, behind);
            isDone = survives(mortal);
            if (!isDone) deaths++;
            assertEquals(before, KeptValues.in(pool, store(OLD), ReleaseStory.LENDER));
        }
        reencrypt(store(OLD));

        assertTrue(deaths > 5, deaths + " deaths");
        assertEquals(
                List.of("idempotency keys"), List.copyOf(under(store(NEW), OLD).keySet()));
        assertEquals(before, KeptValues.in(pool, store(NEW), ReleaseStory.LENDER));
    }

    private boolean survives(MortalConnections mortal) {
        try {
            JdbcStore dying = JdbcStore.on(mortal, EncryptionKey.of(OLD));
            while (dying.encryptionKeys().reencrypt() > 0) {
                // There may be more.
            }
            return true;
        } catch (StoreUnavailable e) {
            return false;
        } catch (IllegalStateException e) {
            if (mortal.hasDied()) return false;
            throw e;
        }
    }

    @Test
    void aDroppedKeyIsNotNeededAnyMore() throws Exception {
        fill();
        JdbcStore running = store(OLD, NEW);
        KeptValues before = KeptValues.in(pool, running, ReleaseStory.LENDER);
        rotated(running, NEW);
        timePasses();

        String early = refused(running.encryptionKeys().drop(id(OLD)));
        reencrypt(running);
        String late = refused(running.encryptionKeys().drop(id(OLD)));
        running.journal().forgetKeys(Instant.parse("2100-01-01T00:00:00Z"));
        String dropped = running.encryptionKeys().drop(id(OLD)).getOrElseThrow(it -> new AssertionError(it.message()));

        assertTrue(early.contains("states") && early.contains("pieces of documents"), early);
        assertEquals("under the key " + id(OLD) + " are 2 idempotency keys: it can be dropped when nothing is", late);
        assertEquals(id(OLD), dropped);
        assertEquals(before, KeptValues.in(pool, store(NEW), ReleaseStory.LENDER));
        assertEquals(before, KeptValues.in(pool, running, ReleaseStory.LENDER));
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> store(OLD));
        assertEquals(
                "the database was written under the encryption key " + id(NEW) + ", and this is the key " + id(OLD)
                        + ": give it the key that it was written under",
                refused.getMessage());
    }

    /** The embedded service takes a key that lies beside its own whenever it starts. */
    @Test
    void aDroppedKeyNeverComesAgain() {
        JdbcStore running = store(OLD, NEW);
        rotated(running, NEW);
        timePasses();
        reencrypt(running);
        assertTrue(running.encryptionKeys().drop(id(OLD)).isRight());

        JdbcStore again = store(NEW, OLD);

        assertTrue(again.encryptionKeys().had(EncryptionKey.of(OLD)));
        assertFalse(again.encryptionKeys().had(EncryptionKey.of(text('x'))));
        assertEquals(
                "the key " + id(OLD) + " was dropped: make another one with openssl rand -base64 32",
                refused(again.encryptionKeys().add(OLD)));
        assertEquals(
                List.of(id(NEW)),
                again.encryptionKeys().uses().stream().map(EncryptionKeyUse::id).toList());
    }

    @Test
    void refusesToDropWhatIsNeeded() {
        JdbcStore running = store(OLD);
        rotated(running, NEW);

        assertEquals(
                "there is no key 00000000", refused(running.encryptionKeys().drop("00000000")));
        assertEquals(
                "the key " + id(NEW) + " is the newest: it stays",
                refused(running.encryptionKeys().drop(id(NEW))));
        timePasses();
        String alone = refused(running.encryptionKeys().drop(id(OLD)));
        assertTrue(alone.startsWith("bring the key " + id(NEW) + " itself"), alone);
        assertEquals(2, running.encryptionKeys().uses().size());
    }

    @Test
    void aProcessThatMayStillWriteUnderAKeyKeepsIt() {
        JdbcStore running = store(OLD, NEW);
        rotated(running, NEW);

        Either<EncryptionKeyRefusal, String> dropped = running.encryptionKeys().drop(id(OLD));

        assertEquals(hasSeveralProcesses(), dropped.isLeft(), dropped::toString);
        if (hasSeveralProcesses()) assertTrue(refused(dropped).contains("may still write"), refused(dropped));
    }

    /** One was halted when the key came, and has asked nobody since. */
    @Test
    void processesReadEachOthersValuesWhicheverKeysTheyKnow() {
        WorkspaceId workspace = aWorkspace();
        JdbcStore halted = store(OLD);
        JdbcStore other = store(OLD);
        rotated(other, NEW);
        timePasses();
        other.encryptionKeys().reencrypt();

        WorkflooExecution late = aStartedExecution(halted, workspace);
        WorkflooExecution next = aStartedExecution(other, workspace);

        assertEquals(late, other.executions().find(late.id()).orElseThrow());
        assertEquals(next, halted.executions().find(next.id()).orElseThrow());
        assertEquals(1, under(other, OLD).get("starts"));
        assertEquals(1, under(other, NEW).get("starts"));
        reencrypt(other);
        assertEquals(Map.of(), under(other, OLD));
        assertEquals(late, halted.executions().find(late.id()).orElseThrow());
    }

    /** It was written behind the place that a pass had come to. */
    @Test
    void whatCameLateIsFoundBeforeTheKeyGoes() {
        WorkspaceId workspace = aWorkspace();
        JdbcStore halted = store(OLD);
        JdbcStore other = store(OLD, NEW);
        rotated(other, NEW);
        timePasses();
        reencrypt(other);
        WorkflooExecution late = aStartedExecution(halted, workspace);

        String refused = refused(other.encryptionKeys().dropDespiteDamaged(id(OLD)));
        assertTrue(unfinished().contains("workfloo_execution.begun_personal"), unfinished()::toString);
        assertFalse(unfinished().contains("workfloo_document.described"), "nothing was left there");
        reencrypt(other);
        Either<EncryptionKeyRefusal, String> dropped = other.encryptionKeys().drop(id(OLD));

        assertTrue(refused.contains("1 starts"), refused);
        assertTrue(dropped.isRight(), dropped::toString);
        assertEquals(late, store(NEW).executions().find(late.id()).orElseThrow());
    }

    @Test
    void aStartThatIsRepeatedUnderItsKeyStartsNothingAgain() {
        WorkspaceId workspace = aWorkspace();
        IdempotencyKey key = anIdempotencyKey();
        JdbcStore halted = store(OLD);
        JdbcStore other = store(OLD);
        Progress first = aStartOf(halted, workspace);
        assertInstanceOf(Kept.class, halted.journal().start(first, Optional.of(key)));
        rotated(other, NEW);

        assertEquals(new KeyTaken(), other.journal().start(aStartOf(other, workspace), Optional.of(key)));
        timePasses();
        other.encryptionKeys().reencrypt();
        assertEquals(new KeyTaken(), other.journal().start(aStartOf(other, workspace), Optional.of(key)));
        assertEquals(
                first.execution().id(),
                other.executions()
                        .startedUnder(production(workspace), key.key())
                        .orElseThrow()
                        .id());
    }

    private static Progress aStartOf(JdbcStore store, WorkspaceId workspace) {
        return begun(aStart(production(workspace), aPublishedDefinition(store, workspace)));
    }

    /** Some processes know the new key already, and others do not. */
    @Test
    void ofManyStartsAtOnceOneStartsWhicheverKeysProcessesKnow() {
        WorkspaceId workspace = aWorkspace();
        IdempotencyKey key = anIdempotencyKey();
        JdbcStore halted = store(OLD);
        JdbcStore other = store(OLD);
        rotated(other, NEW);
        change("update workfloo_encryption_key set created_at = created_at - interval '1' minute");
        other.encryptionKeys().reencrypt();
        List<Progress> starts = Collections.nCopies(24, 0).stream()
                .map(it -> aStartOf(other, workspace))
                .toList();

        List<Boolean> won = Race.of(
                24,
                number -> (number % 2 == 0 ? halted : other).journal().start(starts.get(number), Optional.of(key))
                        instanceof Kept);

        if (hasSeveralProcesses()) assertEquals(1, Collections.frequency(won, true), won.toString());
        assertTrue(won.contains(true));
    }

    @Test
    void codesAreTypedWhicheverKeyTheyCameUnder() {
        JdbcStore running = store(OLD);
        String before = running.codeSeals().seal("a send", "424242");
        rotated(running, NEW);
        timePasses();
        running.encryptionKeys().reencrypt();

        String after = running.codeSeals().seal("a send", "424242");

        assertTrue(before.startsWith(id(OLD)) && after.startsWith(id(NEW)));
        assertTrue(running.codeSeals().matches(before, "a send", "424242"));
        assertTrue(store(NEW).codeSeals().matches(before, "a send", "424242"));
        assertFalse(running.codeSeals().matches(before, "a send", "424243"));
    }

    /** Nobody can hash it anew: the code is kept nowhere. */
    @Test
    void aCodeThatMayStillBeTypedKeepsItsKey() {
        JdbcStore running = store(OLD, NEW);
        ReleaseOutside outside = new ReleaseOutside();
        Workfloo workfloo = Workfloo.builder(running, Clock.systemUTC(), new SecureRandom())
                .outside(outside.all())
                .build();
        Scope scope = production(ReleaseStory.LENDER);
        workfloo.definitions()
                .publish(ReleaseStory.LENDER, ReleaseFlows.credit("Credit"))
                .get();
        ExecutionId id = workfloo.executions()
                .execute(StartWorkfloo.of(scope, ReleaseFlows.CREDIT))
                .get()
                .id();
        workfloo.steps().answerForm(scope, id, ReleaseStory.PERSON).get();
        workfloo.steps().sendNip(scope, id, NipRequest.PLAIN).get();
        PendingWork.in(pool).forEach(due -> workfloo.work().perform(due.work()));
        rotated(running, NEW);
        timePasses();
        reencrypt(running);

        String refused = refused(running.encryptionKeys().drop(id(OLD)));
        String code = Objects.requireNonNull(outside.codes.get(id.hex()));
        for (int i = 0; i < 2; i++) {
            assertTrue(workfloo.steps().answerNip(scope, id, code).get().right());
        }

        assertEquals(
                "under the key " + id(OLD) + " are 1 codes that may still be typed: it can be dropped when nothing is",
                refused);
        assertTrue(running.encryptionKeys().drop(id(OLD)).isRight());
    }

    @Test
    void ofTwoWhoRotateAtOnceOneIsTold() {
        List<JdbcStore> stores = List.of(store(OLD), store(OLD));

        List<Either<EncryptionKeyRefusal, String>> changes =
                Race.of(2, number -> stores.get(number).encryptionKeys().add(text((char) ('a' + number))));

        List<String> refused = changes.stream()
                .filter(Either::isLeft)
                .map(RotationContract::refused)
                .toList();
        if (hasSeveralProcesses()) assertEquals(1, refused.size());
        for (String message : refused) {
            assertEquals("somebody else changed the encryption keys meanwhile: look at them again", message);
        }
        assertEquals(3 - refused.size(), store(OLD).encryptionKeys().uses().size());
    }

    @Test
    void refusesWhatIsNoKeyOrNoNewOne() {
        JdbcStore running = store(OLD);
        rotated(running, NEW);

        assertEquals(
                "that is no key: an encryption key is 32 bytes in base64",
                refused(running.encryptionKeys().add("c2hvcnQ=")));
        assertEquals(
                "the key " + id(OLD) + " is there already: make another one with openssl rand -base64 32",
                refused(running.encryptionKeys().add(OLD)));
    }

    /** Who was not told whether it was brought in says so again. */
    @Test
    void theNewestKeyComesOnce() {
        JdbcStore running = store(OLD);
        rotated(running, NEW);

        assertEquals(id(NEW), rotated(running, NEW));
        assertEquals(2, running.encryptionKeys().uses().size());
    }

    @Test
    void aThirdKeyComesBeforeTheFirstIsGone() throws Exception {
        fill();
        JdbcStore running = store(OLD);
        KeptValues before = KeptValues.in(pool, running, ReleaseStory.LENDER);
        rotated(running, NEW);
        timePasses();
        running.encryptionKeys().reencrypt();
        String third = text('t');

        rotated(store(NEW), third);
        timePasses();
        reencrypt(running);

        for (String key : List.of(OLD, NEW, third)) {
            assertEquals(before, KeptValues.in(pool, store(key), ReleaseStory.LENDER), key);
        }
        assertEquals(Map.of(), under(running, NEW));
        running.journal().forgetKeys(Instant.parse("2100-01-01T00:00:00Z"));
        JdbcStore last = store(third);
        for (String gone : List.of(NEW, OLD))
            assertTrue(last.encryptionKeys().drop(id(gone)).isRight());
        assertEquals(before, KeptValues.in(pool, store(third), ReleaseStory.LENDER));
    }

    @Test
    void saysWhichKeysWouldOpenTheDatabase() {
        rotated(store(OLD), NEW);

        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> store(text('x')));

        assertEquals(
                "the database was written under the encryption keys " + id(NEW) + " and " + id(OLD)
                        + ", and this is the key " + id(text('x')) + ": give it one of them",
                refused.getMessage());
    }

    @Test
    void isRefusedWhileTheReleaseBeforeMayRun() {
        JdbcStore rolling = store(OLD);
        JdbcStore other = store(OLD);
        rolling.rollingFrom(JdbcStore.RELEASE_BEFORE);

        String bySelf = refused(rolling.encryptionKeys().add(NEW));
        String byOther = refused(other.encryptionKeys().add(NEW));
        change("update workfloo_encryption set rolling_seen_at = rolling_seen_at - interval '1' hour");
        Either<EncryptionKeyRefusal, String> later = other.encryptionKeys().add(NEW);

        assertTrue(bySelf.startsWith("processes of the release before"), bySelf);
        assertEquals(bySelf, byOther);
        assertTrue(later.isRight(), later::toString);
        assertThrows(IllegalArgumentException.class, () -> store(OLD).rollingFrom(JdbcStore.RELEASE_BEFORE));
    }

    /** Nothing reads it, and so nothing writes it anew; all others are. */
    @Test
    void whatIsDamagedHoldsUpNothing() {
        WorkspaceId workspace = aWorkspace();
        JdbcStore running = store(OLD);
        WorkflooExecution damaged = aStartedExecution(running, workspace);
        WorkflooExecution whole = aStartedExecution(running, workspace);
        change("update workfloo_execution set state_personal = begun_personal where id = '" + damaged.id() + "'");
        rotated(running, NEW);
        timePasses();

        reencrypt(running);

        assertEquals(Map.of("states", 1L), under(running, OLD));
        JdbcStore dropping = store(NEW);
        assertEquals(
                "under the key " + id(OLD) + " are 1 states, which are damaged and cannot be read under any key:"
                        + " it can be dropped despite them",
                refused(dropping.encryptionKeys().drop(id(OLD))));
        assertEquals(List.of(), unfinished());
        assertTrue(dropping.encryptionKeys().dropDespiteDamaged(id(OLD)).isRight());
        assertEquals(whole, store(NEW).executions().find(whole.id()).orElseThrow());
        assertThrows(StoreDamaged.class, () -> running.executions().find(damaged.id()));
    }

    private List<String> unfinished() {
        return new Sql(pool)
                .list(
                        "select sealed_column from workfloo_reencryption where finished_at is null",
                        row -> row.getString(1));
    }

    /** Nobody can say any more under which key it was. */
    @Test
    void whatIsCutOffKeepsNoKey() {
        WorkspaceId workspace = aWorkspace();
        JdbcStore running = store(OLD, NEW);
        for (int bytes : List.of(0, 1, 4)) {
            ExecutionId id = aStartedExecution(running, workspace).id();
            change("update workfloo_execution set state_personal = substring(state_personal from 1 for " + bytes
                    + ") where id = '" + id + "'");
        }
        WorkflooExecution whole = aStartedExecution(running, workspace);
        rotated(running, NEW);
        timePasses();

        reencrypt(running);

        assertEquals(Map.of(), under(running, OLD));
        assertTrue(running.encryptionKeys().drop(id(OLD)).isRight());
        assertEquals(whole, store(NEW).executions().find(whole.id()).orElseThrow());
    }

    /** Its host was silent for so long that a key was brought in beside it. */
    @Test
    void aRollingProcessWritesNothingUnderAKeyThatIsGone() {
        WorkspaceId workspace = aWorkspace();
        JdbcStore rolling = store(OLD, NEW);
        rolling.rollingFrom(JdbcStore.RELEASE_BEFORE);
        WorkflooExecution before = aStartedExecution(rolling, workspace);
        silenceOfTheRolling();
        JdbcStore other = store(OLD, NEW);
        rotated(other, NEW);
        timePasses();
        reencrypt(other);

        rolling.encryptionKeys().reencrypt();
        WorkflooExecution late = aStartedExecution(rolling, workspace);
        String seal = rolling.codeSeals().seal("a send", "424242");
        String refused = refused(other.encryptionKeys().drop(id(OLD)));
        silenceOfTheRolling();
        Either<EncryptionKeyRefusal, String> dropped = other.encryptionKeys().drop(id(OLD));

        assertTrue(refused.startsWith("processes of the release before"), refused);
        assertTrue(dropped.isRight(), dropped::toString);
        for (WorkflooExecution each : List.of(before, late)) {
            assertEquals(each, store(NEW).executions().find(each.id()).orElseThrow());
        }
        assertTrue(store(NEW).codeSeals().matches(seal, "a send", "424242"));
    }

    private void silenceOfTheRolling() {
        change("update workfloo_encryption set rolling_seen_at = rolling_seen_at - interval '1' hour");
    }

    /** A process was halted while it wrote, for longer than anybody waits. */
    @Test
    void whatCameUnderADroppedKeyIsListedAndBroughtBack() {
        WorkspaceId workspace = aWorkspace();
        JdbcStore halted = store(OLD);
        JdbcStore other = store(OLD, NEW);
        rotated(other, NEW);
        timePasses();
        reencrypt(other);
        assertTrue(other.encryptionKeys().drop(id(OLD)).isRight());

        WorkflooExecution late = aStartedExecution(halted, workspace);

        List<EncryptionKeyUse> uses = other.encryptionKeys().uses();
        assertEquals(
                List.of(id(NEW), id(OLD)),
                uses.stream().map(EncryptionKeyUse::id).toList());
        assertEquals(
                List.of(false, true),
                uses.stream().map(EncryptionKeyUse::isDropped).toList());
        assertEquals(1, uses.get(1).values().get("starts"));
        reencrypt(store(NEW, OLD));
        assertEquals(Map.of(), under(other, OLD));
        assertEquals(late, store(NEW).executions().find(late.id()).orElseThrow());
    }

    /** Whoever gives the room takes it back when a batch has ended. */
    @Test
    void asksForRoomForOneLargeValueInABatch() {
        WorkspaceId workspace = aWorkspace();
        JdbcStore rolling = store(OLD);
        rolling.rollingFrom(JdbcStore.RELEASE_BEFORE);
        for (int i = 0; i < 3; i++) {
            LetterRun run = LetterRun.begun(rolling, workspace);
            run.save(run.letter(new Value.Text("una carta larga ".repeat(40_000))));
        }
        silenceOfTheRolling();
        JdbcStore running = store(OLD);
        rotated(running, NEW);
        timePasses();
        List<Long> asked = new ArrayList<>();
        running.onLargeRead(asked::add);

        int most = 0;
        for (int before = 0; running.encryptionKeys().reencrypt() > 0; before = asked.size()) {
            most = Math.max(most, asked.size() - before);
        }

        assertEquals(1, most);
        assertTrue(asked.size() >= 3, asked::toString);
    }

    /** A step that is written in the middle of a transaction that brings its execution under the new key. */
    @Test
    void noStepIsLostBesideIt() {
        WorkspaceId workspace = aWorkspace();
        JdbcStore running = store(OLD);
        List<LetterRun> runs = Collections.nCopies(6, 0).stream()
                .map(it -> LetterRun.begun(running, workspace))
                .toList();
        rotated(running, NEW);
        timePasses();
        JdbcStore rewriting = store(OLD);
        AtomicBoolean isOver = new AtomicBoolean();

        List<Integer> done = Race.of(runs.size() + 1, number -> {
            if (number == runs.size()) return rewritten(rewriting, isOver);
            try {
                runs.get(number).toItsEnd(new Value.Text("a letter ".repeat(5_000)));
                return 1;
            } finally {
                isOver.compareAndSet(false, number == 0);
            }
        });
        reencrypt(running);

        assertEquals(runs.size() + 1, done.size());
        assertEquals(Map.of(), under(running, OLD));
        for (LetterRun run : runs) {
            WorkflooExecution state = store(NEW).executions().find(run.id()).orElseThrow();
            List<?> events = store(NEW)
                    .executions()
                    .history(run.scope(), run.id())
                    .orElseThrow()
                    .events();
            assertEquals(run.kept(), state);
            assertEquals(state.revision(), events.size());
            assertTrue(state.position().outcome().isPresent(), state::toString);
        }
    }

    private int rewritten(JdbcStore store, AtomicBoolean isOver) {
        int pages = 0;
        do {
            pages += store.encryptionKeys().reencrypt();
            change("update workfloo_reencryption set due_at = due_at - interval '1' hour, finished_at = null");
        } while (!isOver.get());
        return pages;
    }
}
