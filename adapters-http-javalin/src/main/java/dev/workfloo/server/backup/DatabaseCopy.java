package dev.workfloo.server.backup;

import dev.workfloo.server.settings.Settings;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes copies of an embedded database while it is at work: of one moment, with all that was acknowledged before the copy was
 * begun. Nobody waits for it.
 */
final class DatabaseCopy {

    private static final Logger LOG = LoggerFactory.getLogger("dev.workfloo.backup");

    /** H2 may just have been tidying up its file when the first was begun. */
    private static final int TRIES = 3;

    static final String ENCRYPTED =
            "a database whose file H2 encrypts (CIPHER) is not copied so: stop the service, and copy the file";

    private static final Pattern CIPHER = Pattern.compile("(?i);\\s*CIPHER\\s*=");

    private final DataSource connections;
    private final Settings settings;

    /** @param connections to the database, on which statements take as long as they take */
    DatabaseCopy(DataSource connections, Settings settings) {
        this.connections = connections;
        this.settings = settings;
    }

    /**
     * Makes a copy, tries it, and puts it in its place.
     *
     * @param file must not be there yet
     * @return how many bytes it has
     */
    long into(Path file) throws BackupFailed {
        Path target = file.toAbsolutePath().normalize();
        requireFree(target);
        if (isOfEncrypted(settings)) throw new BackupFailed(ENCRYPTED);
        for (int tried = 1; ; tried++) {
            try {
                return copied(target);
            } catch (FileAlreadyExistsException e) {
                throw new BackupFailed(target + " is there already: name another file");
            } catch (IOException e) {
                throw new BackupFailed("no copy was made into " + target + ", and nothing was changed", e);
            } catch (SQLException e) {
                if (tried == TRIES) {
                    throw new BackupFailed("no copy was made into " + target + ", and nothing was changed", e);
                }
                LOG.warn("a copy cannot be opened, and is made again: {}", e.getMessage());
            }
        }
    }

    static boolean isOfEncrypted(Settings settings) {
        return CIPHER.matcher(settings.jdbcUrl()).find();
    }

    static void requireFree(Path target) throws BackupFailed {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new BackupFailed(target + " is there already: name another file");
        }
        if (target.toString().indexOf(';') >= 0) {
            throw new BackupFailed(
                    "a copy cannot be tried where its path has a ; in it: name another file, not " + target);
        }
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new BackupFailed("there is no folder " + folder + ": make it, or name another one");
        }
    }

    private long copied(Path target) throws IOException, SQLException {
        Path part = OwnedFiles.beside(target);
        try {
            write(part);
            CopyTrial.of(part, settings);
            long bytes = Files.size(part);
            OwnedFiles.place(part, target);
            return bytes;
        } finally {
            OwnedFiles.delete(part);
        }
    }

    private void write(Path part) throws SQLException, IOException {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            WrittenOver.kept(
                    statement,
                    () -> statement.execute("backup to '" + part.toString().replace("'", "''") + "'"));
        } catch (SQLException e) {
            // A disk that is full, or closed to us, stays so however often it is tried.
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof IOException beneath) throw beneath;
            }
            throw e;
        }
    }

    /** A process that was killed while it copied, or the copy that it made, has H2 keep for a day what is written over. */
    void settle() throws SQLException {
        WrittenOver.settle(connections);
    }
}
