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
import dev.workfloo.jdbc.idempotency.AnswerRow;
import dev.workfloo.jdbc.idempotency.Answers;
import dev.workfloo.jdbc.person.DraftRow;
import dev.workfloo.jdbc.search.IndexedTerms;
import dev.workfloo.jdbc.sql.Columns.Insert;
import dev.workfloo.jdbc.sql.Failures;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One statement for each write: one round trip and, as PostgreSQL runs it whole or not at all, one transaction. The guard
 * reads without a lock: a version that is published meanwhile comes after this start.
 */
final class PostgresWrites implements ExecutionWrites {

    private static final String LOCK_TIMEOUT = "lock_timeout";

    /** Set inside the statement, so that it costs no round trip and ends with the transaction. */
    private static final String BE_PATIENT =
            "\nand set_config('" + LOCK_TIMEOUT + "', '" + PATIENCE.toMillis() + "ms', true) is not null";

    /** The commit does not wait for the disk: what a crash takes away is missing still, and done again. */
    private static final String WITHOUT_WAITING = " and set_config('synchronous_commit', 'off', true) is not null";

    private static final Map<StartGuard, String> START = starts("");

    /** Of a start beside which nothing else is written. */
    private static final Map<StartGuard, String> START_ALONE = starts("\nreturning number");

    private static final String NUMBER = "select number from kept";

    private static final Insert<KeptKey> KEY = KeptKey.INSERT.from(Chain.KEPT);
    private static final Insert<KeptWork> WORK = KeptWork.INSERT.from(Chain.KEPT);
    private static final Insert<AnswerRow> ANSWER = AnswerRow.INSERT.from(Chain.KEPT);
    private static final Insert<ConsentRow> CONSENT = ConsentRow.INSERT.from(Chain.KEPT);
    private static final Insert<CallbackRow> CALLBACK = CallbackRow.INSERT.from(Chain.KEPT);
    private static final Insert<ExecutionRow> HISTORY = ExecutionRow.INSERT_HISTORY.from(Chain.KEPT);
    private static final String DOCUMENT = BroughtDocument.INSERT + " from " + Chain.KEPT;
    private static final String PIECES = BroughtDocument.INSERT_PIECES + ", " + Chain.KEPT;
    private static final String END_WORK = DELETE_WORK + Chain.IF_KEPT;
    private static final String END_DRAFT = DraftRow.FORGET + Chain.IF_KEPT;

    /** No execution has it. */
    private static final long KEPT_BEFORE = 0;

    private static final String REMEMBER = """
            insert into workfloo_searched (execution_id, created_at, number, index_key, terms)
            select id, created_at, number, ?, ? from kept""";
    private static final String REMEMBER_INSTEAD = REMEMBER
            + "\non conflict (execution_id) do update set index_key = excluded.index_key, terms = excluded.terms";
    private static final String INDEXED = "delete from workfloo_unindexed u using kept where u.execution_id = kept.id";
    private static final String FORGET = "delete from workfloo_searched s using kept where s.execution_id = kept.id";
    private static final String ADD = """
            insert into workfloo_term (term, created_at, number)
            select added.term, created_at, number from kept, unnest(cast(? as bigint[])) added(term)""";
    private static final String ADD_UNLESS_THERE = ADD + "\non conflict do nothing";
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
    private static final String UPDATE_UNLESS_BEHIND =
            UPDATE_WITH_TERMS + " and searched_revision = revision" + UNLESS_WRITTEN_MEANWHILE;

    /** Where it was behind it stays so, and is brought up to date later. */
    private static final String UPDATE_LEAVING_TERMS =
            "update workfloo_execution set " + ExecutionRow.CHANGING.assignments()
                    + ", searched_revision = null\nwhere " + ExecutionRow.BEFORE.conditions();

    private static final String UNLESS_KEPT_BEFORE = "\nand not exists (select ";
    private static final String OR_KEPT_BEFORE = "\nunion all (select " + KEPT_BEFORE + " ";

    /** All of a statement sees the row as it was when it began, also the one that waited for another's lock and found it changed. */
    private static final String WRITTEN = "select case when exists (select from kept) then '" + Written.KEPT + "'";

