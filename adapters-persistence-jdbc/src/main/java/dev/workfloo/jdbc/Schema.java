package dev.workfloo.jdbc;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.Failures;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** The tables, and the key under which they are written. */
final class Schema {

    private static final int ATTEMPTS = 5;
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final String HISTORY = "workfloo_schema_history";

    /** The table is there already, a row of PostgreSQL's catalogue is, and two changed one at once. */
    private static final Set<String> MADE_BY_ANOTHER = Set.of("42P07", "23505", "XX000");

    private Schema() {}

    /**
     * With a history table of our own, beside the host's tables. Of several processes that make the tables at
     * the same time, one may meet the other's half-made history, and comes again. Everything else stays as it is.
     */
    static void bringUpToDate(DataSource dataSource, Dialect dialect) {
        Sql sql = new Sql(dataSource);
        try {
            dialect.requireUsable(sql, HISTORY);
        } catch (SQLException e) {
            throw refused(e);
        }
        for (int attempt = 1; ; attempt++) {
            try {
                migrate(dataSource, dialect);
                return;
            } catch (FlywayException e) {
                if (attempt == ATTEMPTS || !isRace(e)) throw refused(e);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Only the history is made by many at once; behind it, Flyway's lock lets one go after the other. */
    private static boolean isRace(FlywayException e) {
        return Failures.sqlIn(e)
                .map(sql -> String.valueOf(sql.getMessage()).contains(HISTORY)
                        && MADE_BY_ANOTHER.contains(String.valueOf(sql.getSQLState())))
                .orElse(true);
    }

    private static StoreUnavailable refused(Exception e) {
        String reason = Failures.sqlIn(e)
                .map(Failures::sentence)
                .orElseGet(
                        () -> String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        return new StoreUnavailable("its tables cannot be brought up to date: " + reason, e);
    }

    private static void migrate(DataSource dataSource, Dialect dialect) {
        FluentConfiguration configuration = Flyway.configure(Schema.class.getClassLoader());
        // An index that is built beside writers waits for all transactions, and would wait for Flyway's lock.
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        configuration
                .dataSource(dataSource)
                .locations(
                        "classpath:dev/workfloo/jdbc/migration", "classpath:dev/workfloo/jdbc/" + dialect.migrations())
                .table(HISTORY)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .placeholders(dialect.words())
                .callbacks(new MigrationWithoutLimits(dialect))
                .load()
                .migrate();
    }

    /** Two processes with different keys on one database would each store what the other cannot read. */
    static void requireKey(Sql sql, EncryptionKey key) {
        String known = sql.first("select key_id from workfloo_encryption", row -> row.getString(1))
                .orElseGet(() -> register(sql, key));
        if (!known.equals(key.id())) {
            throw new IllegalArgumentException("the database was written under the encryption key " + known
                    + ", and this is the key " + key.id() + ": give it the key that it was written under");
        }
    }

    private static String register(Sql sql, EncryptionKey key) {
        try {
            sql.singleOrThrow(connection ->
                    Sql.update(connection, "insert into workfloo_encryption (one, key_id) values (1, ?)", key.id()));
            return key.id();
        } catch (SQLException e) {
            if (!Failures.isUniqueViolation(e)) throw Failures.of(e);
            return sql.first("select key_id from workfloo_encryption", row -> row.getString(1))
                    .orElseThrow();
        }
    }
}
