package dev.workfloo.jdbc.execution;

import dev.workfloo.application.port.out.ExecutionJournal.StartResult;
import dev.workfloo.application.port.out.Standing;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Work;
import dev.workfloo.jdbc.idempotency.Answers;
import dev.workfloo.jdbc.person.DraftRow;
import dev.workfloo.jdbc.search.IndexedTerms;
import dev.workfloo.jdbc.search.TermRows;
import dev.workfloo.jdbc.sql.Failures;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** H2 runs in this process, where several statements in a transaction cost no round trips. */
final class H2Writes implements ExecutionWrites {

    private static final String INDEXED = "delete from workfloo_unindexed where execution_id = ?";

    private final Sql sql;
    private final H2Starts starts;

    H2Writes(Sql sql, StartKeys keys) {
        this.sql = sql;
        starts = new H2Starts(sql, keys);
    }

    @Override
    public StartResult insert(ExecutionRow row, Optional<IdempotencyKey> key) {
        return starts.insert(row, key);
    }

    /** Whether somebody was quicker is not found out here: those who move an execution are in this process. */
    @Override
    public Written update(ExecutionRow row, Optional<Work> done) {
        try {
            return sql.transactionOrThrow(connection -> update(connection, row, done), it -> it == Written.KEPT);
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    private static Written update(Connection connection, ExecutionRow row, Optional<Work> done) throws SQLException {
        if (isAnswered(connection, row)) return Written.KEY_TAKEN;
        if (!update(connection, row) || !row.texts().taken().take(connection)) return Written.STALE;
        H2RowsBeside.count(connection, row);
        Sql.insert(connection, ExecutionRow.INSERT_HISTORY, row);
        if (done.isPresent()) Sql.update(connection, DELETE_WORK, done.get().name());
        if (row.mayLeaveADraft()) Sql.update(connection, DraftRow.FORGET, row.id());
        if (row.beside().terms().isPresent()) {
            TermRows.replace(
                    connection, row.execution().id(), row.beside().terms().get());
        }
        H2RowsBeside.insert(connection, row);
        return Written.KEPT;
    }

    private static boolean isAnswered(Connection connection, ExecutionRow row) throws SQLException {
        if (row.beside().answer().isEmpty()) return false;
        Answers.Kept answer = row.beside().answer().get();
        return !Sql.list(connection, "select 1 " + answer.before(), it -> it.getInt(1), answer.values())
                .isEmpty();
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
}
