package dev.workfloo.jdbc;

import dev.workfloo.application.port.out.SharedStore;
import dev.workfloo.execution.work.WorkRunner;
import dev.workfloo.execution.work.WorkSource;
import dev.workfloo.jdbc.cache.CacheCounts;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.execution.Census;
import dev.workfloo.jdbc.execution.ExecutionTables;
import dev.workfloo.jdbc.format.WrittenFormats;
import dev.workfloo.jdbc.rotation.JdbcEncryptionKeys;
import dev.workfloo.jdbc.transaction.HostTransactions;
import dev.workfloo.jdbc.transaction.JoinedConnection;
import dev.workfloo.jdbc.transaction.ThreadTransactions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javax.sql.DataSource;

/**
 * A store in a database: PostgreSQL, or H2. It is safe for use by many threads, and by many processes on PostgreSQL. Close it when you
 * stop: it has a thread where its {@link #clock()} is used. Your data source stays open.
 */
public final class JdbcStore extends JdbcPorts implements SharedStore, WorkSource<DataSource>, AutoCloseable {

    /** The table of pending work, as db-scheduler defines it, and the task's name there. */
    public static final String WORK_TABLE = ExecutionTables.WORK;

    public static final String WORK_TASK = ExecutionTables.WORK_TASK;

    /** The release before this one, by its commit. */
    public static final String RELEASE_BEFORE = WrittenFormats.RELEASE_BEFORE;

    private final StoreDatabase database;
    private final StoreClock clock;
    private final WrittenFormats formats;
    private final Readiness readiness;
    private final JdbcEncryptionKeys encryptionKeys;
    private final SecureRandom random = new SecureRandom();

    private JdbcStore(StoreDatabase database, StoreKeys ours, Consumer<String> progress) {
        this(database, ours, progress, new WrittenFormats());
    }

    private JdbcStore(StoreDatabase database, StoreKeys ours, Consumer<String> progress, WrittenFormats formats) {
        super(database, ours, formats);
        this.database = database;
        this.formats = formats;
        clock = new StoreClock(database.connections());
        readiness = new Readiness(database.sql().apart(), database.dialect());
        encryptionKeys = ours.changed(formats, executions(), definitions(), progress);
    }

    private static JdbcStore opened(StoreSettings settings, Optional<ThreadTransactions> joined) {
        StoreDatabase database = StoreDatabase.open(settings, joined);
        return new JdbcStore(database, StoreKeys.in(database, settings.keys()), settings.progress());
    }

    /**
     * The store in this database. Its tables are made, or brought up to date, if they are not so yet. Each call is a transaction of
     * its own.
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
        SharedConnections.refuse(settings.connections());
        SharedConnections.refuse(settings.jobs());
        return opened(settings, Optional.empty());
    }

    /**
     * The same, in the host's transactions: where the calling thread is in one of Spring's, or has passed a connection to {@link #join},
     * what is called comes or goes together with what the host does there. It ends none; what it refuses leaves the transaction as it
     * was. Work is begun, and listeners hear of it, behind the commit. In no transaction, each call is one of its own.
     *
     * @param dataSource that of the transaction manager, or a proxy on it that is aware of transactions
     * @throws IllegalStateException where there is a Spring before 6.2, which does not say when it goes back to a savepoint
     */
    public static JdbcStore joining(DataSource dataSource, EncryptionKey key) {
        return joining(StoreSettings.on(dataSource, key));
    }

    /** As {@link #joining(DataSource, EncryptionKey)}, where more is to be said. */
    public static JdbcStore joining(StoreSettings settings) {
        return joining(settings, HostTransactions.ofSpring(settings.connections()));
    }

    /** The same for transactions of another kind than Spring's. */
    public static JdbcStore joining(StoreSettings settings, HostTransactions transactions) {
        StoreSettings apart = settings.on(SharedConnections::behind);
        return opened(apart, Optional.of(new ThreadTransactions(transactions)));
    }

    /**
     * Until what is given is closed, what this thread calls is written on this connection, in the transaction that the host ends.
     *
     * @param connection to the store's database, with auto-commit off
     * @throws IllegalStateException when the store was not opened to join transactions
     */
    public JoinedConnection join(Connection connection) {
        return database.joined()
                .orElseThrow(() -> new IllegalStateException(
                        "each call is a transaction of its own here: open the store with JdbcStore.joining"))
                .join(connection);
    }

    /** The connections on which the store's tables are found by their names, for a worker. */
    @Override
    public DataSource connections() {
        return database.connections();
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
    public JdbcEncryptionKeys encryptionKeys() {
        return encryptionKeys;
    }

    @Override
    public void handWorkTo(WorkRunner runner) {
        tables().handWorkTo(runner);
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
        tables().onLargeRead(room);
        encryptionKeys.onLargeRead(room);
    }

    /**
     * Counts what is open.
     *
     * @throws dev.workfloo.StoreUnavailable when the database does not answer
     */
    public Census census(Instant now) {
        return tables().census(now);
    }

    /**
     * How many executions are kept no longer, and still there, counted up to {@link Census#MOST}.
     *
     * @throws dev.workfloo.StoreUnavailable when the database does not answer
     * @throws dev.workfloo.StoreDamaged when a rule cannot be read
     */
    public long overdue(Instant now) {
        return removal().overdue(now, Census.MOST);
    }

    /** How the cache of executions does. */
    public CacheCounts cacheCounts() {
        return tables().cacheCounts();
    }

    /** Its clock is not renewed any more. */
    @Override
    public void close() {
        clock.close();
    }
}
