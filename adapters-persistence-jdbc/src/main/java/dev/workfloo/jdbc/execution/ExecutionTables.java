package dev.workfloo.jdbc.execution;

import dev.workfloo.application.port.out.CallbackDeliveries;
import dev.workfloo.application.port.out.Consents;
import dev.workfloo.application.port.out.Definitions;
import dev.workfloo.application.port.out.Documents;
import dev.workfloo.application.port.out.ExecutionIndex;
import dev.workfloo.application.port.out.ExecutionJournal;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.application.port.out.IndexUpkeep;
import dev.workfloo.application.port.out.event.EventSubscriptions;
import dev.workfloo.application.port.out.person.Drafts;
import dev.workfloo.application.port.out.person.PersonLinks;
import dev.workfloo.execution.work.WorkRunner;
import dev.workfloo.jdbc.cache.CacheCounts;
import dev.workfloo.jdbc.cache.ExecutionCache;
import dev.workfloo.jdbc.content.JdbcDocuments;
import dev.workfloo.jdbc.encryption.Keyring;
import dev.workfloo.jdbc.encryption.PersonalData;
import dev.workfloo.jdbc.encryption.SealedColumn;
import dev.workfloo.jdbc.event.JdbcSubscriptions;
import dev.workfloo.jdbc.format.WrittenFormats;
import dev.workfloo.jdbc.idempotency.Answers;
import dev.workfloo.jdbc.person.JdbcDrafts;
import dev.workfloo.jdbc.person.JdbcPersonLinks;
import dev.workfloo.jdbc.search.SearchIndex;
import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.LargeReads;
import dev.workfloo.jdbc.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.function.LongConsumer;

/** The tables of executions, and of all that is kept together with them. */
public final class ExecutionTables {

    /** The table of pending work, as db-scheduler defines it, and the task's name there. */
    public static final String WORK = "workfloo_work";

    public static final String WORK_TASK = "workfloo";

    /** What is encrypted in them. */
    public static final List<SealedColumn> SEALED = SealedExecutions.ALL;

    private final WorkHolds holds;
    private final LargeReads reads = new LargeReads();
    private final ExecutionCache cache;
    private final OpenCounts open;
    private final Executions executions;
    private final ExecutionJournal journal;
    private final Consents consents;
    private final CallbackDeliveries callbackDeliveries;
    private final SearchIndex search;
    private final IndexUpkeep indexUpkeep;
    private final Documents documents;
    private final KeptConsents keptConsents;
    private final CallbackShortening callbackShortening;
    private final JdbcSubscriptions subscriptions;
    private final JdbcPersonLinks personLinks;
    private final JdbcDrafts drafts;

    public ExecutionTables(Database database, Keyring keys, WrittenFormats formats, Definitions definitions) {
        Sql sql = database.sql();
        holds = new WorkHolds(sql);
        cache = new ExecutionCache(database.cached());
        Dialect dialect = database.dialect();
        PersonalData personal = new PersonalData(keys, formats);
        StartKeys startKeys = new StartKeys(keys, formats);
        open = new OpenCounts(sql.apart(), dialect);
        JdbcDocuments large = new JdbcDocuments(sql, keys, formats, reads::ask);
        documents = large;
        Personal written = new Personal(personal, large.texts(), new Answers(keys, personal));
        executions = new JdbcExecutions(sql, startKeys, written, reads);
        ExecutionWrites writes = new CachingWrites(ExecutionWrites.on(dialect, sql, startKeys), cache, sql);
        search = new SearchIndex(sql, dialect, personal, new SearchIndex.Stored(definitions, executions, reads));
        indexUpkeep = search.upkeep(ExecutionWrites.on(dialect, sql.apart(), startKeys));
        journal = new JdbcJournal(sql, writes, written, new JdbcJournal.Beside(search, holds, cache));
        consents = new JdbcConsents(sql, personal);
        callbackDeliveries =
                new JdbcCallbackDeliveries(sql, new JdbcCallbackDeliveries.Bodies(personal, reads), formats, holds);
        keptConsents = new KeptConsents(personal);
        callbackShortening = new CallbackShortening(sql.apart(), dialect, personal);
        subscriptions = new JdbcSubscriptions(sql, dialect);
        personLinks = new JdbcPersonLinks(sql, written.answers());
        drafts = new JdbcDrafts(sql, personal);
    }

    public Executions executions() {
        return executions;
    }

    /**
     * Where the tables are.
     *
     * @param cached bytes of heap, roughly, for executions as this process left them
     */
    public record Database(Sql sql, Dialect dialect, long cached) {}

    public ExecutionIndex index() {
        return search.executions();
    }

    public IndexUpkeep indexUpkeep() {
        return indexUpkeep;
    }

    public ExecutionJournal journal() {
        return journal;
    }

    public Consents consents() {
        return consents;
    }

    public CallbackDeliveries callbackDeliveries() {
        return callbackDeliveries;
    }

    public KeptConsents keptConsents() {
        return keptConsents;
    }

    public CallbackShortening callbackShortening() {
        return callbackShortening;
    }

    public Documents documents() {
        return documents;
    }

    public void handWorkTo(WorkRunner runner) {
        holds.handTo(runner);
    }

    /** @param room is asked before what is large is read, with its bytes */
    public void onLargeRead(LongConsumer room) {
        reads.askFor(room);
    }

    public CacheCounts cacheCounts() {
        return cache.counts();
    }

    public Census census(Instant now) {
        return open.at(now);
    }

    /** What listeners in process are to be told. */
    public EventSubscriptions subscriptions() {
        return subscriptions;
    }

    public PersonLinks personLinks() {
        return personLinks;
    }

    public Drafts drafts() {
        return drafts;
    }

    public void tidy() {
        open.tidy();
        subscriptions.tidy();
        drafts.tidy();
        personLinks.tidy();
    }

    /** For a store that is not asked how much is open, on connections on which a statement takes as long as it takes. */
    public static void foldCounts(Sql jobs, Dialect dialect) {
        new OpenCounts(jobs, dialect).foldAll();
    }
}
