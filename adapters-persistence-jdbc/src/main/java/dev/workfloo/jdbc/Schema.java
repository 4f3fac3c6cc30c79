package dev.workfloo.jdbc;

import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.sql.Failures;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.SQLException;

/** The key under which the tables are written. */
final class Schema {

    private Schema() {}

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
