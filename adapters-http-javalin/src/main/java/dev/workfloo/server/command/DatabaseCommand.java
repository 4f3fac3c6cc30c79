package dev.workfloo.server.command;

import dev.workfloo.jdbc.migration.UpgradeSql;
import dev.workfloo.server.backup.Backup;
import dev.workfloo.server.backup.BackupFailed;
import dev.workfloo.server.backup.Restoration;
import dev.workfloo.server.database.CompactionFailed;
import dev.workfloo.server.log.Logging;
import dev.workfloo.server.settings.Settings;
import dev.workfloo.server.settings.WrongSetting;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code database sql|compact|backup|restore}: what is done with a database as a whole. */
@Command(
        name = "database",
        mixinStandardHelpOptions = true,
        description = "Prepares a database, keeps it small, saves it and brings it back.")
final class DatabaseCommand {

    private static final int NOTHING = 0;
    private static final int FAILED = 1;

    @Spec
    private @Nullable CommandSpec spec;

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Prints the SQL that makes all tables, or brings them up to date, without connecting to a database: for H2 where"
                        + " the URL is one of H2's, else for PostgreSQL.",
                "Somebody whose role may make tables runs it; the service's role then needs rights on their rows alone."
            })
    int sql(
            @Option(
                            names = "--from",
                            defaultValue = "0",
                            description =
                                    "newest version in workfloo_schema_history. Default: 0, there are no tables yet")
                    int from) {
        Settings settings = StoredCommand.settings(spec);
        if (from < NOTHING) throw new WrongSetting("--from must be a version, or 0");
        boolean isH2 = !settings.isEmbedded() && isH2(settings);
        UpgradeSql usual = isH2 ? UpgradeSql.onH2() : UpgradeSql.onPostgresql();
        UpgradeSql sql = settings.schema().map(usual::inSchema).orElse(usual);
        PrintWriter out = commandLine().getOut();
        out.print(from == NOTHING ? sql.fromNothing() : sql.from(from));
        out.flush();
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Copies the file of an embedded database without the room that nothing uses any more, while the service is stopped,"
                        + " and gives that room back to the disk. For a moment both are there.",
                "PostgreSQL does so with vacuum full."
            })
    int compact() {
        return StoredCommand.runOn(spec, (database, out) -> {
            try {
                out.println(database.compactFile()
                        .orElseThrow(() -> new WrongSetting(
                                "the database is no file of H2's that one process has for itself: of PostgreSQL, vacuum full"
                                        + " gives room back")));
                return NOTHING;
            } catch (CompactionFailed e) {
                new PlainLines(commandLine().getErr())
                        .println("workfloo-server: the file was not compacted: " + e.getMessage());
                return FAILED;
            }
        });
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Copies the embedded database into a file: of one moment, tried, and for its owner alone. It may be run while the"
                        + " service does, which then makes the copy, and nobody waits for it. The key is not in the copy.",
                "For PostgreSQL it says what to save, and how."
            })
    int backup(
            @Parameters(arity = "0..1", paramLabel = "FILE", description = "the copy, a new file") @Nullable
                    String file) {
        Settings settings = StoredCommand.settings(spec);
        Logging.begin(settings);
        if (!isH2(settings)) {
            commandLine().getOut().print(WhatToSave.onPostgresql(settings));
            commandLine().getOut().flush();
            return 0;
        }
        if (file == null) throw new WrongSetting("FILE must be given: the copy, a new file");
        try {
            long bytes = Backup.into(path(file), settings, this::say);
            say("copied into " + file + ", " + bytes + " bytes, opened and read once");
            say("the key is not in it: keep it elsewhere, " + WhatToSave.key(settings)
                    + "; without it nothing personal is read again");
            return 0;
        } catch (BackupFailed e) {
            return failed(e);
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Brings a copy back as the embedded database, where there is none, under the key that it was written under.",
                "All work is held back in it: a service that is started then serves reads alone, and sends nothing until the"
                        + " command work resume."
            })
    int restore(@Parameters(paramLabel = "FILE", description = "as database backup made it") String file) {
        Settings settings = StoredCommand.settings(spec);
        Logging.begin(settings);
        try {
            Path database = Restoration.of(path(file), settings);
            say("restored as " + database + ", with all work held back");
            say("work list names what would be sent; work resume lets it go");
            return 0;
        } catch (BackupFailed e) {
            return failed(e);
        }
    }

    private static boolean isH2(Settings settings) {
        return settings.jdbcUrl().startsWith("jdbc:h2:");
    }

    private static Path path(String file) {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw new WrongSetting("FILE is not a path: " + file, e);
        }
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec).commandLine();
    }

    private void say(String line) {
        new PlainLines(commandLine().getOut()).println(line);
    }

    private int failed(BackupFailed e) {
        new PlainLines(commandLine().getErr()).println("workfloo-server: " + e.getMessage());
        return FAILED;
    }
}