    private static final String OR_ANSWERED = " when exists (select ";
    private static final String IS_ANSWERED = ") then '" + Written.KEY_TAKEN + "'";

    private static final String OR_NOT = " when exists (select from workfloo_execution where "
            + ExecutionRow.BEFORE.conditions() + ") then '" + Written.OVERTAKEN + "' else '" + Written.STALE + "' end";

    private static final String WRITTEN_OR_NOT = WRITTEN + OR_NOT;

    private final Sql sql;
    private final StartKeys keys;

    PostgresWrites(Sql sql, StartKeys keys) {
        this.sql = sql;
        this.keys = keys;
    }

    private static Map<StartGuard, String> starts(String ending) {
        Map<StartGuard, String> starts = new EnumMap<>(StartGuard.class);
        for (StartGuard guard : StartGuard.values()) {
            starts.put(guard, ExecutionRow.INSERT.sql() + "\n" + guard.from() + ending);
        }
        return starts;
    }

    @Override
    public StartResult insert(ExecutionRow row, Optional<IdempotencyKey> key) {
        StartGuard guard = StartGuard.of(row.start());
        String insert = START.getOrDefault(guard, "");
        @Nullable Object[] values = Sql.together(ExecutionRow.INSERT.values(row), guard.values(row.start()));
        try {
            if (key.isPresent()) return insertOnce(insert, values, row, key.get());
            boolean isAlone = row.beside().isEmpty() && !row.texts().haveDocuments();
            return result(
                    isAlone
                            ? numbers(START_ALONE.getOrDefault(guard, ""), values)
                            : numbers(started(taking(insert, values, row), row), NUMBER));
        } catch (SQLException e) {
            if (key.isPresent() && Failures.isUniqueViolation(e)) return new KeyTaken();
            if (key.isPresent() && Failures.isLockTimeout(e)) return new KeyInUse();
            throw Failures.of(e);
        }
    }

    /** All of the statement sees the database as it was before: the key in clear text that it may insert itself is not there. */
    private StartResult insertOnce(String insert, @Nullable Object[] values, ExecutionRow row, IdempotencyKey key)
            throws SQLException {
        StartKeys.Kept kept = keys.kept(row, key);
        StartKeys.Others others = kept.others();
        String guarded = insert + UNLESS_KEPT_BEFORE + others.from() + ")" + BE_PATIENT;
        Chain start = taking(guarded, Sql.together(values, others.values()), row);
        kept.rows().forEach(each -> start.insert(KEY, each));
        String ending = NUMBER + OR_KEPT_BEFORE + others.from() + " limit 1)";
        started(start, row);
        @Nullable Object[] all = start.values(others.values());
        String statement = start.ending(ending);
        return result(sql.singleOrThrow(
                connection -> Sql.list(connection, statement, it -> it.getLong(1), all), LOCK_TIMEOUT));
    }

    private static StartResult result(List<Long> number) {
        if (number.isEmpty()) return new Outdated();
        return number.get(0) == KEPT_BEFORE ? new KeyTaken() : new Kept(number.get(0));
    }

    private static Chain started(Chain chain, ExecutionRow row) {
        row.beside().terms().ifPresent(terms -> firstTerms(chain, terms));
        return with(chain, row);
    }

    /** Of an execution that has none yet. */
    private static Chain firstTerms(Chain chain, IndexedTerms terms) {
        if (terms.terms().isEmpty()) return chain;
        return chain.part(REMEMBER, terms.indexKey(), terms.array()).part(ADD, (Object) terms.array());
    }

    /** Those that it had and has no more are taken back; what it had is read as it was before the statement. */
    private static Chain nextTerms(Chain chain, IndexedTerms terms) {
        chain.part(TAKE_BACK, (Object) terms.array());
        if (terms.terms().isEmpty()) return chain.part(FORGET);
        return chain.part(REMEMBER_INSTEAD, terms.indexKey(), terms.array())
                .part(ADD_UNLESS_THERE, (Object) terms.array());
    }

