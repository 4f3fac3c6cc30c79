package dev.workfloo.server.backup;

import dev.workfloo.server.database.Database;
import dev.workfloo.server.database.H2File;
import dev.workfloo.server.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** A copy as a command makes it: by itself where no service runs, and else by the service that does. */
public final class Backup {

    private Backup() {}

    /**
     * Makes it.
     *
     * @param file must not be there yet
     * @param progress is told now and then how far it is
     * @return how many bytes it has
     */
    public static long into(Path file, Settings settings, Consumer<String> progress) throws BackupFailed {
        H2File database = H2File.of(settings)
                .orElseThrow(() -> new BackupFailed("only a database that H2 keeps in a file is copied so"));
        if (!Files.isRegularFile(database.data())) throw new BackupFailed("there is no database " + database.data());
        Path target = file.toAbsolutePath().normalize();
        DatabaseCopy.requireFree(target);
        DataSource connections = Database.asItIs(settings);
        try (Connection keptOpen = connections.getConnection()) {
            keptOpen.setAutoCommit(true);
            return new DatabaseCopy(connections, settings).into(target);
        } catch (SQLException e) {
            if (!Database.isInUse(e)) throw new BackupFailed("the database cannot be opened", e);
            return new RunningService(database, progress).copyInto(target);
        }
    }
}
