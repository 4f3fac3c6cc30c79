package dev.workfloo.jdbc.execution;

import dev.workfloo.application.port.out.ExecutionJournal.StartResult;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.Kept;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.KeyInUse;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.KeyTaken;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.Outdated;
import dev.workfloo.application.port.out.Standing;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Work;
import dev.workfloo.jdbc.content.BroughtDocument;
import dev.workfloo.jdbc.search.IndexedTerms;
import dev.workfloo.jdbc.search.TermRows;
import dev.workfloo.jdbc.search.TermRows.Place;
import dev.workfloo.jdbc.sql.Failures;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** H2 runs in this process, where several statements in a transaction cost no round trips. */
final class H2Writes implements ExecutionWrites {

    private static final String START =
            ExecutionRow.INSERT.sql() + "\nwhere exists (select 1 " + VERSION_IS_CURRENT + ")";
    private static final String START_SCENARIO = START + SCENARIO_EXISTS;

    private static final String INDEXED = "delete from workfloo_unindexed where execution_id = ?";

    private final Sql sql;
    private final StartKeys keys;

    H2Writes(Sql sql, StartKeys keys) {
        this.sql = sql;
        this.keys = keys;
    }

    @Override
    public StartResult insert(ExecutionRow row, Optional<IdempotencyKey> key) {
        if (key.isPresent()) return insertOnce(row, key.get());
        return sql.transaction(connection -> insert(connection, row));
    }

    /** A lock time-out is tried again until our own patience ends, since H2's own is the host's to set. */
    private StartResult insertOnce(ExecutionRow row, IdempotencyKey key) {
        long begun = System.nanoTime();
        StartKeys.Kept kept = keys.kept(row, key);
        while (true) {
            try {
                return sql.transactionOrThrow(connection -> {
                    if (isKept(connection, kept.others())) return new KeyTaken();
                    for (KeptKey each : kept.rows()) Sql.insert(connection, KeptKey.INSERT, each);
                    StartResult result = insert(connection, row);
                    if (result instanceof Outdated) connection.rollback();
                    return result;
                });
            } catch (SQLException e) {
                if (Failures.isUniqueViolation(e)) return new KeyTaken();
                if (!Failures.isLockTimeout(e)) throw Failures.of(e);
                if (System.nanoTime() - begun >= PATIENCE.toNanos()) return new KeyInUse();
            }
        }
    }

    private static boolean isKept(Connection connection, StartKeys.Others others) throws SQLException {
        return !Sql.list(connection, "select 1 " + others.from(), it -> it.getInt(1), others.values())
                .isEmpty();
    }

    private static StartResult insert(Connection connection, ExecutionRow row) throws SQLException {
        String insert = row.start().scenario().isPresent() ? START_SCENARIO : START;
        try (PreparedStatement statement = connection.prepareStatement(insert, new String[] {"number"})) {
            Sql.bind(statement, Sql.together(ExecutionRow.INSERT.values(row), ExecutionWrites.guard(row.start())));
            if (statement.executeUpdate() == 0) return new Outdated();
            try (ResultSet number = statement.getGeneratedKeys()) {
                number.next();
                count(connection, row);
                if (row.beside().terms().isPresent()) {
                    Place place = new Place(row.execution().startedAt(), number.getLong(1));
                    TermRows.add(
                            connection,
                            row.execution().id(),
                            place,
                            row.beside().terms().get());
                }
                insertBeside(connection, row);
                return new Kept(number.getLong(1));
            }
        }
    }

    private static void insertBeside(Connection connection, ExecutionRow row) throws SQLException {
        RowsKeptAlong beside = row.beside();
        for (KeptWork work : beside.work()) Sql.insert(connection, KeptWork.INSERT, work);
        for (ConsentRow consent : beside.consents()) Sql.insert(connection, ConsentRow.INSERT, consent);
        if (beside.callback().isPresent()) {
            Sql.insert(connection, CallbackRow.INSERT, beside.callback().get());
        }
        for (BroughtDocument document : row.texts().brought()) document.insert(connection);
    }

    /** Whether somebody was quicker is not found out here: those who move an execution are in this process. */
    @Override
    public Written update(ExecutionRow row, Optional<Work> done) {
        return sql.transaction(connection -> {
            if (!update(connection, row)) return Written.STALE;
            if (!row.texts().taken().take(connection)) {
                connection.rollback();
                return Written.STALE;
            }
            count(connection, row);
            Sql.insert(connection, ExecutionRow.INSERT_HISTORY, row);
            if (done.isPresent()) Sql.update(connection, DELETE_WORK, done.get().name());
            if (row.beside().terms().isPresent()) {
                TermRows.replace(
                        connection, row.execution().id(), row.beside().terms().get());
            }
            insertBeside(connection, row);
            return Written.KEPT;
        });
    }

    private static boolean update(Connection connection, ExecutionRow row) throws SQLException {
        String update = row.beside().terms().isPresent() ? UPDATE_WITH_TERMS : UPDATE;
        return Sql.update(connection, update, ExecutionWrites.changed(row)) == 1;
    }

    @Override
    public boolean index(Standing standing, IndexedTerms terms) {
        return sql.transaction(connection -> {
            if (Sql.update(connection, CATCH_UP, STANDING.values(standing)) == 0) return false;
            TermRows.replace(connection, standing.execution().id(), terms);
            Sql.update(connection, INDEXED, standing.execution().id().hex());
            return true;
        });
    }

    /** One statement counts where it does not wait any more, and where it waits now. */
    private static void count(Connection connection, ExecutionRow row) throws SQLException {
        Optional<String> before = row.waitedFor();
        Optional<String> after = row.waitingFor();
        if (before.equals(after)) return;
        String environment = row.start().scope().environment().name();
        if (before.isEmpty()) Sql.update(connection, OpenCounts.CHANGE, environment, after.orElseThrow(), 1);
        else if (after.isEmpty()) Sql.update(connection, OpenCounts.CHANGE, environment, before.get(), -1);
        else Sql.update(connection, OpenCounts.MOVE, environment, before.get(), environment, after.get());
    }
}
