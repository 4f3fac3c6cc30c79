package dev.workfloo.jdbc.search;

import dev.workfloo.execution.ExecutionId;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rows of an execution's terms, written by statement after statement, for whoever holds the row of the execution
 * meanwhile.
 */
public final class TermRows {

    private static final String REMEMBERED =
            "select created_at, number, terms from workfloo_searched where execution_id = any(?)";
    private static final String KNOWN = """
            select e.created_at, e.number, s.terms from workfloo_execution e
            left join workfloo_searched s on s.execution_id = e.id where e.id = ?""";
    private static final String ADD = "insert into workfloo_term (term, created_at, number) values (?, ?, ?)";
    private static final String TAKE = "delete from workfloo_term where term = ? and created_at = ? and number = ?";
    private static final String REMEMBER = "insert into workfloo_searched"
            + " (execution_id, created_at, number, index_key, terms) values (?, ?, ?, ?, ?)";
    private static final String FORGET_ALL = "delete from workfloo_searched where execution_id = any(?)";
    private static final String FORGET = "delete from workfloo_searched where execution_id = ?";

    private TermRows() {}

    /** Where an execution stands among the others: both never change. */
    public record Place(Instant createdAt, long number) {}

    /** @param terms that it is found by; empty where it is found by none */
    private record Remembered(Place place, Set<Long> terms) {}

    /** Leaves nothing by which the executions could be found but their own rows. */
    public static void forget(Connection connection, ExecutionId... executions) throws SQLException {
        String[] ids = Stream.of(executions).map(ExecutionId::hex).toArray(String[]::new);
        List<Remembered> remembered = Sql.list(connection, REMEMBERED, TermRows::remembered, (Object) ids);
        if (remembered.isEmpty()) return;
        try (PreparedStatement take = connection.prepareStatement(TAKE)) {
            for (Remembered row : remembered) {
                for (Long term : row.terms()) {
                    Sql.bind(take, term, row.place().createdAt(), row.place().number());
                    take.addBatch();
                }
            }
            take.executeBatch();
        }
        Sql.update(connection, FORGET_ALL, (Object) ids);
    }

    /** Has a new execution found by these terms. */
    public static void add(Connection connection, ExecutionId id, Place place, IndexedTerms terms) throws SQLException {
        each(connection, ADD, terms.terms(), place);
        remember(connection, id, place, terms);
    }

    /** Has the execution found by these terms, and by no others. */
    public static void replace(Connection connection, ExecutionId id, IndexedTerms next) throws SQLException {
        Remembered before =
                Sql.list(connection, KNOWN, TermRows::remembered, id.hex()).get(0);
        Set<Long> terms = Set.copyOf(next.terms());
        each(connection, TAKE, without(before.terms(), terms), before.place());
        each(connection, ADD, without(terms, before.terms()), before.place());
        if (!before.terms().isEmpty()) Sql.update(connection, FORGET, id.hex());
        remember(connection, id, before.place(), next);
    }

    private static void remember(Connection connection, ExecutionId id, Place place, IndexedTerms terms)
            throws SQLException {
        if (terms.terms().isEmpty()) return;
        Sql.update(connection, REMEMBER, id.hex(), place.createdAt(), place.number(), terms.indexKey(), terms.array());
    }

    /** Sets both, since an execution may have very many terms, and each is looked for among the others. */
    private static Set<Long> without(Set<Long> all, Set<Long> others) {
        Set<Long> rest = new HashSet<>(all);
        rest.removeAll(others);
        return rest;
    }

    private static Remembered remembered(ResultSet row) throws SQLException {
        return new Remembered(new Place(Sql.instant(row, "created_at"), row.getLong("number")), terms(row));
    }

    private static Set<Long> terms(ResultSet row) throws SQLException {
        Array terms = row.getArray("terms");
        if (terms == null) return Set.of();
        Set<Long> read = new HashSet<>();
        for (Object term : (Object[]) terms.getArray()) read.add((Long) term);
        return read;
    }

    private static void each(Connection connection, String sql, Collection<Long> terms, Place place)
            throws SQLException {
        if (terms.isEmpty()) return;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Long term : List.copyOf(terms)) {
                Sql.bind(statement, term, place.createdAt(), place.number());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
