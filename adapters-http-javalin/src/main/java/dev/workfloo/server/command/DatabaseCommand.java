package dev.workfloo.server.command;

import dev.workfloo.jdbc.migration.UpgradeSql;
import dev.workfloo.server.settings.Flags;
import dev.workfloo.server.settings.Settings;
import dev.workfloo.server.settings.WrongSetting;
import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code database sql|compact}: tables for those whose role may not make them, and room for the disk. */
@Command(
        name = "database",
        mixinStandardHelpOptions = true,
        description = "Helps to prepare a database, and to keep it small.")
final class DatabaseCommand {

    private static final int NOTHING = 0;

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
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        Settings settings =
                Settings.of(Flags.given(StoredCommand.command(commandLine.getParseResult())), System.getenv());
        if (from < NOTHING) throw new WrongSetting("--from must be a version, or 0");
        UpgradeSql usual = isH2(settings) ? UpgradeSql.onH2() : UpgradeSql.onPostgresql();
        UpgradeSql sql = settings.schema().map(usual::inSchema).orElse(usual);
        PrintWriter out = commandLine.getOut();
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
            out.println(database.compactFile()
                    .orElseThrow(() -> new WrongSetting(
                            "the database is no file of H2's: of PostgreSQL, vacuum full gives room back")));
            return NOTHING;
        });
    }

    /** The embedded database makes its tables itself. */
    private static boolean isH2(Settings settings) {
        return !settings.isEmbedded() && settings.jdbcUrl().startsWith("jdbc:h2:");
    }
}
