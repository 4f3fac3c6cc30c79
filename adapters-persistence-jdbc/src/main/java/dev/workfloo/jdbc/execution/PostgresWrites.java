package dev.workfloo.jdbc.execution;

import dev.workfloo.application.port.out.ExecutionJournal.StartResult;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.Kept;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.KeyInUse;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.KeyTaken;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.Outdated;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Work;
import dev.workfloo.jdbc.sql.Columns.Insert;
import dev.workfloo.jdbc.sql.Failures;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One statement for each write: one round trip and, as PostgreSQL runs it whole or not at all, one transaction. The guard
 * reads without a lock: a version that is published meanwhile comes after this start.
 */
final class PostgresWrites implements ExecutionWrites {

    /** Set inside the statement, so that it costs no round trip and ends with the transaction. */
    private static final String BE_PATIENT =
            "\nand set_config('lock_timeout', '" + PATIENCE.toMillis() + "ms', true) is not null";

    private static final String START = ExecutionRow.INSERT.sql() + "\n" + VERSION_IS_CURRENT;
    private static final String START_SCENARIO = START + SCENARIO_EXISTS;
    private static final String RETURNING_NUMBER = "\nreturning number";
    private static final String NUMBER = "select number from kept";

    /** No execution has it. */
    private static final long KEPT_BEFORE = 0;

    private static final String UNLESS_KEPT_BEFORE = "\nand not exists (select " + KEPT_IN_CLEAR + ")" + BE_PATIENT;
    private static final String OR_KEPT_BEFORE = "\nunion all select " + KEPT_BEFORE + " " + KEPT_IN_CLEAR;

    private final Sql sql;
    private final StartKeys keys;

    PostgresWrites(Sql sql, StartKeys keys) {
        this.sql = sql;
        this.keys = keys;
    }

    /** Statements that become one, in which all others do nothing where the first one did nothing. */
    private static final class Chain {

        private final StringBuilder text = new StringBuilder();
        private final List<@Nullable Object> values = new ArrayList<>();
        private int parts;

        Chain(String first, @Nullable Object... values) {
            text.append("with kept as (\n").append(first).append("\n)");
            Collections.addAll(this.values, values);
        }

        <R> Chain insert(Insert<R> insert, R row) {
            return part(fromKept(insert), insert.values(row));
        }

        Chain delete(String delete, @Nullable Object... values) {
            return part(delete + " and exists (select from kept)", values);
        }

        private Chain part(String statement, @Nullable Object... values) {
            text.append(", part")
                    .append(++parts)
                    .append(" as (\n")
                    .append(statement)
                    .append("\n)");
            Collections.addAll(this.values, values);
            return this;
        }

        private static String fromKept(Insert<?> insert) {
            return insert.sql() + " from kept";
        }

        String ending(String last) {
            return text + "\n" + last;
        }

        @Nullable
        Object[] values(@Nullable Object... last) {
            return Sql.together(values.toArray(), last);
        }
    }

    @Override
    public StartResult insert(ExecutionRow row, Optional<IdempotencyKey> key) {
        String insert = row.start().scenario().isPresent() ? START_SCENARIO : START;
        @Nullable Object[] values = Sql.together(ExecutionRow.INSERT.values(row), ExecutionWrites.guard(row.start()));
        try {
            if (key.isPresent()) return insertOnce(insert, values, row, key.get());
            return result(
                    row.beside().isEmpty()
                            ? numbers(insert + RETURNING_NUMBER, values)
                            : numbers(with(new Chain(insert + RETURNING_NUMBER, values), row.beside()), NUMBER));
        } catch (SQLException e) {
            if (key.isPresent() && Failures.isUniqueViolation(e)) return new KeyTaken();
            if (key.isPresent() && Failures.isLockTimeout(e)) return new KeyInUse();
            throw Failures.of(e);
        }
    }

    /** All of the statement sees the database as it was before: the key in clear text that it may insert itself is not there. */
    private StartResult insertOnce(String insert, @Nullable Object[] values, ExecutionRow row, IdempotencyKey key)
            throws SQLException {
        @Nullable Object[] inClear = KeptKey.SCOPED.values(KeptKey.inClear(row, key));
        Chain start = new Chain(insert + UNLESS_KEPT_BEFORE + RETURNING_NUMBER, Sql.together(values, inClear));
        keys.rows(row, key).forEach(kept -> start.insert(KeptKey.INSERT, kept));
        return result(numbers(with(start, row.beside()), NUMBER + OR_KEPT_BEFORE, inClear));
    }

    private static StartResult result(List<Long> number) {
        if (number.isEmpty()) return new Outdated();
        return number.get(0) == KEPT_BEFORE ? new KeyTaken() : new Kept(number.get(0));
    }

    private static Chain with(Chain chain, RowsKeptAlong beside) {
        beside.work().forEach(work -> chain.insert(KeptWork.INSERT, work));
        beside.consents().forEach(consent -> chain.insert(ConsentRow.INSERT, consent));
        beside.callback().ifPresent(callback -> chain.insert(CallbackRow.INSERT, callback));
        return chain;
    }

    private List<Long> numbers(Chain chain, String last, @Nullable Object... values) throws SQLException {
        return numbers(chain.ending(last), chain.values(values));
    }

    private List<Long> numbers(String statement, @Nullable Object... values) throws SQLException {
        return sql.singleOrThrow(connection -> Sql.list(connection, statement, it -> it.getLong(1), values));
    }

    @Override
    public boolean update(ExecutionRow row, Optional<Work> done) {
        Chain chain = new Chain(UPDATE + "\nreturning id", ExecutionWrites.changed(row));
        done.ifPresent(work -> chain.delete(DELETE_WORK, work.name()));
        String ending = with(chain, row.beside()).ending(Chain.fromKept(ExecutionRow.INSERT_HISTORY));
        return sql.update(ending, chain.values(ExecutionRow.INSERT_HISTORY.values(row))) == 1;
    }
}
