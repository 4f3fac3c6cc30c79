package dev.workfloo.jdbc;

import dev.workfloo.application.port.out.Executions.StartResult;
import dev.workfloo.application.port.out.Executions.StartResult.Kept;
import dev.workfloo.application.port.out.Executions.StartResult.KeyInUse;
import dev.workfloo.application.port.out.Executions.StartResult.KeyTaken;
import dev.workfloo.application.port.out.Executions.StartResult.Outdated;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Work;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One statement for each write: one round trip and, as PostgreSQL runs it whole or not at all, one transaction. The guard
 * reads without a lock: whoever publishes meanwhile comes after this start.
 */
final class PostgresWrites implements ExecutionWrites {

    private static final String VERSION_IS_CURRENT = """

            from workfloo_definition
            where workspace = ? and id = ? and current_version = ?""";

    /** Set inside the statement, so that it costs no round trip and ends with the transaction. */
    private static final String BE_PATIENT =
            "\nand set_config('lock_timeout', '" + PATIENCE.toMillis() + "ms', true) is not null";

    private static final String START = INSERT + VERSION_IS_CURRENT;
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

        Chain insert(String insert, @Nullable Object... values) {
            return part(insert + " from kept", values);
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

        String ending(String last) {
            return text + "\n" + last;
        }

        @Nullable
        Object[] values(@Nullable Object... last) {
            return ExecutionRow.concat(values.toArray(), last);
        }
    }

    @Override
    public StartResult insert(ExecutionRow row, Optional<IdempotencyKey> key) {
        String insert = row.start().scenario().isPresent() ? START_SCENARIO : START;
        @Nullable Object[] values = ExecutionRow.concat(row.inserted(), row.guard());
        try {
            if (key.isPresent()) return insertOnce(insert, values, row, key.get());
            return result(
                    row.standsAlone()
                            ? numbers(insert + RETURNING_NUMBER, values)
                            : numbers(with(new Chain(insert + RETURNING_NUMBER, values), row), NUMBER));
        } catch (SQLException e) {
            if (key.isPresent() && Failures.isUniqueViolation(e)) return new KeyTaken();
            if (key.isPresent() && Failures.isLockTimeout(e)) return new KeyInUse();
            throw Failures.of(e);
        }
    }

    /** All of the statement sees the database as it was before: the key in clear text that it may insert itself is not there. */
    private StartResult insertOnce(String insert, @Nullable Object[] values, ExecutionRow row, IdempotencyKey key)
            throws SQLException {
        Object[] inClear = row.inClear(key);
        Chain start = new Chain(insert + UNLESS_KEPT_BEFORE + RETURNING_NUMBER, ExecutionRow.concat(values, inClear));
        keys.rows(row, key).forEach(kept -> start.insert(INSERT_KEY, kept));
        return result(numbers(with(start, row), NUMBER + OR_KEPT_BEFORE, inClear));
    }

    private static StartResult result(List<Long> number) {
        if (number.isEmpty()) return new Outdated();
        return number.get(0) == KEPT_BEFORE ? new KeyTaken() : new Kept(number.get(0));
    }

    private static Chain with(Chain start, ExecutionRow row) {
        row.work().forEach(work -> start.insert(INSERT_WORK, work));
        row.callback().ifPresent(callback -> start.insert(CallbackRow.INSERT, callback));
        return start;
    }

    private List<Long> numbers(Chain chain, String last, @Nullable Object... values) throws SQLException {
        return numbers(chain.ending(last), chain.values(values));
    }

    private List<Long> numbers(String statement, @Nullable Object... values) throws SQLException {
        return sql.singleOrThrow(connection -> Sql.list(connection, statement, it -> it.getLong(1), values));
    }

    @Override
    public boolean update(ExecutionRow row, Optional<Work> done) {
        Chain chain = new Chain(UPDATE + "\nreturning id", row.changed());
        done.ifPresent(work -> chain.delete(DELETE_WORK, work.name()));
        row.work().forEach(work -> chain.insert(INSERT_WORK, work));
        row.consents().forEach(consent -> chain.insert(ConsentRow.INSERT, consent));
        row.callback().ifPresent(callback -> chain.insert(CallbackRow.INSERT, callback));
        return sql.update(chain.ending(INSERT_HISTORY + " from kept"), chain.values(row.happened())) == 1;
    }
}
