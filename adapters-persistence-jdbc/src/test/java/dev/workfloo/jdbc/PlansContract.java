package dev.workfloo.jdbc;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.access.Scope;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.Maintenance;
import dev.workfloo.application.port.out.ExecutionIndex.Beginning;
import dev.workfloo.application.port.out.ExecutionIndex.Place;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.Start.Channel;
import dev.workfloo.execution.search.ExecutionCriteria;
import dev.workfloo.execution.search.ExecutionCriteria.Facts;
import dev.workfloo.execution.search.ExecutionCriteria.Period;
import dev.workfloo.execution.search.ExecutionStatus;
import dev.workfloo.execution.search.SearchTerm;
import dev.workfloo.jdbc.RecordedStatements.Recorded;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.retention.Ended;
import dev.workfloo.retention.RetentionPeriod;
import dev.workfloo.retention.RetentionRule;
import dev.workfloo.retention.RetentionScope;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * How the database does each statement that a store and its worker run, on tables that have grown: none of these is read from end
 * to end, and nothing is sorted that has no end. The tables are filled once, and each test has a copy of them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PlansContract {

    static final Scope LENDER = Scope.production("lender");
    private static final ExecutionId NOBODY = new ExecutionId("f".repeat(24));

    private final RecordedStatements story = new RecordedStatements();
    private String filled;
    RecordedStatements recorded = story;
    HikariDataSource pool;
    JdbcStore store;

    /** The URL of a new database. */
    abstract String newDatabase();

    /** The URL of a new database that holds what this one holds, to which nobody is connected. */
    abstract String copyOf(String url) throws IOException;

    abstract void fill(DataSource connections);

    abstract String explain();

    /** What is wrong with a plan, as the database told it. */
    abstract List<String> faults(String plan);

    @BeforeAll
    void recordAStory() throws SQLException {
        filled = newDatabase();
        pool = TestPostgres.pool(filled);
        ReleaseStory.tell(recorded.on(pool));
        store = JdbcStore.on(recorded.on(pool), EncryptionKey.of(ReleaseStory.ENCRYPTION_KEY));
        changeTheIndexKey();
        store.executions().answered(LENDER, NOBODY, "form", "a key");
        List<Long> terms = new Sql(pool)
                .list(
                        "select term from workfloo_term group by term order by count(*) desc, term limit 40",
                        row -> row.getLong(1));
        long front = termOf(Channel.FRONT);
        fill(pool);
        LargeTables.spread(pool, front, 1_000);
        for (int i = 0; i < terms.size(); i++) LargeTables.spread(pool, terms.get(i), i < 10 ? 3 : 1_000);
        analyze(pool);
        pool.close();
    }

    @BeforeEach
    void open() throws IOException {
        recorded = story.copy();
        pool = TestPostgres.pool(copyOf(filled));
        store = JdbcStore.on(recorded.on(pool), EncryptionKey.of(ReleaseStory.ENCRYPTION_KEY));
    }

    /** All that the tables are filled with stands under the one before, as soon after a change. */
    private void changeTheIndexKey() {
        Sql sql = new Sql(pool);
        long replaced = sql.first(
                        "select id from workfloo_index_key where workspace = ? and number = 1",
                        row -> row.getLong(1),
                        LENDER.workspace().name())
                .orElseThrow();
        assertEquals(LargeTables.INDEX_KEY, replaced);
        store.indexUpkeep().changeKey(LENDER.workspace());
        sql.update("update workfloo_index_key set created_at = timestamp with time zone '2026-01-01 00:00:00+00'");
        store.census(NOON);
        Workfloo workfloo = Workfloo.builder(store, InstantSource.fixed(NOON), new SecureRandom())
                .build();
        while (workfloo.work().perform(Maintenance.INDEX) > 0) {
            // There may be more.
        }
        assertEquals(
                0,
                sql.list("select 1 from workfloo_index_key where id = ?", row -> 1, replaced)
                        .size());
    }

    /** Other origins than the API are terms: the only number in what is searched for. */
    private long termOf(Channel origin) {
        RecordedStatements searched = new RecordedStatements();
        Facts came = new Facts(Optional.empty(), Optional.of(origin), Optional.empty());
        JdbcStore.on(searched.on(pool), EncryptionKey.of(ReleaseStory.ENCRYPTION_KEY))
                .index()
                .find(
                        new ExecutionCriteria(LENDER, came, Period.EVER, Optional.empty(), List.of()),
                        Beginning.FRONT,
                        1);
        return searched.all().stream()
                .filter(statement -> statement.sql().contains("from workfloo_term listed"))
                .flatMap(statement -> statement.values().values().stream())
                .filter(Long.class::isInstance)
                .map(Long.class::cast)
                .filter(value -> value != Beginning.FRONT.skipped())
                .findFirst()
                .orElseThrow();
    }

    /** Whatever makes statistics of what there is. */
    abstract void analyze(DataSource connections);

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void readsNoLargeTableFromEndToEnd() throws SQLException {
        Stream.of(
                        Facts.ANY,
                        facts(ExecutionStatus.ERROR),
                        new Facts(Optional.of(ExecutionStatus.ERROR), Optional.of(Channel.API), Optional.empty()),
                        new Facts(Optional.empty(), Optional.of(Channel.FRONT), Optional.empty()))
                .forEach(this::list);
        readHistories();
        removeWhatIsOver();
        Map<String, List<String>> faults = new TreeMap<>();
        int explained = 0;
        try (Connection connection = pool.getConnection()) {
            for (Recorded statement : recorded.all()) {
                if (!isOfALargeTable(statement.sql())) continue;
                connection.setAutoCommit(false);
                prepare(connection, statement);
                String plan = plan(connection, statement);
                connection.rollback();
                List<String> wrong = new ArrayList<>(faults(plan));
                if (!wrong.isEmpty()) {
                    wrong.add(plan);
                    faults.put(statement.sql(), wrong);
                }
                explained++;
            }
        }

        assertEquals(Map.of(), faults);
        assertTrue(explained > 50, explained + " statements");
    }

    /** As lists do of what they found; those that the tables are filled with are damaged. */
    private void readHistories() {
        List<ExecutionId> found = store.index().find(ExecutionCriteria.all(LENDER), Beginning.FRONT, 100).stream()
                .map(Place::id)
                .toList();
        store.executions().histories(LENDER, found);
    }

    /** Some that go, of a lender of whom nearly all stay. */
    private void removeWhatIsOver() {
        Ended.Kind kind = new Ended.Kind(LENDER.workspace(), LENDER.environment(), Outcome.SUCCESS);
        Ended over = new Ended(kind, LargeTables.BEGINNING.plusSeconds(600));
        store.retention().count(over, 1_000);
        RetentionScope all = RetentionScope.all(LENDER.workspace());
        store.retention().put(RetentionRule.of(all).keepingExecutions(RetentionPeriod.ofDays(1)));
        assertTrue(store.overdue(LargeTables.BEGINNING.plusSeconds(87_000)) > 0);
        store.retention().remove(all);
        store.retention().shortenCallbacks(100);
        assertTrue(store.retention().removeCallbacks(over) > 0);
        assertTrue(store.retention().removeExecutions(over, Set.of(), 100).executions() > 0);
        // Those that gave consent are the first ones now.
        new Sql(pool)
                .update(
                        "update workfloo_execution set modified_at = ? where status = 'SUCCESS' and id in"
                                + " (select execution_id from workfloo_consent where own_key is null)",
                        LargeTables.BEGINNING);
        assertTrue(store.retention()
                        .removeExecutions(new Ended(kind, NOON.plusSeconds(10_000_000)), Set.of(), 100)
                        .executions()
                > 0);
    }

    private static boolean isOfALargeTable(String sql) {
        return LargeTables.NAMES.stream().anyMatch(sql::contains);
    }

    /** Does what the store does before it runs the statement in the same transaction. */
    abstract void prepare(Connection connection, Recorded statement) throws SQLException;

    final String plan(Connection connection, Recorded statement) throws SQLException {
        return plan(connection, statement, explain());
    }

    static String plan(Connection connection, Recorded statement, String how) throws SQLException {
        List<String> plan = new ArrayList<>();
        try (PreparedStatement explain = statement.behind(how, connection);
                ResultSet rows = explain.executeQuery()) {
            while (rows.next()) plan.add(rows.getString(1));
        }
        return String.join("\n", plan);
    }

    private static Facts facts(ExecutionStatus status) {
        return new Facts(Optional.of(status), Optional.empty(), Optional.empty());
    }

    /** From the front, behind a place, and far behind it; with all that can be asked for besides. */
    private void list(Facts facts) {
        Place place = new Place(NOON, 1, NOBODY);
        Set<DefinitionVersion> versions = Stream.of(1, 2, 5)
                .map(number -> new DefinitionVersion(new DefinitionId("d".repeat(23) + "1"), number))
                .collect(Collectors.toSet());
        List<Set<SearchTerm>> label = List.of(Set.of(SearchTerm.label("approved")));
        List<Set<SearchTerm>> person = List.of(
                Set.of(SearchTerm.prefix("rfc_pf", "kib").orElseThrow(), SearchTerm.whole("rfc_pf", "KIBA801010BPA")),
                Set.of(SearchTerm.label("approved")));
        for (List<Set<SearchTerm>> terms : List.of(List.<Set<SearchTerm>>of(), label, person)) {
            for (Optional<Set<DefinitionVersion>> on :
                    List.of(Optional.<Set<DefinitionVersion>>empty(), Optional.of(versions))) {
                for (Period period :
                        List.of(Period.EVER, new Period(Optional.of(NOON.minusSeconds(86_400)), Optional.of(NOON)))) {
                    ExecutionCriteria criteria = new ExecutionCriteria(LENDER, facts, period, on, terms);
                    store.index().find(criteria, Beginning.FRONT, 101);
                    store.index().find(criteria, new Beginning(Optional.of(place), 0), 101);
                    store.index().find(criteria, new Beginning(Optional.empty(), 20_000), 101);
                }
            }
        }
    }
}
