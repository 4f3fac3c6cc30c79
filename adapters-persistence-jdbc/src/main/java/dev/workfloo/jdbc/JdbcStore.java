package dev.workfloo.jdbc;

import dev.workfloo.application.port.out.CallbackDeliveries;
import dev.workfloo.application.port.out.CodeSeals;
import dev.workfloo.application.port.out.Consents;
import dev.workfloo.application.port.out.Definitions;
import dev.workfloo.application.port.out.Documents;
import dev.workfloo.application.port.out.ExecutionIndex;
import dev.workfloo.application.port.out.ExecutionJournal;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.application.port.out.IndexUpkeep;
import dev.workfloo.application.port.out.Keys;
import dev.workfloo.application.port.out.Pools;
import dev.workfloo.application.port.out.Retention;
import dev.workfloo.application.port.out.Scenarios;
import dev.workfloo.application.port.out.SharedStore;
import dev.workfloo.application.port.out.SigningSecrets;
import dev.workfloo.application.port.out.WorkBacklog;
import dev.workfloo.application.port.out.event.EventSubscriptions;
import dev.workfloo.execution.work.WorkRunner;
import dev.workfloo.execution.work.WorkSource;
import dev.workfloo.jdbc.cache.CacheCounts;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.encryption.Keyring;
import dev.workfloo.jdbc.encryption.PersonalData;
import dev.workfloo.jdbc.execution.Census;
import dev.workfloo.jdbc.execution.ExecutionTables;
import dev.workfloo.jdbc.format.WrittenFormats;
import dev.workfloo.jdbc.migration.Migrator;
import dev.workfloo.jdbc.retention.JdbcRetention;
import dev.workfloo.jdbc.rotation.JdbcEncryptionKeys;
import dev.workfloo.jdbc.rotation.KeyTable;
import dev.workfloo.jdbc.rotation.LiveCodes;
import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.SchemaConnections;
import dev.workfloo.jdbc.sql.Sql;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.function.LongConsumer;
import javax.sql.DataSource;

/**
 * A store in a database: PostgreSQL, or H2. It is safe for use by many threads, and by many processes on PostgreSQL. Close it when you
 * stop: it has a thread where its {@link #clock()} is used. Your data source stays open.
 */
public final class JdbcStore implements SharedStore, WorkSource<DataSource>, AutoCloseable {

    /** The table of pending work, as db-scheduler defines it, and the task's name there. */
    public static final String WORK_TABLE = ExecutionTables.WORK;

    public static final String WORK_TASK = ExecutionTables.WORK_TASK;

    /** The release before this one, by its commit. */
    public static final String RELEASE_BEFORE = WrittenFormats.RELEASE_BEFORE;

    private final WrittenFormats formats = new WrittenFormats();
    private final DataSource connections;
    private final StoreClock clock;
    private final Readiness readiness;
    private final Definitions definitions;
    private final Scenarios scenarios;
    private final Pools pools;
    private final ExecutionTables tables;
    private final JdbcRetention retention;
    private final Keys keys;
    private final WorkBacklog backlog;
    private final CodeSeals seals;
    private final SigningSecrets signingSecrets;
    private final JdbcEncryptionKeys encryptionKeys;
    private final SecureRandom random = new SecureRandom();

    private JdbcStore(DataSource connections, DataSource jobs, Dialect dialect, StoreSettings settings) {
        this.connections = connections;
        clock = new StoreClock(connections);
        Sql sql = new Sql(connections);
        Sql unbounded = new Sql(jobs);
        KeyTable keyTable = new KeyTable(sql, dialect, settings.keys());
        Keyring ring = keyTable.ring(jobs);
        readiness = new Readiness(sql, dialect);
        definitions = new JdbcDefinitions(sql, dialect);
        scenarios = new JdbcScenarios(sql, dialect);
        pools = new JdbcPools(sql, dialect);
        ExecutionTables.Database database = new ExecutionTables.Database(sql, dialect, settings.cached());
        tables = new ExecutionTables(database, ring, formats, definitions);
        retention = new JdbcRetention(database, tables, formats);
        keys = new JdbcKeys(sql);
        backlog = new JdbcWorkBacklog(sql);
        seals = new JdbcCodeSeals(ring, formats);
        signingSecrets = new JdbcSigningSecrets(sql, new PersonalData(ring, formats));
        encryptionKeys = new JdbcEncryptionKeys(
                new JdbcEncryptionKeys.Database(sql, unbounded, dialect),
                keyTable,
                new JdbcEncryptionKeys.Ring(ring, formats),
                new JdbcEncryptionKeys.Stored(
                        SealedColumns.ALL,
                        new LiveCodes(unbounded, tables.executions(), definitions),
                        settings.progress()));
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
        return on(StoreSettings.on(dataSource, key));
    }

