package dev.workfloo.jdbc;

import dev.workfloo.application.port.out.Announcements;
import dev.workfloo.application.port.out.CodeSeals;
import dev.workfloo.application.port.out.Consents;
import dev.workfloo.application.port.out.Definitions;
import dev.workfloo.application.port.out.ExecutionJournal;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.application.port.out.Keys;
import dev.workfloo.application.port.out.Scenarios;
import dev.workfloo.application.port.out.SigningSecrets;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.execution.WorkRunner;
import java.time.Instant;
import java.util.function.LongConsumer;
import javax.sql.DataSource;

/** A store in a database: PostgreSQL, or H2. It is safe for use by many threads, and by many processes on PostgreSQL. */
public final class JdbcStore implements Store {

    /** The table of pending work, as db-scheduler defines it, and the task's name there. */
    public static final String WORK_TABLE = "workfloo_work";

    public static final String WORK_TASK = "workfloo";

    /** The release before this one, by its commit. */
    public static final String RELEASE_BEFORE = "9468d7f";

    private final Readiness readiness;
    private final OpenCounts open;
    private final Definitions definitions;
    private final Scenarios scenarios;
    private final StartKeys startKeys;
    private final Executions executions;
    private final ExecutionJournal journal;
    private final Holds holds = new Holds();
    private final LargeReads large = new LargeReads();
    private final Keys keys;
    private final Consents consents;
    private final CodeSeals seals;
    private final Announcements announcements;
    private final SigningSecrets signingSecrets;

    private JdbcStore(Sql sql, Dialect dialect, EncryptionKey key) {
        this.readiness = new Readiness(sql, dialect);
        this.open = new OpenCounts(sql, dialect);
        PersonalData personal = new PersonalData(key);
        definitions = new JdbcDefinitions(sql, dialect);
        scenarios = new JdbcScenarios(sql, dialect);
        startKeys = new StartKeys(key);
        ExecutionWrites writes = ExecutionWrites.on(dialect, sql, startKeys);
        executions = new JdbcExecutions(sql, startKeys, personal, large);
        journal = new JdbcJournal(sql, writes, personal, holds);
        keys = new JdbcKeys(sql);
        consents = new JdbcConsents(sql, personal);
        seals = new JdbcCodeSeals(key);
        announcements = new JdbcAnnouncements(sql, personal, holds);
        signingSecrets = new JdbcSigningSecrets(sql, personal);
    }

    /**
     * The store in this database. Its tables are made, or brought up to date, if they are not so yet.
     *
     * @throws IllegalArgumentException when the database is of another kind, or was written under another key; when the data
     *     source gives out the connections of the host's own transactions, as Spring's {@code TransactionAwareDataSourceProxy}
     *     does
     * @throws dev.workfloo.StoreUnavailable when it does not answer
     */
    public static JdbcStore on(DataSource dataSource, EncryptionKey key) {
        return on(dataSource, dataSource, key);
    }

    /**
     * As {@link #on(DataSource, EncryptionKey)}, where a service bounds how long it waits for the database.
     *
     * @param jobs connections to the same database that wait for as long as it takes to bring the tables up to date
     */
    public static JdbcStore on(DataSource dataSource, DataSource jobs, EncryptionKey key) {
        HostTransactions.requireApart(dataSource);
        Sql sql = new Sql(dataSource);
        Dialect dialect = sql.single(Dialect::of);
        Schema.bringUpToDate(jobs, dialect);
        new OpenCounts(new Sql(jobs), dialect).foldAll();
        Schema.requireKey(sql, key);
        return new JdbcStore(sql, dialect, key);
    }

    /**
     * Whether the database can be read and written now. Once it failed, whatever for, it is asked by writing something: a
     * database with a full disk, or with a standby that is away, answers all questions.
     */
    public boolean answers() {
        return readiness.isReady();
    }

    @Override
    public Definitions definitions() {
        return definitions;
    }

    @Override
    public Scenarios scenarios() {
        return scenarios;
    }

    @Override
    public Executions executions() {
        return executions;
    }

    @Override
    public ExecutionJournal journal() {
        return journal;
    }

    @Override
    public Keys keys() {
        return keys;
    }

    @Override
    public Consents consents() {
        return consents;
    }

    @Override
    public CodeSeals codeSeals() {
        return seals;
    }

    @Override
    public Announcements announcements() {
        return announcements;
    }

    @Override
    public SigningSecrets signingSecrets() {
        return signingSecrets;
    }

    /** Hands all work to this runner from now on, before it is kept, so that it need not wait until it is looked for. */
    public void handWorkTo(WorkRunner runner) {
        holds.handTo(runner);
    }

    /**
     * Lets processes of an earlier release run beside this one: idempotency keys, which are hashed, are from now on kept in clear
     * text too, without which a start that is repeated at such a process would start again.
     *
     * @param release {@link #RELEASE_BEFORE}
     * @throws IllegalArgumentException when it is another one
     */
    public void rollingFrom(String release) {
        if (!release.equals(RELEASE_BEFORE)) {
            throw new IllegalArgumentException("the release before is " + RELEASE_BEFORE + ", not " + release);
        }
        startKeys.keepAlsoInClear();
    }

    /**
     * Asks somebody before what is large is read, with its bytes in the database; reading takes a multiple of that. Whoever is
     * asked may throw {@link dev.workfloo.StoreUnavailable}, and then it is not read.
     */
    public void onLargeRead(LongConsumer room) {
        large.askFor(room);
    }

    /**
     * Counts what is open.
     *
     * @throws dev.workfloo.StoreUnavailable when the database does not answer
     */
    public Census census(Instant now) {
        return open.at(now);
    }

    /** Keeps the counts of what is open small where nobody asks for them, and right. */
    @Override
    public void tidy() {
        open.tidy();
    }
}
