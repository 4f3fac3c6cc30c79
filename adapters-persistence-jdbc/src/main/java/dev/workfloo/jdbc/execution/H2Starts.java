package dev.workfloo.jdbc.execution;

import dev.workfloo.application.port.out.ExecutionJournal.StartResult;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.Kept;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.KeyInUse;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.KeyTaken;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.Outdated;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.jdbc.search.TermRows;
import dev.workfloo.jdbc.search.TermRows.Place;
import dev.workfloo.jdbc.sql.Failures;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Starts on H2, in a transaction of several statements. */
final class H2Starts {

    private final Sql sql;
    private final StartKeys keys;

    H2Starts(Sql sql, StartKeys keys) {
        this.sql = sql;
        this.keys = keys;
    }

    StartResult insert(ExecutionRow row, Optional<IdempotencyKey> key) {
        if (key.isPresent()) return insertOnce(row, key.get());
        try {
            return sql.transactionOrThrow(connection -> insert(connection, row), Kept.class::isInstance);
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    /** A lock time-out is tried again until our own patience ends, since H2's own is the host's to set. */
    private StartResult insertOnce(ExecutionRow row, IdempotencyKey key) {
        long begun = System.nanoTime();
        StartKeys.Kept kept = keys.kept(row, key);
        while (true) {
            try {
                return sql.transactionOrThrow(connection -> insertOnce(connection, row, kept), Kept.class::isInstance);
            } catch (SQLException e) {
                if (Failures.isUniqueViolation(e)) return new KeyTaken();
                if (!Failures.isLockTimeout(e)) throw Failures.of(e);
                if (System.nanoTime() - begun >= ExecutionWrites.PATIENCE.toNanos()) return new KeyInUse();
            }
        }
    }

    private static StartResult insertOnce(Connection connection, ExecutionRow row, StartKeys.Kept kept)
            throws SQLException {
        if (isKept(connection, kept.others())) return new KeyTaken();
        for (KeptKey each : kept.rows()) Sql.insert(connection, KeptKey.INSERT, each);
        return insert(connection, row);
    }

    private static boolean isKept(Connection connection, StartKeys.Others others) throws SQLException {
        return !Sql.list(connection, "select 1 " + others.from(), it -> it.getInt(1), others.values())
                .isEmpty();
    }

    private static StartResult insert(Connection connection, ExecutionRow row) throws SQLException {
        StartGuard guard = StartGuard.of(row.start());
        String insert = ExecutionRow.INSERT.sql() + "\nwhere exists (select 1 " + guard.from() + ")";
        try (PreparedStatement statement = connection.prepareStatement(insert, new String[] {"number"})) {
            Sql.bind(statement, Sql.together(ExecutionRow.INSERT.values(row), guard.values(row.start())));
            if (statement.executeUpdate() == 0) return new Outdated();
            try (ResultSet number = statement.getGeneratedKeys()) {
                number.next();
                if (!row.texts().taken().take(connection)) return new Outdated();
                H2RowsBeside.count(connection, row);
                if (row.beside().terms().isPresent()) {
                    Place place = new Place(row.execution().startedAt(), number.getLong(1));
                    TermRows.add(
                            connection,
                            row.execution().id(),
                            place,
                            row.beside().terms().get());
                }
                H2RowsBeside.insert(connection, row);
                return new Kept(number.getLong(1));
            }
        }
    }
}
