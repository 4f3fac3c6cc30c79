package dev.workfloo.server.command;

import dev.workfloo.server.settings.Flags;
import dev.workfloo.server.settings.Setting;
import dev.workfloo.server.settings.UnreadableText;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line: the service, and the commands beside it. */
public final class Commands {

    private Commands() {}

    /** Mistakes are said in one line. */
    public static CommandLine beside(Object service) {
        CommandLine commandLine = new CommandLine(service);
        Flags.addTo(commandLine.getCommandSpec(), EnumSet.allOf(Setting.class));
        all().forEach(commandLine::addSubcommand);
        commandLine.getSubcommands().values().forEach(command -> complete(command, settings(command)));
        return commandLine
                .setExecutionStrategy(Commands::runWhatWasRead)
                .setParameterExceptionHandler((e, arguments) -> {
                    ExitStatus.complain(e.getCommandLine().getErr(), e.getMessage() + "; --help explains");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((e, failed, parsed) -> {
                    OptionalInt status = ExitStatus.ofWhatIsNoFault(e, failed.getErr());
                    if (status.isEmpty()) throw e;
                    return status.getAsInt();
                });
    }

    /** In the order in which the help names them. */
    private static List<Object> all() {
        return List.of(
                new KeysCommand(),
                new LinksCommand(),
                new DefinitionsCommand(),
                new PoolsCommand(),
                new SchemaCommand(),
                new ConsentsCommand(),
                new WebhooksCommand(),
                new BrandCommand(),
                new DatabaseCommand(),
                new WorkCommand(),
                new SearchCommand(),
                new RetentionCommand());
    }

    /** Which database a command is about, if any. */
    private static Set<Setting> settings(CommandLine command) {
        Object which = command.getCommandSpec().userObject();
        Set<Setting> settings = EnumSet.noneOf(Setting.class);
        if (!(which instanceof SchemaCommand)) settings.addAll(Setting.OF_STORAGE);
        if (which instanceof LinksCommand) settings.addAll(Setting.OF_LINKS);
        return settings;
    }

    /** What only holds others together names them. */
    private static void complete(CommandLine command, Set<Setting> settings) {
        if (command.getSubcommands().isEmpty()) {
            Flags.addTo(command.getCommandSpec(), settings);
            return;
        }
        String names = String.join(" | ", command.getSubcommands().keySet());
        command.getCommandSpec().usageMessage().synopsisSubcommandLabel("(" + names + ")");
        command.getSubcommands().values().forEach(each -> complete(each, settings));
    }

    /** Names, ids and paths of every command. */
    private static int runWhatWasRead(ParseResult parsed) {
        for (String argument : parsed.originalArgs()) {
            if (UnreadableText.isIn(argument)) {
                throw new ParameterException(
                        parsed.commandSpec().commandLine(), argument + " " + UnreadableText.REMEDY);
            }
        }
        return new CommandLine.RunLast().execute(parsed);
    }
}
