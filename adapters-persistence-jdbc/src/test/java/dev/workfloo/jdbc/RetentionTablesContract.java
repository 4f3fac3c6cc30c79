package dev.workfloo.jdbc;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.anIdempotencyKey;
import static dev.workfloo.testkit.contract.fixture.Fixtures.production;
import static dev.workfloo.testkit.contract.fixture.Fixtures.saved;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.StoreDamaged;
import dev.workfloo.StoreUnavailable;
import dev.workfloo.access.KeyHash;
import dev.workfloo.application.port.out.Documents;
import dev.workfloo.application.port.out.Retention.Removed;
import dev.workfloo.consent.ChainedConsent;
import dev.workfloo.content.DocumentReference;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.callback.CallbackDelivery;
import dev.workfloo.execution.callback.CallbackDelivery.Receipt;
import dev.workfloo.execution.callback.CallbackDelivery.State;
import dev.workfloo.execution.history.ExecutionHistory;
import dev.workfloo.execution.person.LinkId;
import dev.workfloo.execution.person.PersonLink;
import dev.workfloo.execution.person.PersonLink.LinkLife;
import dev.workfloo.execution.person.PersonSession;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.retention.RetentionPeriod;
import dev.workfloo.retention.RetentionRule;
import dev.workfloo.retention.RetentionScope;
import dev.workfloo.testkit.contract.fixture.BureauRun;
import dev.workfloo.testkit.contract.fixture.EndedRuns;
import dev.workfloo.testkit.contract.fixture.Race;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What of removed executions is left in the tables. */
abstract class RetentionTablesContract extends EndedRuns {

    private static final int DOCUMENT = 1 << 20;
    private static final Instant LATER = NOON.plusSeconds(3_600);

    abstract DataSource connections();

    abstract EncryptionKey key();

    abstract JdbcStore rolling();

    @Override
    protected abstract JdbcStore store();

    private Sql sql() {
        return new Sql(connections());
    }

    /** Ended and told, with a document and under an idempotency key. */
    private record Rich(BureauRun run, DocumentReference document) {
        ExecutionId id() {
            return run.execution().id();
        }
    }

    private Rich rich() throws IOException {
        BureauRun run = BureauRun.begun(store(), workspace(), NOON);
        store().journal().start(run.latest(), Optional.of(anIdempotencyKey()));
        DocumentReference document = store().documents()
                .keep(
                        run.execution().id(),
                        new Documents.Incoming(
                                "", "text/plain", new ByteArrayInputStream(new byte[DOCUMENT]), DOCUMENT, NOON))
                .get();
        link(run.execution().id());
        assertTrue(saved(store(), told(run, end(run))));
        chainAll();
        Rich rich = new Rich(run, document);
        settle(store(), rich);
        return rich;
    }

    /** Opened in a browser. */
    private void link(ExecutionId id) {
        SecureRandom random = new SecureRandom();
        LinkLife life = new LinkLife(NOON, LATER, Optional.empty());
        PersonLink link = new PersonLink(
                LinkId.create(random), KeyHash.of("token " + random.nextLong()), production(workspace()), id, life);
        assertEquals(Optional.empty(), store().personLinks().add(link, Optional.empty()));
        assertTrue(store().personLinks()
                .begin(new PersonSession(link.id(), KeyHash.of("secret"), NOON), NOON.minusSeconds(1)));
    }

    private void settle(JdbcStore by, Rich rich) {
        CallbackDelivery delivery = by.callbackDeliveries()
                .find(rich.id(), rich.run().execution().revision())
                .orElseThrow();
        by.callbackDeliveries().settle(delivery.tried(State.DELIVERED), NOON);
    }

    private Removed remove(JdbcStore by) {
        return by.retention().removeExecutions(overAt(workspace(), LATER), Set.of(), 10);
    }

    private record Place(String table, String column) {}

    /** Rows of all tables that name an execution, or something of it. */
    private Map<Place, Long> naming(ExecutionId id) {
        return sql().list("""
                        select table_name, column_name from information_schema.columns
                        where lower(table_name) like 'workfloo%'
                          and lower(column_name) in ('id', 'execution_id', 'task_instance')""", row -> new Place(row.getString(1).toLowerCase(Locale.ROOT), row.getString(2))).stream()
                .distinct()
                .collect(toMap(place -> place, place -> count(place, id)));
    }

