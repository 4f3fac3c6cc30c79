package dev.workfloo.server.backup;

import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.StoreSettings;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.server.database.Database;
import dev.workfloo.server.database.H2File;
import dev.workfloo.server.settings.Setting;
import dev.workfloo.server.settings.Settings;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import javax.sql.DataSource;

/** Brings a copy back where no database is: tried under the key at hand, brought up to date, and with all work held back. */
public final class Restoration {

    /** Where the embedded database has its key. */
    public static final Path EMBEDDED_KEY = Settings.EMBEDDED.resolve("encryption.key");

    private Restoration() {}

    /**
     * Brings it back.
     *
     * @return where the database is now
     */
    public static Path of(Path copy, Settings settings) throws BackupFailed {
        H2File database = H2File.of(settings)
                .orElseThrow(
                        () -> new BackupFailed(
                                "only a database that H2 keeps in a file is restored so; into PostgreSQL"
                                        + " restore what pg_dump or a base backup saved, and run work pause before any service"));
        if (!Files.isRegularFile(copy)) throw new BackupFailed("there is no copy " + copy);
        requireNone(database);
        EncryptionKey key = key(settings);
        try {
            Files.createDirectories(database.folder());
            return restored(copy.toAbsolutePath(), database, settings, key);
        } catch (FileAlreadyExistsException e) {
            throw thereAlready(database);
        } catch (IOException | SQLException e) {
            throw new BackupFailed("nothing was restored from " + copy, e);
        }
    }

    /** None is made: it would read nothing of the copy. */
    private static EncryptionKey key(Settings settings) throws BackupFailed {
        boolean isGiven = settings.get(Setting.ENCRYPTION_KEY).isPresent()
                || settings.get(Setting.ENCRYPTION_KEY_FILE).isPresent();
        if (settings.isEmbedded() && !isGiven && Files.notExists(EMBEDDED_KEY)) {
            throw new BackupFailed(
                    "nothing was restored: the key is needed that the copy was written under. Put its file back as "
                            + EMBEDDED_KEY + ", or give its text in " + Setting.ENCRYPTION_KEY.variable());
        }
        return settings.encryptionKeys().key();
    }

    private static void requireNone(H2File database) throws BackupFailed {
        if (Files.exists(database.data(), LinkOption.NOFOLLOW_LINKS)) throw thereAlready(database);
    }

    private static BackupFailed thereAlready(H2File database) {
        return new BackupFailed("a database is there already, and stays as it is: move " + database.data()
                + " away, or name another place in WORKFLOO_JDBC_URL");
    }

    private static Path restored(Path copy, H2File database, Settings settings, EncryptionKey key)
            throws IOException, SQLException, BackupFailed {
        Path aside = OwnedFiles.folderBeside(database.data());
        try {
            H2File tried = database.at(aside);
            CopyTrial.unpack(copy, tried);
            prepare(Database.elsewhere(settings, tried.url(settings)), settings, key);
            OwnedFiles.place(tried.data(), database.data());
            return database.data();
        } finally {
            OwnedFiles.delete(aside);
        }
    }

    /** Whatever the URL says of when H2 closes the file: all that was written is in it before it takes its place. */
    private static void close(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("shutdown");
        }
    }

    private static void prepare(DataSource connections, Settings settings, EncryptionKey key)
            throws SQLException, BackupFailed {
        try (var keptOpen = connections.getConnection()) {
            StoreSettings first = StoreSettings.on(connections, key);
            StoreSettings plain =
                    settings.encryptionKeys().next().map(first::having).orElse(first);
            JdbcStore store =
                    JdbcStore.on(settings.schema().map(plain::inSchema).orElse(plain));
            store.backlog().pause(Instant.now());
            new DatabaseCopy(connections, settings).settle();
            close(keptOpen);
        } catch (IllegalArgumentException e) {
            throw new BackupFailed("nothing was restored: " + e.getMessage());
        }
    }
}