    /** As {@link #on(DataSource, EncryptionKey)}, where more is to be said. */
    public static JdbcStore on(StoreSettings settings) {
        HostTransactions.requireApart(settings.connections());
        Dialect dialect = new Sql(settings.connections()).single(Dialect::of);
        Migrator.bringUpToDate(settings.jobs(), dialect, settings.schema(), settings.progress());
        DataSource connections = SchemaConnections.in(settings.schema(), dialect, settings.connections());
        DataSource jobs = SchemaConnections.in(settings.schema(), dialect, settings.jobs());
        ExecutionTables.foldCounts(new Sql(jobs), dialect);
        return new JdbcStore(connections, jobs, dialect, settings);
    }

    /** The connections on which the store's tables are found by their names, for a worker. */
    @Override
    public DataSource connections() {
        return connections;
    }

    /**
     * The database's clock, by which all processes on it agree on what is due. It is made when it is asked for first.
     *
     * @throws dev.workfloo.StoreUnavailable when it is asked for first, and the database does not answer
     */
    @Override
    public DatabaseClock clock() {
        return clock.get();
    }

    @Override
    public SecureRandom random() {
        return random;
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
    public Pools pools() {
        return pools;
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
    public IndexUpkeep indexUpkeep() {
        return tables.indexUpkeep();
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

    @Override
    public JdbcEncryptionKeys encryptionKeys() {
        return encryptionKeys;
    }

    @Override
    public Retention retention() {
        return retention;
    }

    @Override
    public EventSubscriptions subscriptions() {
        return tables.subscriptions();
    }

    @Override
    public WorkBacklog backlog() {
        return backlog;
    }

    @Override
    public void handWorkTo(WorkRunner runner) {
        tables.handWorkTo(runner);
    }

    /**
     * Lets processes of an earlier release run beside this one: from now on all is written in formats that they read, and
     * idempotency keys, which are hashed, are kept in clear text too, without which a start that is repeated at such a process
     * would start again. It is said before the store is used: what is written meanwhile may be in either format.
     *
     * @param release {@link #RELEASE_BEFORE}
     * @throws IllegalArgumentException when it is another one, or the encryption key was changed, of which that one knows nothing
     */
    public void rollingFrom(String release) {
        formats.rollFrom(release);
        encryptionKeys.requireOneKey();
    }

    /**
     * Asks somebody before what is large is read, with its bytes in the database; reading takes a multiple of that. Who is
     * asked may throw {@link dev.workfloo.StoreUnavailable}, and then it is not read.
     */
    public void onLargeRead(LongConsumer room) {
        tables.onLargeRead(room);
        encryptionKeys.onLargeRead(room);
    }

    /**
     * Counts what is open.
     *
     * @throws dev.workfloo.StoreUnavailable when the database does not answer
     */
    public Census census(Instant now) {
        return tables.census(now);
    }

    /**
     * How many executions are kept no longer, and still there, counted up to {@link Census#MOST}.
     *
     * @throws dev.workfloo.StoreUnavailable when the database does not answer
     * @throws dev.workfloo.StoreDamaged when a rule cannot be read
     */
    public long overdue(Instant now) {
        return retention.overdue(now, Census.MOST);
    }

    /** How the cache of executions does. */
    public CacheCounts cacheCounts() {
        return tables.cacheCounts();
    }

    /** Keeps the counts of what is open small where nobody asks for them, and right; and removes what is left of subscriptions. */
    @Override
    public void tidy() {
        tables.tidy();
    }

    /** Its clock is not renewed any more. */
    @Override
    public void close() {
        clock.close();
    }
}
