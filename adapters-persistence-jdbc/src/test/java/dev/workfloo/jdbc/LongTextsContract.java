package dev.workfloo.jdbc;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aField;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aFormNode;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aWorkspace;
import static dev.workfloo.testkit.contract.fixture.Fixtures.context;
import static dev.workfloo.testkit.contract.fixture.Fixtures.object;
import static dev.workfloo.testkit.contract.fixture.Fixtures.saved;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.StoreDamaged;
import dev.workfloo.access.Scope;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.out.Documents.Incoming;
import dev.workfloo.content.DocumentReference;
import dev.workfloo.content.DocumentText;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.document.ExecutionDocument;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.LetterRun;
import dev.workfloo.testkit.contract.fixture.ReviewedFlow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is long is stored once, and is not touched by what does not need it. */
abstract class LongTextsContract {

    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

    private static final int TEN_MEBIBYTES = 10 << 20;
    private static final int LONG = 1 << 20;
    private static final String LETTER = letter(LONG);

    private static final String STORED = """
            select (select coalesce(sum(octet_length(bytes)), 0) from workfloo_document_piece p
                join workfloo_document d on d.id = p.document_id where d.execution_id = e.id)
              + coalesce((select sum(octet_length(described)) from workfloo_document d where d.execution_id = e.id), 0)
              + coalesce((select sum(octet_length(events_personal)) from workfloo_history where execution_id = e.id), 0)
              + coalesce(octet_length(begun_personal), 0) + coalesce(octet_length(state_personal), 0)
            from workfloo_execution e where id = ?""";

    private StatementLog log;
    private JdbcStore store;
    private Sql sql;
    private LetterRun run;

    abstract DataSource connections();

    abstract EncryptionKey key();

    @BeforeEach
    void begin() {
        log = new StatementLog(connections());
        store = JdbcStore.on(log.connections(), key());
        sql = new Sql(connections());
        run = LetterRun.begun(store, aWorkspace());
        log.taken();
    }

    private boolean save(Progress progress) {
        return saved(store, progress);
    }

    private static long count(List<String> statements, String part) {
        return statements.stream().filter(it -> it.contains(part)).count();
    }

    private static void assertUntouched(List<String> statements) {
        assertEquals(0, count(statements, "workfloo_document"), statements::toString);
    }

    private long stored() {
        return sql.first(STORED, row -> row.getLong(1), run.id().hex()).orElseThrow();
    }

    private DocumentReference keptLetter() {
        Value.Text letter = run.keptLetter();
        return assertInstanceOf(DocumentText.class, letter.kept().orElseThrow()).reference();
    }

    private static String letter(int characters) {
        return "0123456789abcdef".repeat(characters / 16);
    }

    @Test
    void tenMebibytesAreStoredOnce() {
        run.toItsEnd(new Value.Text(letter(TEN_MEBIBYTES)));

        long stored = stored();

        assertTrue(stored > TEN_MEBIBYTES && stored < TEN_MEBIBYTES * 1.01, () -> stored + " bytes");
        assertEquals(letter(TEN_MEBIBYTES), run.keptLetter().text());
    }

    @Test
    void aLaterStepLeavesThemAlone() {
        save(run.letter(new Value.Text(LETTER)));
        log.taken();

        boolean saved = save(run.word("next"));

        assertTrue(saved);
        assertUntouched(log.taken());
    }

    @Test
    void aPollLeavesThemAlone() {
        save(run.letter(new Value.Text(LETTER)));
        Workfloo workfloo =
                Workfloo.builder(store, Clock.systemUTC(), new SecureRandom()).build();
        workfloo.following().status(run.scope(), run.id());
        log.taken();

        workfloo.following().status(run.scope(), run.id());
        workfloo.following().detail(run.scope(), run.id());

        List<String> statements = log.taken();
        assertUntouched(statements);
        assertEquals(3, statements.size(), statements::toString);
    }

    private static final NodeId FORM = new NodeId("form");
    private static final DefinitionId REVIEWED = aDefinitionId();

