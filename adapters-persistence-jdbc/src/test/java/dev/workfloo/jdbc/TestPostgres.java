package dev.workfloo.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.jdbc.migration.Migrator;
import dev.workfloo.jdbc.sql.Dialect;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * A real PostgreSQL for tests, started on a port of its own at the first use and stopped with the process. Where it cannot start,
 * {@code WORKFLOO_TEST_POSTGRES_URL} names one to use instead (a JDBC URL with user and password, whose user may create
 * databases); without either, tests fail.
 */
public final class TestPostgres {

    private static final Optional<String> GIVEN = Optional.ofNullable(System.getenv("WORKFLOO_TEST_POSTGRES_URL"));

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_NS = 100_000_000;

    /** The state of an error that says that somebody is connected. */
    private static final String IN_USE = "55006";

    private TestPostgres() {}

    /**
     * Durable, as in production: what was committed survives. Other settings stand in the system property {@code workfloo.postgres},
     * such as {@code shared_buffers=2GB max_wal_size=16GB}; the build's tests do without {@code fsync}.
     */
    private static final class Running {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres.Builder server = EmbeddedPostgres.builder()
                        .setPort(OwnPort.next())
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("max_connections", "200");
                for (String setting :
                        System.getProperty("workfloo.postgres", "").split(" ")) {
                    String[] parts = setting.split("=");
                    if (parts.length == 2) server.setServerConfig(parts[0], parts[1]);
                }
                return server.start();
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "PostgreSQL does not start here: name one in WORKFLOO_TEST_POSTGRES_URL", e);
            }
        }
    }

    /** The URL of a new, empty database. */
    public static String newDatabase() {
        return create("");
    }

    /** Made once in a process: to copy the tables takes a tenth of what it takes to make them. */
    private static final class Tables {
        static final String URL = make();

        private static String make() {
            String url = newDatabase();
            try (HikariDataSource pool = pool(url)) {
                Migrator.bringUpToDate(pool, Dialect.POSTGRESQL, Optional.empty(), told -> {});
            }
            return url;
        }
    }

    /** The URL of a new database that has today's tables, and nothing in them. */
    public static String withTables() {
        return copyOf(Tables.URL);
    }

    /** The URL of a new database that holds what this one holds, to which nobody may be connected meanwhile. */
    public static String copyOf(String url) {
        return create(" template " + nameIn(url));
    }

    private static String create(String how) {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        execute("create database " + name + how);
        return url(name);
    }

    private static String server() {
        return GIVEN.orElseGet(() -> Running.SERVER.getJdbcUrl("postgres", "postgres"));
    }

    private static void execute(String sql) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (Connection connection = DriverManager.getConnection(server());
                Statement statement = connection.createStatement()) {
            while (!isDone(statement, sql, System.nanoTime() - end > 0)) LockSupport.parkNanos(PAUSE_NS);
        } catch (SQLException e) {
            throw new IllegalStateException("the server for the tests refuses: " + sql, e);
        }
    }

    /** Those who have just left a database may be there for a while, and the server itself waits for them for five seconds only. */
    private static boolean isDone(Statement statement, String sql, boolean isLast) throws SQLException {
        try {
            statement.execute(sql);
            return true;
        } catch (SQLException e) {
            if (isLast || !IN_USE.equals(e.getSQLState())) throw e;
            return false;
        }
    }

    /** The URL of the database of this name. */
    public static String url(String name) {
        return server().replaceFirst("(jdbc:postgresql://[^/]*/)[^?]*", "$1" + name);
    }

    private static String nameIn(String url) {
        return url.replaceFirst("jdbc:postgresql://[^/]*/([^?]*).*", "$1");
    }

    /** Whether the server has a database of this name, as one has that is named in the environment and was used before. */
    public static boolean has(String name) {
        try (Connection connection = DriverManager.getConnection(server());
                PreparedStatement statement =
                        connection.prepareStatement("select count(*) from pg_database where datname = ?")) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getInt(1) > 0;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the server for the tests does not say what it has", e);
        }
    }

    /** Gives a database a name, to which nobody may be connected meanwhile. */
    public static void rename(String url, String name) {
        execute("alter database " + nameIn(url) + " rename to " + name);
    }

    /** A pool on a new, empty database. */
    public static HikariDataSource newPool() {
        return pool(newDatabase());
    }

    /** A pool on a new database with today's tables. */
    public static HikariDataSource poolWithTables() {
        return pool(withTables());
    }

    /** A pool on any database, small as on a small machine. */
    public static HikariDataSource pool(String url) {
        return poolOf(url, 8);
    }

    /** A pool of so many connections. */
    public static HikariDataSource poolOf(String url, int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(size);
        return new HikariDataSource(config);
    }
}
