package dev.workfloo.jdbc.search;

import dev.workfloo.execution.ExecutionId;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rows of an execution's terms, written by statement after statement, for whoever holds the row of the execution
 * meanwhile.
 */
public final class TermRows {

    private static final String REMEMBERED =
            "select created_at, number, terms from workfloo_searched where execution_id = ?";
    private static final String PLACE = "select created_at, number from workfloo_execution where id = ?";
    private static final String ADD = "insert into workfloo_term (term, created_at, number) values (?, ?, ?)";
    private static final String TAKE = "delete from workfloo_term where term = ? and created_at = ? and number = ?";
    private static final String REMEMBER = "insert into workfloo_searched"
            + " (execution_id, created_at, number, index_key, terms) values (?, ?, ?, ?, ?)";
    private static final String FORGET = "delete from workfloo_searched where execution_id = ?";

    private TermRows() {}

    private record Remembered(Instant createdAt, long number, Set<Long> terms) {}

    /** Leaves nothing by which the execution could be found but its own row. */
    public static void forget(Connection connection, ExecutionId id) throws SQLException {
        Optional<Remembered> remembered = remembered(connection, id);
        if (remembered.isEmpty()) return;
        each(connection, TAKE, remembered.get().terms(), remembered.get());
        Sql.update(connection, FORGET, id.hex());
    }

    /** Has the execution found by these terms, and by no others. */
    public static void replace(Connection connection, ExecutionId id, IndexedTerms next) throws SQLException {
        Optional<Remembered> before = remembered(connection, id);
        if (before.isEmpty() && next.terms().isEmpty()) return;
        Remembered row = before.isPresent() ? before.get() : unremembered(connection, id);
        Set<Long> terms = Set.copyOf(next.terms());
        each(connection, TAKE, without(row.terms(), terms), row);
        each(connection, ADD, without(terms, row.terms()), row);
        if (before.isPresent()) Sql.update(connection, FORGET, id.hex());
        if (next.terms().isEmpty()) return;
        Sql.update(connection, REMEMBER, id.hex(), row.createdAt(), row.number(), next.indexKey(), next.array());
    }

    /** Sets both, since an execution may have very many terms, and each is looked for among the others. */
    private static Set<Long> without(Set<Long> all, Set<Long> others) {
        Set<Long> rest = new HashSet<>(all);
        rest.removeAll(others);
        return rest;
    }

    private static Optional<Remembered> remembered(Connection connection, ExecutionId id) throws SQLException {
        return Sql.list(connection, REMEMBERED, row -> row(row, terms(row)), id.hex()).stream()
                .findFirst();
    }

    private static Remembered unremembered(Connection connection, ExecutionId id) throws SQLException {
        return Sql.list(connection, PLACE, row -> row(row, Set.of()), id.hex()).get(0);
    }

    private static Remembered row(ResultSet row, Set<Long> terms) throws SQLException {
        return new Remembered(Sql.instant(row, "created_at"), row.getLong("number"), terms);
    }

    private static Set<Long> terms(ResultSet row) throws SQLException {
        Object[] terms = (Object[]) row.getArray("terms").getArray();
        Set<Long> read = new HashSet<>();
        for (Object term : terms) read.add((Long) term);
        return read;
    }

    private static void each(Connection connection, String sql, Collection<Long> terms, Remembered row)
            throws SQLException {
        if (terms.isEmpty()) return;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Long term : List.copyOf(terms)) {
                Sql.bind(statement, term, row.createdAt(), row.number());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
