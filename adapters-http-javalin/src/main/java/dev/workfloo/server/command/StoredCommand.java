package dev.workfloo.server.command;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.Workfloo;
import dev.workfloo.server.database.Database;
import dev.workfloo.server.log.Logging;
import dev.workfloo.server.settings.Flags;
import dev.workfloo.server.settings.Settings;
import dev.workfloo.server.settings.WrongSetting;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** What commands beside the service share: they open its database, do one thing, and print. */
final class StoredCommand {

    private StoredCommand() {}

    static int run(@Nullable CommandSpec spec, ToIntBiFunction<Workfloo, PrintWriter> work) {
        return runOn(spec, (database, out) -> work.applyAsInt(workfloo(database), out));
    }

    static Workfloo workfloo(Database database) {
        return Workfloo.builder(database.store(), database.clock(), new SecureRandom())
                .outside(WordedOutside.NOBODY)
                .build();
    }

    /** For what is no use case. */
    static int runOn(@Nullable CommandSpec spec, ToIntBiFunction<Database, PrintWriter> work) {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        Settings settings = settings(spec);
        Logging.begin(settings);
        try (Database database = Database.openForOne(settings)) {
            PrintWriter out = new PlainLines(commandLine.getOut());
            int status = work.applyAsInt(database, out);
            out.flush();
            return status;
        }
    }

    /** What the command was told, and the environment says. */
    static Settings settings(@Nullable CommandSpec spec) {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        return Settings.of(Flags.given(command(commandLine.getParseResult())), System.getenv());
    }

    /** Whether no service runs beside the command: H2 admits one process. */
    static boolean isAlone(@Nullable CommandSpec spec) {
        return settings(spec).jdbcUrl().startsWith("jdbc:h2:");
    }

    /** The command itself, of those that lead to it. */
    static ParseResult command(ParseResult parsed) {
        return parsed.hasSubcommand() ? command(parsed.subcommand()) : parsed;
    }

    static WorkspaceId workspace(String name) {
        try {
            return new WorkspaceId(name);
        } catch (IllegalArgumentException e) {
            throw new WrongSetting("--workspace: " + e.getMessage());
        }
    }
}