    private Workfloo reviewing(Scope scope) {
        Workfloo workfloo =
                Workfloo.builder(store, Clock.systemUTC(), new SecureRandom()).build();
        Object review = object(
                "id",
                "review",
                "type",
                "VALIDATION",
                "name",
                "Review",
                "fields",
                List.of("form.letter", "form.word"),
                "allowCorrection",
                true,
                "exits",
                object("APPROVED", null, "REJECTED", null));
        Object form = aFormNode(
                "form", "review", aField("letter", "TEXT", "maxLength", LetterRun.LONGEST), aField("word", "TEXT"));
        Object document =
                object("id", REVIEWED.hex(), "name", "Reviewed", "start", "form", "nodes", List.of(form, review));
        workfloo.definitions()
                .publish(scope.workspace(), Value.of(document))
                .getOrElseThrow(it -> new AssertionError(it.message()));
        return workfloo;
    }

    private Value.Context answers(Scope scope, ExecutionId id) {
        return JdbcStore.on(connections(), key())
                .executions()
                .find(scope, id)
                .orElseThrow()
                .data()
                .values()
                .get(FORM);
    }

    @Test
    void aReviewAndACorrectionLeaveThemAloneUntilTheyAreSentBack() {
        Scope scope = Scope.production(aWorkspace().name());
        Workfloo workfloo = reviewing(scope);
        StartWorkfloo start = StartWorkfloo.of(scope, REVIEWED.hex());
        ExecutionId id = workfloo.executions()
                .execute(start.withForm(Map.of("letter", LETTER, "word", "old")))
                .getOrElseThrow(it -> new AssertionError(it.message()))
                .id();
        log.taken();

        workfloo.steps()
                .review(scope, id, ReviewedFlow.sendingBack("word"), "eva")
                .get();
        workfloo.steps()
                .correct(scope, id, context("word", "new", "letter", "not sent back"))
                .get();

        assertUntouched(log.taken());
        assertEquals(Value.of("new"), answers(scope, id).get("word"));
        assertEquals(LETTER, ((Value.Text) answers(scope, id).get("letter")).text());
        String other = "other " + LETTER;
        workfloo.steps()
                .review(scope, id, ReviewedFlow.sendingBack("letter"), "eva")
                .get();
        workfloo.steps().correct(scope, id, context("letter", other)).get();
        assertEquals(other, ((Value.Text) answers(scope, id).get("letter")).text());
        assertEquals(Value.of("new"), answers(scope, id).get("word"));
        assertEquals(
                2L,
                sql.first(
                                "select count(*) from workfloo_document where execution_id = ?",
                                row -> row.getLong(1),
                                id.hex())
                        .orElseThrow());
    }

    /** It comes with its step, in the same transaction. */
    @Test
    void theStepThatBringsThemIsOneWrite() {
        Progress answered = run.letter(new Value.Text(LETTER));
        Progress same = run.letter(new Value.Text("short"));
        save(same);
        log.taken();

        boolean saved = save(answered);

        assertFalse(saved);
        assertEquals(0L, count("select count(*) from workfloo_document where execution_id = ?"));
    }

    private long count(String query) {
        return sql.first(query, row -> row.getLong(1), run.id().hex()).orElseThrow();
    }

    @Test
    void whatIsNotLongStaysWhereItIs() {
        String text = "x".repeat(16 * 1024);

        save(run.letter(new Value.Text(text)));

        assertTrue(run.keptLetter().kept().isEmpty());
        assertUntouched(log.taken());
        assertEquals(text, run.keptLetter().text());
    }

    // While processes of the release before run too

    private LetterRun besideTheReleaseBefore() {
        JdbcStore rolling = JdbcStore.on(connections(), key());
        rolling.rollingFrom(JdbcStore.RELEASE_BEFORE);
        return LetterRun.begun(rolling, aWorkspace());
    }

    private int format(LetterRun of) {
        return sql.first(
                        "select format from workfloo_execution where id = ?",
                        row -> row.getInt(1),
                        of.id().hex())
                .orElseThrow();
    }

    @Test
    void besideTheReleaseBeforeAllIsWrittenWhereItReadsIt() {
        run = besideTheReleaseBefore();

        run.toItsEnd(new Value.Text(LETTER));

        assertTrue(run.keptLetter().kept().isEmpty());
        assertTrue(format(run) <= KeptRelease.FORMAT_BEFORE);
        assertEquals(0L, count("select count(*) from workfloo_document where execution_id = ?"));
        assertEquals(LETTER, run.keptLetter().text());
    }