    private long count(Place place, ExecutionId id) {
        return sql().first(
                        "select count(*) from " + place.table() + " where cast(" + place.column()
                                + " as varchar(250)) like ?",
                        row -> row.getLong(1),
                        id.hex() + "%")
                .orElseThrow();
    }

    private long termsOf(ExecutionId id) {
        return sql().first(
                        "select count(*) from workfloo_term t join workfloo_execution e on t.number = e.number"
                                + " and t.created_at = e.created_at where e.id = ?",
                        row -> row.getLong(1),
                        id.hex())
                .orElseThrow();
    }

    private long numberOf(ExecutionId id) {
        return sql().first("select number from workfloo_execution where id = ?", row -> row.getLong(1), id.hex())
                .orElseThrow();
    }

    @Test
    void leavesNothingOfItButItsConsent() throws IOException {
        Rich rich = rich();
        long number = numberOf(rich.id());
        assertTrue(termsOf(rich.id()) > 0);
        assertTrue(
                naming(rich.id()).values().stream().filter(count -> count > 0).count() >= 8);

        store().journal().forgetKeys(LATER);
        remove(store());

        Map<Place, Long> left = naming(rich.id());
        left.values().removeIf(count -> count == 0);
        assertEquals(
                List.of("workfloo_consent"),
                left.keySet().stream().map(Place::table).toList());
        assertEquals(List.of(), sql().list("select 1 from workfloo_term where number = ?", row -> 1, number));
        assertEquals(
                List.of(),
                sql().list(
                                "select 1 from workfloo_document_piece where document_id = ?",
                                row -> 1,
                                rich.document().id().hex()));
    }

    private byte[] consent(String column, ExecutionId id) {
        return sql().first(
                        "select " + column + " from workfloo_consent where execution_id = ?",
                        row -> row.getBytes(1),
                        id.hex())
                .orElseThrow();
    }

    private void isReadWith(byte[] ownKey, ExecutionId id) {
        sql().update("update workfloo_consent set own_key = ? where execution_id = ?", ownKey, id.hex());
    }

    /** So erasing it is to destroy that key: nothing else gives it back. */
    @Test
    void aConsentIsUnderAKeyOfItsOwn() throws IOException {
        ExecutionId first = rich().id();
        ExecutionId second = rich().id();
        byte[] before = consent("personal", first);
        remove(store());

        List<ChainedConsent> readable = store().consents().chained(workspace(), 0, 10);
        byte[] after = consent("personal", first);
        byte[] ofFirst = consent("own_key", first);
        isReadWith(consent("own_key", second), first);
        assertThrows(StoreDamaged.class, () -> store().consents().chained(workspace(), 0, 10));
        isReadWith(ofFirst, first);
        List<ChainedConsent> again = store().consents().chained(workspace(), 0, 10);

        assertEquals(2, readable.size());
        assertEquals(readable, again);
        assertEquals(List.of((byte) 2, (byte) 1), List.of(after[0], after[1]));
        assertNotEquals(new String(before, UTF_8), new String(after, UTF_8));
        assertFalse(new String(ofFirst, UTF_8).isEmpty());
    }

    @Test
    void aConsentThatCannotBeReadKeepsItsExecution() throws IOException {
        ExecutionId damaged = rich().id();
        ExecutionId next = rich().id();
        byte[] personal = consent("personal", damaged);
        sql().update("update workfloo_consent set personal = ? where execution_id = ?", new byte[] {2}, damaged.hex());

        Removed first = remove(store());
        Removed second = store().retention().removeExecutions(overAt(workspace(), LATER), Set.of(damaged), 10);
        sql().update("update workfloo_consent set personal = ? where execution_id = ?", personal, damaged.hex());
        Removed mended = remove(store());

        assertEquals(Set.of(damaged), first.failed().keySet());
        assertEquals(1, first.executions());
        assertEquals(Optional.empty(), store().executions().find(next));
        assertEquals(Removed.NOTHING, second);
        assertEquals(new Removed(1, Map.of()), mended);
    }

