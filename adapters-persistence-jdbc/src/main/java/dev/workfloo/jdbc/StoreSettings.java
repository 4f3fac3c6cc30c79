package dev.workfloo.jdbc;

import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.sql.SchemaName;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Where a store is.
 *
 * @param connections to PostgreSQL or H2
 * @param keys what is personal is encrypted under one of them, and read under all
 * @param schema in which all tables are; without one, the first that is there on the connections' search path
 * @param upgrade how the tables are brought up to date
 * @param cached bytes of heap, roughly, for open executions as this process left them: their next step need not read them
 */
public record StoreSettings(
        DataSource connections, List<EncryptionKey> keys, Optional<String> schema, Upgrade upgrade, long cached) {

    /** Of the heap that the process may have, a thirty-second part is for cached executions, unless it is said. */
    private static final int SHARE_OF_THE_HEAP = 32;

    public StoreSettings {
        keys = List.copyOf(keys);
        if (cached < 0) throw new IllegalArgumentException("cached must be 0 bytes or more, not " + cached);
    }

    /**
     * How the tables are brought up to date.
     *
     * @param jobs connections to the same database, two at least, on which it lasts as long as it lasts
     * @param progress is told in a sentence what is done or waited for while existing tables are brought up to date
     */
    public record Upgrade(DataSource jobs, Consumer<String> progress) {}

    public static StoreSettings on(DataSource connections, EncryptionKey key) {
        return new StoreSettings(
                connections, List.of(key), Optional.empty(), new Upgrade(connections, told -> {}), usualCache());
    }

    private static long usualCache() {
        return Runtime.getRuntime().maxMemory() / SHARE_OF_THE_HEAP;
    }

    /**
     * The process has one more key. It writes under that once the key was brought in ({@code RotateEncryptionKey}), and until then
     * has it beside; the database keeps the others for whoever has one of them.
     */
    public StoreSettings having(EncryptionKey another) {
        List<EncryptionKey> all =
                Stream.concat(keys.stream(), Stream.of(another)).toList();
        return new StoreSettings(connections, all, schema, upgrade, cached);
    }

    /** Where a service bounds how long it waits for the database on all other connections. */
    public StoreSettings withJobs(DataSource unbounded) {
        return new StoreSettings(connections, keys, schema, new Upgrade(unbounded, upgrade.progress()), cached);
    }

    /**
     * All tables are in this schema, which is made if it is not there and the role may do it; the connections' search path
     * neither counts nor changes.
     *
     * @throws IllegalArgumentException when the name is not made of small letters, digits and {@code _}, up to 63
     */
    public StoreSettings inSchema(String name) {
        return new StoreSettings(connections, keys, Optional.of(SchemaName.requirePlain(name)), upgrade, cached);
    }

    public StoreSettings telling(Consumer<String> somebody) {
        return new StoreSettings(connections, keys, schema, new Upgrade(upgrade.jobs(), somebody), cached);
    }

    /**
     * Open executions are cached in so much of the heap: a thirty-second part of what the process may have, unless this is said.
     *
     * @param bytes 0 for none
     * @throws IllegalArgumentException when it is less than 0
     */
    public StoreSettings caching(long bytes) {
        return new StoreSettings(connections, keys, schema, upgrade, bytes);
    }

    /** The same on other connections to the same database. */
    StoreSettings on(UnaryOperator<DataSource> others) {
        Upgrade apart = new Upgrade(others.apply(upgrade.jobs()), upgrade.progress());
        return new StoreSettings(others.apply(connections), keys, schema, apart, cached);
    }

    DataSource jobs() {
        return upgrade.jobs();
    }

    Consumer<String> progress() {
        return upgrade.progress();
    }
}
