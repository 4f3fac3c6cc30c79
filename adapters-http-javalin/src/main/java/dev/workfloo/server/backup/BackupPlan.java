package dev.workfloo.server.backup;

import dev.workfloo.server.database.H2File;
import dev.workfloo.server.settings.Setting;
import dev.workfloo.server.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When copies are made without being asked for.
 *
 * @param every how long after one copy the next is made
 * @param kept how many stay, the newest
 */
public record BackupPlan(Path folder, Duration every, int kept) {

    /**
     * What was set; empty where no copies are wanted.
     *
     * @throws dev.workfloo.server.settings.WrongSetting when it cannot be done
     */
    public static Optional<BackupPlan> of(Settings settings) {
        Duration every = Duration.ofHours(settings.number(Setting.BACKUP_EVERY, 24, 1, 8_760));
        int kept = settings.number(Setting.BACKUP_KEEP, 7, 1, 10_000);
        Optional<Path> folder = settings.path(Setting.BACKUP_FOLDER);
        Stream.of(Setting.BACKUP_EVERY, Setting.BACKUP_KEEP)
                .filter(setting -> folder.isEmpty() && settings.get(setting).isPresent())
                .findFirst()
                .ifPresent(setting -> {
                    throw Settings.wrong(setting, "is of no use without " + Setting.BACKUP_FOLDER.variable());
                });
        return folder.map(path -> new BackupPlan(checked(path, settings), every, kept));
    }

    /** A folder that were made here might be in a place that goes with the machine, where another was to be mounted. */
    private static Path checked(Path folder, Settings settings) {
        if (H2File.of(settings).isEmpty()) {
            throw Settings.wrong(
                    Setting.BACKUP_FOLDER,
                    "is for a database that H2 keeps in a file; PostgreSQL has its own means, which the command database"
                            + " backup names");
        }
        if (!Files.isDirectory(folder)) {
            throw Settings.wrong(Setting.BACKUP_FOLDER, "must be a folder, and there is none at " + folder);
        }
        Path place = folder.toAbsolutePath().normalize();
        if (place.toString().indexOf(';') >= 0) {
            throw Settings.wrong(Setting.BACKUP_FOLDER, "must have no ; in its path, where copies cannot be tried");
        }
        if (DatabaseCopy.isOfEncrypted(settings))
            throw Settings.wrong(Setting.BACKUP_FOLDER, "is of no use: " + DatabaseCopy.ENCRYPTED);
        return place;
    }
}
