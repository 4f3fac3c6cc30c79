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
import dev.workfloo.jdbc.content.TakenDocuments;
import dev.workfloo.jdbc.search.IndexedTerms;
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

    /** The commit does not wait for the disk: what a crash takes away is missing still, and done again. */
    private static final String WITHOUT_WAITING = " and set_config('synchronous_commit', 'off', true) is not null";

    private static final String START = ExecutionRow.INSERT.sql() + "\n" + VERSION_IS_CURRENT;
    private static final String START_SCENARIO = START + SCENARIO_EXISTS;
    private static final String FROM_KEPT = " from kept";
    private static final String KEPT_TOO = ", kept";
    private static final String ALL_ARE_THERE = " and (select count(*) from there) = ?";
    private static final String RETURNING_NUMBER = "\nreturning number";
    private static final String RETURNING_PLACE = "\nreturning id, number, created_at";
    private static final String NUMBER = "select number from kept";

    /** No execution has it. */
    private static final long KEPT_BEFORE = 0;

    private static final String REMEMBER = """
            insert into workfloo_searched (execution_id, created_at, number, index_key, terms)
            select id, created_at, number, ?, ? from kept""";
    private static final String INSTEAD =
            "\non conflict (execution_id) do update set index_key = excluded.index_key, terms = excluded.terms";
    private static final String FORGET = "delete from workfloo_searched s using kept where s.execution_id = kept.id";
    private static final String ADD = """
            insert into workfloo_term (term, created_at, number)
            select added.term, created_at, number from kept, unnest(cast(? as bigint[])) added(term)""";
    private static final String UNLESS_THERE = "\non conflict do nothing";
    private static final String TAKE_BACK = """
            delete from workfloo_term t using kept, workfloo_searched s, unnest(s.terms) had(term)
            where s.execution_id = kept.id and had.term <> all (?)
              and t.term = had.term and t.created_at = kept.created_at and t.number = kept.number""";

    /**
     * What a statement reads of the index is as it was when the statement began. A row that it waits for is looked at once more as
     * it stands by then; where another has written it meanwhile, the index may have changed with it.
     */
    private static final String UNLESS_WRITTEN_MEANWHILE =
            " and xmin = (select seen.xmin from workfloo_execution seen where seen.id = workfloo_execution.id)";

    /** Where the index was behind before the statement, it does not say what is to be taken back. */
    private static final String UNLESS_BEHIND = " and searched_revision = revision" + UNLESS_WRITTEN_MEANWHILE;

    /** Where it was behind it stays so, and is brought up to date later. */
    private static final String UPDATE_LEAVING_TERMS =
            "update workfloo_execution set " + ExecutionRow.CHANGING.assignments()
                    + ", searched_revision = null\nwhere " + ExecutionRow.BEFORE.conditions();

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

        /**
         * Of an execution that takes documents, too. They are locked before: whoever forgets them waits, and then finds them taken.
         * Without all of them nothing is changed, as the first statement does nothing then.
         */
        Chain(TakenDocuments taken, String first, @Nullable Object[] values) {
            Collections.addAll(this.values, taken.values());
            Collections.addAll(this.values, values);
            this.values.add(taken.count());
            text.append("with there as (\n").append(taken.locked()).append("\n), kept as (\n");
            text.append(first).append(ALL_ARE_THERE).append(RETURNING_PLACE).append("\n)");
            change(taken.take(), (@Nullable Object[]) taken.values());
        }

        <R> Chain insert(Insert<R> insert, R row) {
            return part(fromKept(insert), insert.values(row));
        }

        /** @param change has a condition to which another can be added */
        Chain change(String change, @Nullable Object... values) {
            return part(change + " and exists (select from kept)", values);
        }

        /** Of an execution that has none yet. */
        Chain firstTerms(IndexedTerms terms) {
            return part(REMEMBER, terms.indexKey(), terms.array()).part(ADD, (Object) terms.array());
        }

        /** Those that it had and has no more are taken back; what it had is read as it was before the statement. */
        Chain nextTerms(IndexedTerms terms) {
            part(TAKE_BACK, (Object) terms.array());
            if (terms.terms().isEmpty()) return part(FORGET);
            return part(REMEMBER + INSTEAD, terms.indexKey(), terms.array())
                    .part(ADD + UNLESS_THERE, (Object) terms.array());
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
            return insert.sql() + FROM_KEPT;
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
                    row.beside().isEmpty() && row.texts().brought().isEmpty()
                            ? numbers(insert + RETURNING_NUMBER, values)
                            : numbers(started(new Chain(insert + RETURNING_PLACE, values), row), NUMBER));
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
        Chain start = new Chain(insert + UNLESS_KEPT_BEFORE + RETURNING_PLACE, Sql.together(values, inClear));
        keys.rows(row, key).forEach(kept -> start.insert(KeptKey.INSERT, kept));
        return result(numbers(started(start, row), NUMBER + OR_KEPT_BEFORE, inClear));
    }

    private static StartResult result(List<Long> number) {
        if (number.isEmpty()) return new Outdated();
        return number.get(0) == KEPT_BEFORE ? new KeyTaken() : new Kept(number.get(0));
    }

    private static Chain started(Chain chain, ExecutionRow row) {
        row.beside().terms().filter(it -> !it.terms().isEmpty()).ifPresent(chain::firstTerms);
        return with(chain, row);
    }

    private static Chain with(Chain chain, ExecutionRow row) {
        RowsKeptAlong beside = row.beside();
        beside.work().forEach(work -> chain.insert(KeptWork.INSERT, work));
        beside.consents().forEach(consent -> chain.insert(ConsentRow.INSERT, consent));
        beside.callback().ifPresent(callback -> chain.insert(CallbackRow.INSERT, callback));
        for (BroughtDocument document : row.texts().brought()) {
            chain.part(BroughtDocument.INSERT + FROM_KEPT, document.values());
            chain.part(BroughtDocument.INSERT_PIECES + KEPT_TOO, document.piecesValues());
        }
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
        Optional<IndexedTerms> terms = row.beside().terms();
        if (terms.isEmpty()) return update(chain(UPDATE, ExecutionWrites.changed(row), row), row, done);
        Chain withTerms = chain(UPDATE_WITH_TERMS + UNLESS_BEHIND, ExecutionWrites.changed(row), row);
        return update(withTerms.nextTerms(terms.get()), row, done)
                || update(chain(UPDATE_LEAVING_TERMS, changedLeavingTerms(row), row), row, done);
    }

    private static Chain chain(String update, @Nullable Object[] values, ExecutionRow row) {
        TakenDocuments taken = row.texts().taken();
        return taken.isEmpty() ? new Chain(update + RETURNING_PLACE, values) : new Chain(taken, update, values);
    }

    private static @Nullable Object[] changedLeavingTerms(ExecutionRow row) {
        return Sql.together(ExecutionRow.CHANGING.values(row), ExecutionRow.BEFORE.values(row));
    }

    private boolean update(Chain chain, ExecutionRow row, Optional<Work> done) {
        done.ifPresent(work -> chain.change(DELETE_WORK, work.name()));
        String ending = with(chain, row).ending(Chain.fromKept(ExecutionRow.INSERT_HISTORY));
        return sql.update(ending, chain.values(ExecutionRow.INSERT_HISTORY.values(row))) == 1;
    }

    @Override
    public boolean index(Standing standing, IndexedTerms terms) {
        String catchUp = CATCH_UP + UNLESS_WRITTEN_MEANWHILE + WITHOUT_WAITING + RETURNING_PLACE;
        Chain chain = new Chain(catchUp, STANDING.values(standing)).nextTerms(terms);
        return sql.first(chain.ending(NUMBER), row -> true, chain.values()).isPresent();
    }
}
