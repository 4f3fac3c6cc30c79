package dev.workfloo.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import dev.workfloo.StoreUnavailable;
import dev.workfloo.jdbc.DatabaseClock;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.StoreSettings;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.server.settings.OwnerOnlyFiles;
import dev.workfloo.server.settings.Setting;
import dev.workfloo.server.settings.Settings;
import dev.workfloo.server.settings.WrongSetting;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pool and the store on it. */
public final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("dev.workfloo.server");

    /** H2's code for a file that another process has open. */
    private static final int IN_USE = 90020;

    /** Together with {@link StatementLimits#SERVING} it answers within 3 seconds that the database is away. */
    private static final int CONNECTION_MS = 1_500;

    /** On a small machine more connections than this only get in each other's way. */
    private static final int LEAST_CONNECTIONS = 8;

    private final HikariDataSource pool;
    private final DataSource jobs;
    private final JdbcStore store;
    private final DatabaseClock clock;
    private final Settings settings;
    private final boolean isEmbedded;

    private Database(HikariDataSource pool, DataSource jobs, JdbcStore store, Settings settings) {
        this.settings = settings;
        this.isEmbedded = settings.isEmbedded();
        if (isEmbedded) OwnerOnlyFiles.keep(Settings.EMBEDDED);
        this.pool = pool;
        this.jobs = jobs;
        this.store = store;
        this.clock = DatabaseClock.on(pool, new ClockSkewLog());
    }

    /** For a service, which serves many at once. */
    public static Database open(Settings settings) {
        int connections = Math.max(LEAST_CONNECTIONS, 2 * Runtime.getRuntime().availableProcessors());
        Database database = open(
                settings,
                connections,
                pool -> DatabaseFile.of(settings, pool).ifPresent(file -> file.compactIfDue(pool)));
        try {
            if (isOnH2(settings)) database.takeNextKey(settings);
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw unusable(e);
        }
    }

    /** For a command, which does one thing and ends; bringing tables up to date takes more than one connection. */
    public static Database openForOne(Settings settings) {
        return open(settings, 4, pool -> {});
    }

    /** Connections to the database as it is, of which nothing is brought up to date. */
    public static DataSource asItIs(Settings settings) {
        return BoundedConnections.forJobs(settings);
    }

    /** The same to a database at another place, under the same user. */
    public static DataSource elsewhere(Settings settings, String url) {
        return BoundedConnections.forJobs(settings, url);
    }

    /** Whether another process has the embedded database open. */
    public static boolean isInUse(SQLException e) {
        return e.getErrorCode() == IN_USE;
    }

    /** The key first: without it nothing is written. */
    private static Database open(Settings settings, int connections, Consumer<HikariDataSource> onH2) {
        EncryptionKey key = settings.encryptionKeys().key();
        Optional<EncryptionKey> next = settings.encryptionKeys().next();
        HikariDataSource pool = pool(settings, connections);
        try {
            if (isOnH2(settings)) onH2.accept(pool);
            DataSource jobs = BoundedConnections.forJobs(settings);
            StoreSettings first = StoreSettings.on(pool, key).withJobs(jobs);
            JdbcStore store =
                    JdbcStore.on(place(settings, next.map(first::having).orElse(first)));
            settings.rollingFrom().ifPresent(store::rollingFrom);
            return new Database(pool, jobs, store, settings);
        } catch (RuntimeException e) {
            close(pool);
            throw unusable(e);
        }
    }

    /** Of H2, where no command runs beside the service: what one would do is done when it starts, once. */
    private void takeNextKey(Settings settings) {
        Optional<EncryptionKey> next = settings.encryptionKeys().next();
        if (next.isEmpty() || store.encryptionKeys().had(next.get())) return;
        store.encryptionKeys()
                .add(next.get())
                .peek(id -> LOG.info("encryption key {} is written under; what is older is brought under it", id))
                .getOrElseThrow(refusal -> new WrongSetting(
                        Setting.ENCRYPTION_KEY_NEXT.variable() + " cannot be taken: " + refusal.message()));
    }

    private static boolean isOnH2(Settings settings) {
        return settings.jdbcUrl().startsWith("jdbc:h2:");
    }

    private static StoreSettings place(Settings settings, StoreSettings database) {
        StoreSettings told = database.telling(LOG::info);
        StoreSettings cached = settings.executionCache().map(told::caching).orElse(told);
        return settings.schema().map(cached::inSchema).orElse(cached);
    }

    private static HikariDataSource pool(Settings settings, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("workfloo");
        config.setDataSource(BoundedConnections.serving(settings, connections));
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECTION_MS);
        config.setValidationTimeout(1_000);
        config.setExceptionOverride(new BrokenConnections());
        try {
            return new HikariDataSource(config);
        } catch (RuntimeException e) {
            throw unusable(e);
        }
    }

    /** In one line what the database says; what it says nothing about is a fault of ours, and stays one. */
    private static RuntimeException unusable(RuntimeException e) {
        if (e instanceof WrongSetting) return e;
        Optional<SQLException> said = said(e);
        if (said.map(SQLException::getErrorCode).filter(code -> code == IN_USE).isPresent()) {
            return new WrongSetting(
                    "the embedded database is open in a running service: stop that service, run this command,"
                            + " and start the service again; or use PostgreSQL, which admits both",
                    e);
        }
        if (e instanceof IllegalArgumentException || e instanceof StoreUnavailable) {
            return new WrongSetting(
                    "the database cannot be used: " + e.getMessage()
                            + said.map(Database::mend).orElse(""),
                    e);
        }
        return said.<RuntimeException>map(it -> new WrongSetting(
                        (e instanceof IllegalStateException
                                        ? "the database cannot be used: "
                                        : "the database does not answer: ")
                                + String.valueOf(it.getMessage())
                                        .lines()
                                        .findFirst()
                                        .orElse("")
                                + mend(it),
                        e))
                .orElse(e);
    }

    private static Optional<SQLException> said(Throwable e) {
        SQLException last = null;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) last = sql;
        }
        return Optional.ofNullable(last);
    }

    private static String mend(SQLException e) {
        return switch (String.valueOf(e.getSQLState())) {
            case "42501" -> ": make the role the owner of the tables, or grant it create on their schema";
            case "42P07" -> ": name Workfloo's own schema in WORKFLOO_JDBC_SCHEMA, or first on search_path";
            case "3F000" -> ": name a schema in WORKFLOO_JDBC_SCHEMA, or one that exists on search_path";
            case "42P05", "26000" -> ": a pooler stands in front, which needs prepareThreshold=0 in the URL";
            default -> "";
        };
    }

    /** The pool would wait for a connection that is still being opened. */
    private static void close(HikariDataSource pool) {
        ((BoundedConnections) pool.getDataSource()).close();
        pool.close();
    }

    public JdbcStore store() {
        return store;
    }

    /** What everything goes by that others on the database see. */
    public InstantSource clock() {
        return clock;
    }

    public DataSource connections() {
        return pool;
    }

    /** New connections outside the pool, on which statements take as long as they take. */
    public DataSource jobs() {
        return jobs;
    }

    /**
     * Copies the file of an embedded database without the room that nothing uses, however long that takes.
     *
     * @return what was done, in a sentence; empty where there is no such file, or other processes may have it open
     * @throws CompactionFailed when it cannot be done
     */
    public Optional<String> compactFile() {
        return DatabaseFile.of(settings, pool).map(file -> file.compact(pool));
    }

    /** Has the pool measured in this registry. */
    public void measureIn(MeterRegistry registry) {
        pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
    }

    @Override
    public void close() {
        clock.close();
        close(pool);
        // The file was written anew, without what it had held and does not any more.
        if (isEmbedded) OwnerOnlyFiles.keep(Settings.EMBEDDED);
    }
}
