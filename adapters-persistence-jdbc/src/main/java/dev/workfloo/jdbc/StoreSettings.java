package dev.workfloo.jdbc;

import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.sql.SchemaName;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Where a store is.
 *
 * @param connections to PostgreSQL or H2
 * @param jobs connections to the same database, two at least, on which bringing the tables up to date lasts as long as it lasts
 * @param key what is personal is encrypted under it
 * @param schema in which all tables are; without one, the first that is there on the connections' search path
 * @param progress is told in a sentence what is done or waited for while existing tables are brought up to date
 */
public record StoreSettings(
        DataSource connections,
        DataSource jobs,
        EncryptionKey key,
        Optional<String> schema,
        Consumer<String> progress) {

    public static StoreSettings on(DataSource connections, EncryptionKey key) {
        return new StoreSettings(connections, connections, key, Optional.empty(), told -> {});
    }

    /** Where a service bounds how long it waits for the database on all other connections. */
    public StoreSettings withJobs(DataSource unbounded) {
        return new StoreSettings(connections, unbounded, key, schema, progress);
    }

    /**
     * All tables are in this schema, which is made if it is not there and the role may do it; the connections' search path
     * neither counts nor changes.
     *
     * @throws IllegalArgumentException when the name is not made of small letters, digits and {@code _}, up to 63
     */
    public StoreSettings inSchema(String name) {
        return new StoreSettings(connections, jobs, key, Optional.of(SchemaName.requirePlain(name)), progress);
    }

    public StoreSettings telling(Consumer<String> somebody) {
        return new StoreSettings(connections, jobs, key, schema, somebody);
    }
}