    @Test
    void countsWhatIsKeptNoLongerUnderAllRules() throws IOException {
        Instant then = NOON.plus(Duration.ofDays(3));
        long others = store().overdue(then);
        RetentionScope all = RetentionScope.all(workspace());
        rich();
        rich();

        store().retention().put(RetentionRule.of(all).keepingExecutions(RetentionPeriod.ofDays(2)));
        long overdue = store().overdue(then);
        store().retention()
                .put(RetentionRule.of(all.with(Outcome.SUCCESS)).keepingExecutions(RetentionPeriod.FOR_GOOD));
        long kept = store().overdue(then);

        assertEquals(List.of(others + 2, others), List.of(overdue, kept));
    }

    /** Here somebody's own table refers to it. */
    @Test
    void oneThatCannotGoKeepsNoOtherFromGoing() throws IOException {
        List<ExecutionId> all = List.of(rich().id(), rich().id(), rich().id());
        ExecutionId held = all.get(1);
        sql().update("create table holding (execution_id varchar(24) references workfloo_execution (id))");
        sql().update("insert into holding values (?)", held.hex());

        int removed = 0;
        Set<ExecutionId> failed = new HashSet<>();
        for (int batch = 0; batch < 4; batch++) {
            Removed some = store().retention().removeExecutions(overAt(workspace(), LATER), failed, 10);
            removed += some.executions();
            failed.addAll(some.failed().keySet());
        }
        sql().update("drop table holding");

        assertEquals(2, removed);
        assertEquals(Set.of(held), failed);
        assertTrue(store().executions().find(held).isPresent());
    }

    @Test
    void isWholeUntilItIsGoneWhereverTheProcessDies() throws IOException {
        Rich rich = rich();
        DyingConnections dying = new DyingConnections(connections());
        JdbcStore mortal = JdbcStore.on(dying.connections(), key());
        Optional<ExecutionHistory> history = store().executions().history(production(workspace()), rich.id());
        List<ChainedConsent> consents = store().consents().chained(workspace(), 0, 10);
        Map<Place, Long> rows = naming(rich.id());
        Optional<Removed> removed = Optional.empty();

        int deaths = 0;
        while (removed.isEmpty()) {
            dying.dieBehind(deaths + 1);
            try {
                removed = Optional.of(remove(mortal));
            } catch (StoreUnavailable e) {
                deaths++;
                assertEquals(history, store().executions().history(production(workspace()), rich.id()));
                assertEquals(rows, naming(rich.id()));
                assertEquals(DOCUMENT, bytesOf(rich));
                assertEquals(consents, store().consents().chained(workspace(), 0, 10));
            }
        }

        assertEquals(1, removed.get().executions());
        assertEquals(consents, store().consents().chained(workspace(), 0, 10));
        assertTrue(deaths > 10, deaths + " statements");
    }

    private int bytesOf(Rich rich) throws IOException {
        return store().documents()
                .open(rich.id(), rich.document())
                .orElseThrow()
                .readAllBytes()
                .length;
    }

    /** Whoever reads one sees all of it, or that it is unknown. */
    @Test
    void isWholeForWhomeverReadsMeanwhile() throws IOException {
        List<Rich> all = new ArrayList<>();
        for (int number = 0; number < 12; number++) all.add(rich());
        int events = store().executions()
                .history(production(workspace()), all.get(0).id())
                .orElseThrow()
                .events()
                .size();

        List<Boolean> whole = Race.of(6, number -> {
            if (number == 0) {
                while (store().retention()
                                .removeExecutions(overAt(workspace(), LATER), Set.of(), 1)
                                .executions()
                        > 0) {
                    // One after the other.
                }
                return true;
            }
            return IntStream.range(0, 5).allMatch(round -> all.stream().allMatch(rich -> isWholeOrGone(rich, events)));
        });

        assertEquals(Set.of(true), Set.copyOf(whole));
        assertTrue(all.stream()
                .allMatch(rich -> store().executions().find(rich.id()).isEmpty()));
        assertEquals(12, store().consents().chained(workspace(), 0, 100).size());
    }

    private boolean isWholeOrGone(Rich rich, int events) {
        return store().executions()
                .history(production(workspace()), rich.id())
                .map(history -> history.events().size() == events)
                .orElse(true);
    }

    // Beside the release before

