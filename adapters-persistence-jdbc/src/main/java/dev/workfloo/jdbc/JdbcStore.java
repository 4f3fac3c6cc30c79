package dev.workfloo.jdbc;

import dev.workfloo.application.port.out.CallbackDeliveries;
import dev.workfloo.application.port.out.CodeSeals;
import dev.workfloo.application.port.out.Consents;
import dev.workfloo.application.port.out.Definitions;
import dev.workfloo.application.port.out.Documents;
import dev.workfloo.application.port.out.ExecutionIndex;
import dev.workfloo.application.port.out.ExecutionJournal;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.application.port.out.Keys;
import dev.workfloo.application.port.out.Scenarios;
import dev.workfloo.application.port.out.SigningSecrets;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.execution.WorkRunner;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.encryption.PersonalData;
import dev.workfloo.jdbc.execution.Census;
import dev.workfloo.jdbc.execution.ExecutionTables;
import dev.workfloo.jdbc.format.WrittenFormats;
import dev.workfloo.jdbc.migration.Migrator;
import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.Sql;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongConsumer;
import javax.sql.DataSource;

/** A store in a database: PostgreSQL, or H2. It is safe for use by many threads, and by many processes on PostgreSQL. */
public final class JdbcStore implements Store {

    /** The table of pending work, as db-scheduler defines it, and the task's name there. */
    public static final String WORK_TABLE = ExecutionTables.WORK;

    public static final String WORK_TASK = ExecutionTables.WORK_TASK;

    /** The release before this one, by its commit. */
    public static final String RELEASE_BEFORE = WrittenFormats.RELEASE_BEFORE;

    private final WrittenFormats formats = new WrittenFormats();
    private final Readiness readiness;
    private final Definitions definitions;
    private final Scenarios scenarios;
    private final ExecutionTables tables;
    private final Keys keys;
    private final CodeSeals seals;
    private final SigningSecrets signingSecrets;

    private JdbcStore(Sql sql, Dialect dialect, EncryptionKey key) {
        readiness = new Readiness(sql, dialect);
        definitions = new JdbcDefinitions(sql, dialect);
        scenarios = new JdbcScenarios(sql, dialect);
        tables = new ExecutionTables(new ExecutionTables.Database(sql, dialect), key, formats, definitions);
        keys = new JdbcKeys(sql);
        seals = new JdbcCodeSeals(key, formats);
        signingSecrets = new JdbcSigningSecrets(sql, new PersonalData(key, formats));
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
        Migrator.bringUpToDate(jobs, dialect, Optional.empty(), told -> {});
        ExecutionTables.foldCounts(new Sql(jobs), dialect);
        Schema.requireKey(sql, key);
        return new JdbcStore(sql, dialect, key);
    }

    /**
     * Whether the database can be read and written now. Once it failed, for any reason, it is asked by writing something: a
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
        return tables.executions();
    }

    @Override
    public ExecutionIndex index() {
        return tables.index();
    }

    @Override
    public ExecutionJournal journal() {
        return tables.journal();
    }

    @Override
    public Keys keys() {
        return keys;
    }

    @Override
    public Consents consents() {
        return tables.consents();
    }

    @Override
    public CodeSeals codeSeals() {
        return seals;
    }

    @Override
    public CallbackDeliveries callbackDeliveries() {
        return tables.callbackDeliveries();
    }

    @Override
    public SigningSecrets signingSecrets() {
        return signingSecrets;
    }

    @Override
    public Documents documents() {
        return tables.documents();
    }

    /** Hands all work to this runner from now on, before it is kept, so that it need not wait until it is looked for. */
    public void handWorkTo(WorkRunner runner) {
        tables.handWorkTo(runner);
    }

    /**
     * Lets processes of an earlier release run beside this one: from now on all is written in formats that they read, and
     * idempotency keys, which are hashed, are kept in clear text too, without which a start that is repeated at such a process
     * would start again.
     *
     * @param release {@link #RELEASE_BEFORE}
     * @throws IllegalArgumentException when it is another one
     */
    public void rollingFrom(String release) {
        formats.rollFrom(release);
    }

    /**
     * Asks somebody before what is large is read, with its bytes in the database; reading takes a multiple of that. Who is
     * asked may throw {@link dev.workfloo.StoreUnavailable}, and then it is not read.
     */
    public void onLargeRead(LongConsumer room) {
        tables.onLargeRead(room);
    }

    /**
     * Counts what is open.
     *
     * @throws dev.workfloo.StoreUnavailable when the database does not answer
     */
    public Census census(Instant now) {
        return tables.census(now);
    }

    /** Keeps the counts of what is open small where nobody asks for them, and right. */
    @Override
    public void tidy() {
        tables.tidyCounts();
    }
}
