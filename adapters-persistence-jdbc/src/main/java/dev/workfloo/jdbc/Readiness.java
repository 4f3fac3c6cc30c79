package dev.workfloo.jdbc;

import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.Sql;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** Finds out whether the database takes what a service has to keep. */
final class Readiness {

    /** More than what may be left free in pages that a database already has. */
    private static final int BYTES = 65_536;

    private static final String WRITE = """
            insert into workfloo_history (execution_id, revision, at, format, events) values (?, 0, ?, 0, ?)""";

    private final Sql sql;
    private final Dialect dialect;
    private final SecureRandom random = new SecureRandom();

    Readiness(Sql sql, Dialect dialect) {
        this.sql = sql;
        this.dialect = dialect;
    }

    boolean isReady() {
        try {
            if (sql.isInDoubt()) tryToWrite();
            return sql.first(dialect.asksWhetherWritable(), row -> row.getBoolean(1))
                    .orElse(false);
        } catch (RuntimeException e) {
            return false;
        }
    }

    private void tryToWrite() {
        sql.transaction(this::writeAndTakeBack);
        sql.trustAgain();
    }

    /** The row is never seen, and none is left: it is gone again in the transaction that made it. */
    private int writeAndTakeBack(Connection connection) throws SQLException {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String name = UUID.randomUUID().toString().substring(0, 24);
        Sql.update(connection, WRITE, name, Instant.EPOCH, Base64.getEncoder().encodeToString(bytes));
        return Sql.update(connection, "delete from workfloo_history where execution_id = ?", name);
    }
}
