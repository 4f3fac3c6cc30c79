package dev.workfloo.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.application.port.out.ExecutionIndex.Beginning;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.document.TreeReader;
import dev.workfloo.execution.search.ExecutionCriteria;
import dev.workfloo.execution.search.ExecutionCriteria.Facts;
import dev.workfloo.execution.search.ExecutionCriteria.Period;
import dev.workfloo.execution.search.SearchTerm;
import dev.workfloo.jdbc.RecordedStatements.Recorded;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.jdbc.sql.StoredJson;
import dev.workfloo.rule.Value;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class PostgresPlansTest extends PlansContract {

    private static final BigDecimal FEW = BigDecimal.valueOf(1_000);

    @Override
    String newDatabase() {
        return TestPostgres.newDatabase();
    }

    @Override
    String copyOf(String url) {
        return TestPostgres.copyOf(url);
    }

    @Override
    void fill(DataSource connections) {
        LargeTables.fill(connections, "generate_series(1, ?) i", 30_000);
    }

    @Override
    void analyze(DataSource connections) {
        LargeTables.NAMES.forEach(table -> new Sql(connections).update("vacuum analyze " + table));
    }

    /** As it is while somebody else has had a transaction open for long: nothing can be cleaned up meanwhile. */
    @Test
    void keepsToItsIndexesWhereItDoesNotKnowWhatAllMaySee() throws SQLException {
        new Sql(pool).update("update pg_class set relallvisible = 0 where relname like 'workfloo%'");
        store.index().find(ExecutionCriteria.all(LENDER), new Beginning(Optional.empty(), 20_000), 101);
        Recorded list = recorded("offset ? rows fetch first ? rows only\n) page");
        Recorded hint = recorded("enable_sort");

        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            List<String> without = faults(plan(connection, list));
            hint.behind("", connection).execute();
            List<String> with = faults(plan(connection, list));
            connection.rollback();

            assertFalse(without.isEmpty());
            assertEquals(List.of(), with);
        }
    }

    /** A name that several definitions bear, and a person who is searched for in more than one way. */
    @Test
    void mergesRangesWithoutSortingWhatIsSkipped() throws SQLException {
        Beginning deep = new Beginning(Optional.empty(), 20_000);
        store.index().find(onThreeDefinitions(), deep, 101);
        store.index().find(searchedInTwoWays(), deep, 101);
        List<Recorded> merged = recorded.all().stream()
                .filter(statement -> statement.sql().contains("any_of") && isDeep(statement))
                .distinct()
                .toList();

        List<String> faults = new ArrayList<>();
        List<String> without = new ArrayList<>();
        for (Recorded list : merged) {
            faults.addAll(sortedFor(list, connection -> prepare(connection, list)));
            without.addAll(sortedFor(list, PostgresPlansTest::readNoIndexInItsOrder));
        }

        assertEquals(2, merged.size());
        assertEquals(List.of(), faults);
        assertFalse(without.isEmpty());
    }

    private interface Preparation {
        void on(Connection connection) throws SQLException;
    }

    private List<String> sortedFor(Recorded list, Preparation preparation) throws SQLException {
        List<String> sorted = new ArrayList<>();
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            preparation.on(connection);
            lookAtRows(root(plan(connection, list, "explain (analyze, format json)")), sorted);
            connection.rollback();
        }
        return sorted;
    }

    private static void readNoIndexInItsOrder(Connection connection) throws SQLException {
        Sql.list(
                connection,
                "select set_config('enable_indexscan', 'off', true), set_config('enable_indexonlyscan', 'off', true)",
                row -> row.getString(1));
    }

    private static ExecutionCriteria searchedInTwoWays() {
        Set<SearchTerm> any =
                Set.of(SearchTerm.prefix("rfc_pf", "kib").orElseThrow(), SearchTerm.whole("rfc_pf", "KIBA801010BPA"));
        return new ExecutionCriteria(LENDER, Facts.ANY, Period.EVER, Optional.empty(), List.of(any));
    }

    /** A page of 10,000 is deep by itself where several ranges are merged for it. */
    @Test
    void keepsToItsIndexesWhereALargePageIsMerged() {
        RecordedStatements page = new RecordedStatements();
        JdbcStore other = JdbcStore.on(page.on(pool), EncryptionKey.of(ReleaseStory.ENCRYPTION_KEY));

        other.index().find(onThreeDefinitions(), Beginning.FRONT, 101);
        boolean small = recorded(page, "enable_sort").isPresent();
        other.index().find(onThreeDefinitions(), Beginning.FRONT, 10_001);

        assertFalse(small);
        assertTrue(recorded(page, "enable_sort").isPresent());
    }

    private static ExecutionCriteria onThreeDefinitions() {
        Set<DefinitionVersion> versions = IntStream.range(0, 3)
                .mapToObj(i -> new DefinitionVersion(new DefinitionId("d".repeat(23) + i), 1 + i % 2))
                .collect(Collectors.toSet());
        return new ExecutionCriteria(LENDER, Facts.ANY, Period.EVER, Optional.of(versions), List.of());
    }

    /** What came to a node, not what was expected to. */
    private static void lookAtRows(Value.Context node, List<String> faults) {
        String type = TreeReader.text(node, "Node Type");
        boolean isHashed =
                type.equals("Aggregate") && TreeReader.text(node, "Strategy").equals("Hashed");
        if (type.endsWith("Sort") || isHashed) {
            BigDecimal rows = number(node, "Actual Rows");
            if (rows.compareTo(FEW) > 0) faults.add(type + " of " + rows);
        }
        below(node).forEach(child -> lookAtRows(child, faults));
    }

    private static BigDecimal number(Value.Context node, String name) {
        return ((Value.Num) node.get(name)).number();
    }

    @Override
    void prepare(Connection connection, Recorded statement) throws SQLException {
        if (isDeep(statement)) recorded("enable_sort").behind("", connection).execute();
    }

    private static boolean isDeep(Recorded statement) {
        if (!statement.sql().contains("\noffset ? rows fetch first ? rows only\n) page")) return false;
        SortedMap<Integer, Object> values = statement.values();
        return ((Number) values.get(values.lastKey() - 1)).longValue() > 1_000;
    }

    private Recorded recorded(String part) {
        return recorded(recorded, part).orElseThrow();
    }

    private static Optional<Recorded> recorded(RecordedStatements statements, String part) {
        return statements.all().stream()
                .filter(statement -> statement.sql().contains(part))
                .findFirst();
    }

    @Override
    String explain() {
        return "explain (format json)";
    }

    @Override
    List<String> faults(String plan) {
        List<String> faults = new ArrayList<>();
        look(root(plan), faults);
        return faults;
    }

    private static Value.Context root(String plan) {
        return TreeReader.object(
                StoredJson.read(plan.strip().replaceFirst("^\\[", "").replaceFirst("\\]$", "")), "Plan");
    }

    private static void look(Value.Context node, List<String> faults) {
        String type = TreeReader.text(node, "Node Type");
        if (type.equals("Seq Scan") && LargeTables.NAMES.contains(TreeReader.text(node, "Relation Name"))) {
            faults.add(type + " of " + TreeReader.text(node, "Relation Name"));
        }
        if (type.equals("Sort") && !ends(node)) faults.add("Sort without an end");
        below(node).forEach(child -> look(child, faults));
    }

    /** What is sorted was cut to few rows before, or comes of no large table. */
    private static boolean ends(Value.Context node) {
        return isCut(node) || isSmall(node);
    }

    private static boolean isCut(Value.Context node) {
        boolean isLimit = TreeReader.text(node, "Node Type").equals("Limit");
        return isLimit && number(node, "Plan Rows").compareTo(FEW) <= 0
                || below(node).stream().anyMatch(PostgresPlansTest::isCut);
    }

    private static boolean isSmall(Value.Context node) {
        boolean isLarge =
                node.get("Relation Name") instanceof Value.Text table && LargeTables.NAMES.contains(table.text());
        return !isLarge && below(node).stream().allMatch(PostgresPlansTest::isSmall);
    }

    private static List<Value.Context> below(Value.Context node) {
        if (!(node.get("Plans") instanceof Value.Sequence plans)) return List.of();
        return plans.items().stream().map(plan -> (Value.Context) plan).toList();
    }
}