    /** A document that was given is copied, and the one that nobody took is forgotten in its time. */
    @Test
    void besideTheReleaseBeforeADocumentIsCopied() throws IOException {
        run = besideTheReleaseBefore();
        Incoming incoming = new Incoming(
                "", "text/plain", new ByteArrayInputStream(LETTER.getBytes(StandardCharsets.UTF_8)), LONG, LONG_AGO);
        DocumentReference document =
                store.documents().keep(run.id(), incoming).getOrElseThrow(it -> new AssertionError(it.message()));

        run.toItsEnd(store.documents().text(run.id(), document));

        assertEquals(1, store.documents().forgetUntaken(LONG_AGO.plusSeconds(1), 10));
        assertTrue(run.keptLetter().kept().isEmpty());
        assertTrue(format(run) <= KeptRelease.FORMAT_BEFORE);
        assertEquals(LETTER, run.keptLetter().text());
    }

    /** It was taken before they ran: they cannot read the execution, and it is not read for them either. */
    @Test
    void besideTheReleaseBeforeWhatWasTakenStaysSo() {
        save(run.letter(new Value.Text(LETTER)));
        JdbcStore rolling = JdbcStore.on(connections(), key());
        rolling.rollingFrom(JdbcStore.RELEASE_BEFORE);

        boolean saved = saved(rolling, run.word("next"));

        assertTrue(saved);
        assertEquals(ExecutionDocument.WITH_LONG_TEXTS, format(run));
        assertTrue(run.keptLetter().kept().isPresent());
        assertEquals(LETTER, run.keptLetter().text());
    }

    /** What an earlier release wrote into its rows is kept once from the next step on. */
    @Test
    void whatStoodInItsRowsIsKeptOnceFromTheNextStepOn() {
        LetterRun earlier = besideTheReleaseBefore();
        earlier.save(earlier.letter(new Value.Text(LETTER)));
        assertTrue(earlier.keptLetter().kept().isEmpty());

        boolean saved = save(earlier.word("next"));

        assertTrue(saved);
        assertTrue(earlier.keptLetter().kept().isPresent());
        assertEquals(LETTER, earlier.keptLetter().text());
    }

    // What a thief or an accident may do to the pieces

    private void assertDamagedBy(String statement, Object... values) {
        assertTrue(sql.update(statement, values) > 0);
        assertThrows(StoreDamaged.class, () -> run.keptLetter().text());
    }

    @Test
    void aMissingPieceIsNoticed() {
        save(run.letter(new Value.Text(LETTER)));

        assertDamagedBy("delete from workfloo_document_piece where document_id = ? and number = 7", id());
    }

    @Test
    void aMissingEndIsNoticed() {
        save(run.letter(new Value.Text(LETTER)));

        assertDamagedBy("delete from workfloo_document_piece where document_id = ? and number > 10", id());
    }

    @Test
    void changedPlacesAreNoticed() {
        save(run.letter(new Value.Text(LETTER)));
        sql.update("update workfloo_document_piece set number = -1 where document_id = ? and number = 3", id());
        sql.update("update workfloo_document_piece set number = 3 where document_id = ? and number = 4", id());

        assertDamagedBy("update workfloo_document_piece set number = 4 where document_id = ? and number = -1", id());
    }

    @Test
    void aPieceOfAnotherDocumentIsNoticed() throws IOException {
        save(run.letter(new Value.Text(LETTER)));
        Incoming other = new Incoming("", "text/plain", stream(), LONG, NOON);
        DocumentReference another = store.documents().keep(run.id(), other).get();

        assertDamagedBy("""
                update workfloo_document_piece set bytes = (select bytes from workfloo_document_piece
                  where document_id = ? and number = 5)
                where document_id = ? and number = 5""", another.id().hex(), id());
    }

    private static InputStream stream() {
        return new ByteArrayInputStream(new byte[1 << 20]);
    }

    private String id() {
        return keptLetter().id().hex();
    }
}