    @Test
    void nothingIsRemovedWhileTheReleaseBeforeMayRun() throws IOException {
        Rich rich = rich();

        Removed removed = remove(rolling());
        int callbacks = rolling().retention().removeCallbacks(overAt(workspace(), LATER));

        assertEquals(Removed.NOTHING, removed);
        assertEquals(0, callbacks);
        assertTrue(store().executions().find(rich.id()).isPresent());
    }

    private boolean isShort(Rich rich) {
        return sql().first(
                        "select coalesce(is_short, 0) from workfloo_callback where execution_id = ?",
                        row -> row.getInt(1) == 1,
                        rich.id().hex())
                .orElseThrow();
    }

    /** What holds a phone number has a hash that gives it away: whoever has the table only tries all numbers. */
    @Test
    void noColumnInClearDependsOnWhatWasTold() throws IOException {
        Rich rich = rich();

        Map<String, String> inClear = sql().first(
                        "select * from workfloo_callback where execution_id = ?",
                        RetentionTablesContract::inClear,
                        rich.id().hex())
                .orElseThrow();

        assertEquals(
                Set.of(
                        "execution_id",
                        "revision",
                        "workspace",
                        "kind",
                        "at",
                        "state",
                        "tries",
                        "given_up_at",
                        "settled_at",
                        "is_short"),
                inClear.keySet());
        assertEquals("1", inClear.get("is_short"));
    }

    private static Map<String, String> inClear(ResultSet row) throws SQLException {
        Map<String, String> columns = new HashMap<>();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            String name = row.getMetaData().getColumnName(column).toLowerCase(Locale.ROOT);
            if (!name.equals("personal")) columns.put(name, String.valueOf(row.getObject(column)));
        }
        return columns;
    }

    /** As an earlier release leaves what it told. */
    @Test
    void whatEarlierReleasesToldIsShortenedInTheBackground() throws IOException {
        Rich rich = rich();
        int revision = rich.run().execution().revision();
        Receipt expected =
                store().callbackDeliveries().receipt(rich.id(), revision).orElseThrow();
        Rich earlier = rich();
        asEarlierReleasesLeaveIt(earlier);
        Receipt whole =
                store().callbackDeliveries().receipt(earlier.id(), revision).orElseThrow();
        JdbcStore restarted = JdbcStore.on(connections(), key());

        boolean wasWhole = !isShort(earlier);
        while (restarted.retention().shortenCallbacks(7) > 0) {
            // There may be more.
        }

        Receipt shortened =
                store().callbackDeliveries().receipt(earlier.id(), revision).orElseThrow();
        assertTrue(wasWhole);
        assertTrue(isShort(earlier));
        assertEquals(expected.bodyHash(), shortened.bodyHash());
        assertEquals(whole, shortened);
        assertEquals(Optional.empty(), shortened.at());
        assertEquals(
                "",
                store().callbackDeliveries()
                        .find(earlier.id(), revision)
                        .orElseThrow()
                        .callback()
                        .body());
    }

    private void asEarlierReleasesLeaveIt(Rich rich) {
        int revision = rich.run().execution().revision();
        CallbackDelivery shortened =
                store().callbackDeliveries().find(rich.id(), revision).orElseThrow();
        CallbackDelivery whole = told(rich.run(), rich.run().sinceTheStart())
                .callback()
                .map(told -> new CallbackDelivery(told, workspace(), State.DELIVERED, shortened.tries()))
                .orElseThrow();
        sql().update(
                        "update workfloo_callback set state = 'PENDING' where execution_id = ?",
                        rich.id().hex());
        rolling().callbackDeliveries().settle(whole, NOON);
        sql().update(
                        "update workfloo_callback set settled_at = null where execution_id = ?",
                        rich.id().hex());
    }

    @Test
    void theReleaseBeforeFindsWhatItLooksForInWhatWasTold() throws IOException {
        Rich rich = rich();
        asEarlierReleasesLeaveIt(rich);

        int shortened = rolling().retention().shortenCallbacks(10);

        assertEquals(0, shortened);
        assertFalse(isShort(rich));
        assertTrue(store().callbackDeliveries()
                .find(rich.id(), rich.run().execution().revision())
                .orElseThrow()
                .callback()
                .body()
                .contains(PHONE));
    }
}
