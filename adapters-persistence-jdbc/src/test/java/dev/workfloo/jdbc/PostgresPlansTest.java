package dev.workfloo.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.application.port.out.ExecutionIndex.Beginning;
import dev.workfloo.document.TreeReader;
import dev.workfloo.execution.search.ExecutionCriteria;
import dev.workfloo.jdbc.RecordedStatements.Recorded;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.jdbc.sql.StoredJson;
import dev.workfloo.rule.Value;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class PostgresPlansTest extends PlansContract {

    @Override
    HikariDataSource newPool() {
        return TestPostgres.newPool();
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

    private Recorded recorded(String part) {
        return recorded.all().stream()
                .filter(statement -> statement.sql().contains(part))
                .findFirst()
                .orElseThrow();
    }

    @Override
    String explain() {
        return "explain (format json)";
    }

    @Override
    List<String> faults(String plan) {
        Value.Context explained =
                StoredJson.read(plan.strip().replaceFirst("^\\[", "").replaceFirst("\\]$", ""));
        List<String> faults = new ArrayList<>();
        look(TreeReader.object(explained, "Plan"), faults);
        return faults;
    }

    private static void look(Value.Context node, List<String> faults) {
        String type = TreeReader.text(node, "Node Type");
        if (type.equals("Seq Scan") && LargeTables.NAMES.contains(TreeReader.text(node, "Relation Name"))) {
            faults.add(type + " of " + TreeReader.text(node, "Relation Name"));
        }
        if (type.equals("Sort") && !ends(node)) faults.add("Sort without an end");
        below(node).forEach(child -> look(child, faults));
    }

    /** What is sorted was cut before, or comes of no large table. */
    private static boolean ends(Value.Context node) {
        return isCut(node) || isSmall(node);
    }

    private static boolean isCut(Value.Context node) {
        return TreeReader.text(node, "Node Type").equals("Limit")
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