    private static Chain with(Chain chain, ExecutionRow row) {
        RowsKeptAlong beside = row.beside();
        beside.work().forEach(work -> chain.insert(WORK, work));
        beside.consents().forEach(consent -> chain.insert(CONSENT, consent));
        beside.callback().ifPresent(callback -> chain.insert(CALLBACK, callback));
        beside.answer().ifPresent(answer -> answer.rows().forEach(each -> chain.insert(ANSWER, each)));
        for (BroughtDocument document : row.texts().brought()) {
            chain.document(DOCUMENT, document.values());
            chain.document(PIECES, document.piecesValues());
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
    public Written update(ExecutionRow row, Optional<Work> done) {
        Optional<IndexedTerms> terms = row.beside().terms();
        if (terms.isEmpty()) return update(chain(UPDATE, ExecutionWrites.changed(row), row), row, done);
        Chain withTerms = chain(UPDATE_UNLESS_BEHIND, ExecutionWrites.changed(row), row);
        Written written = terms.get().areFirst()
                ? updateUnlessFound(firstTerms(withTerms, terms.get()), row, done)
                : update(nextTerms(withTerms, terms.get()), row, done);
        if (written == Written.KEPT || written == Written.KEY_TAKEN) return written;
        Written again = update(chain(UPDATE_LEAVING_TERMS, changedLeavingTerms(row), row), row, done);
        return again == Written.STALE ? written : again;
    }

    /** Another release may have found terms where this one finds none: then nothing is kept, and the execution stood as it should. */
    private Written updateUnlessFound(Chain chain, ExecutionRow row, Optional<Work> done) {
        try {
            return updateOrThrow(chain, row, done);
        } catch (SQLException e) {
            if (Failures.isUniqueViolation(e)) return Written.OVERTAKEN;
            throw Failures.of(e);
        }
    }

    /** Of an execution that may take documents. */
    private static Chain taking(String first, @Nullable Object[] values, ExecutionRow row) {
        TakenDocuments taken = row.texts().taken();
        return taken.isEmpty() ? Chain.of(first, values) : Chain.taking(taken, first, values);
    }

    private static Chain chain(String update, @Nullable Object[] values, ExecutionRow row) {
        Optional<Answers.Kept> answer = row.beside().answer();
        String guarded = answer.map(it -> update + UNLESS_KEPT_BEFORE + it.before() + ")")
                .orElse(update);
        @Nullable
        Object[] all = answer.isPresent() ? Sql.together(values, answer.get().values()) : values;
        return taking(guarded, all, row);
    }

    private static @Nullable Object[] changedLeavingTerms(ExecutionRow row) {
        return Sql.together(ExecutionRow.CHANGING.values(row), ExecutionRow.BEFORE.values(row));
    }

    private Written update(Chain chain, ExecutionRow row, Optional<Work> done) {
        try {
            return updateOrThrow(chain, row, done);
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    private Written updateOrThrow(Chain chain, ExecutionRow row, Optional<Work> done) throws SQLException {
        done.ifPresent(work -> chain.part(END_WORK, work.name()));
        if (row.mayLeaveADraft()) chain.part(END_DRAFT, row.id());
        Optional<Answers.Kept> answer = row.beside().answer();
        String last = answer.map(it -> WRITTEN + OR_ANSWERED + it.before() + IS_ANSWERED + OR_NOT)
                .orElse(WRITTEN_OR_NOT);
        String ending = with(chain.insert(HISTORY, row), row).ending(last);
        @Nullable Object[] before = ExecutionRow.BEFORE.values(row);
        @Nullable
        Object[] values =
                chain.values(answer.isPresent() ? Sql.together(answer.get().values(), before) : before);
        return sql.singleOrThrow(connection -> Sql.list(connection, ending, it -> it.getString(1), values)).stream()
                .map(Written::valueOf)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public boolean index(Standing standing, IndexedTerms terms) {
        String catchUp = CATCH_UP + UNLESS_WRITTEN_MEANWHILE + WITHOUT_WAITING;
        Chain chain =
                nextTerms(Chain.of(catchUp, STANDING.values(standing)), terms).part(INDEXED);
        return sql.first(chain.ending(NUMBER), row -> true, chain.values()).isPresent();
    }
}
