package dev.workfloo.server;

import dev.workfloo.StoreDamaged;
import dev.workfloo.StoreUnavailable;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line. */
@Command(
        name = "workfloo-server",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {KeysCommand.class, DefinitionsCommand.class, ConsentsCommand.class, WebhooksCommand.class},
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Runs the Workfloo service until it is stopped.",
        footer = {
            "",
            "Secrets are never flags:",
            "  WORKFLOO_JDBC_PASSWORD    password of the database, or the path of a file in WORKFLOO_JDBC_PASSWORD_FILE",
            "  WORKFLOO_ENCRYPTION_KEY   32 bytes in base64 under which personal data is stored, or a path in",
            "                            WORKFLOO_ENCRYPTION_KEY_FILE; the embedded database makes its own,",
            "                            .workfloo/encryption.key",
            "  WORKFLOO_SMTP_PASSWORD    password of the user of the e-mail server",
            "  WORKFLOO_SECRET_<NAME>    what the connector file names {{ secret.<name> }}",
            "",
            "Traces go to where OpenTelemetry's own variables say, such as OTEL_EXPORTER_OTLP_ENDPOINT; without them, nowhere."
        })
public final class Main implements Callable<Integer> {

    @Mixin
    private final Flags.Serving serving = new Flags.Serving();

    @Mixin
    private final Flags.Storing storing = new Flags.Storing();

    @Mixin
    private final Flags.Reaching reaching = new Flags.Reaching();

    @Mixin
    private final Flags.Watching watching = new Flags.Watching();

    private Main() {}

    public static void main(String[] arguments) {
        int status = commandLine().execute(arguments);
        if (status != 0) System.exit(status);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setExecutionStrategy(Main::runWhatWasRead)
                .setParameterExceptionHandler((e, arguments) -> {
                    complain(e.getCommandLine(), e.getMessage() + "; --help explains");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((e, commandLine, parsed) -> {
                    if (e instanceof StoreUnavailable || e instanceof StoreDamaged) {
                        complain(commandLine, e.getMessage());
                        return CommandLine.ExitCode.SOFTWARE;
                    }
                    if (!(e instanceof WrongSetting)) throw e;
                    complain(commandLine, e.getMessage());
                    return CommandLine.ExitCode.USAGE;
                });
    }

    private static void complain(CommandLine commandLine, @Nullable String message) {
        new PlainLines(commandLine.getErr()).println("workfloo-server: " + message);
    }

    /** Names, ids and paths of every command. */
    private static int runWhatWasRead(ParseResult parsed) {
        for (String argument : parsed.originalArgs()) {
            if (Unread.isIn(argument)) {
                throw new ParameterException(parsed.commandSpec().commandLine(), argument + " " + Unread.MEND);
            }
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    @Override
    public Integer call() {
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        serving.addTo(flags);
        storing.addTo(flags);
        reaching.addTo(flags);
        watching.addTo(flags);
        Settings settings = Settings.of(flags, System.getenv());
        Logs.begin(settings);
        HeapWatch.start();
        WorkflooServer server = WorkflooServer.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "workfloo-stop"));
        System.out.println(Greeting.of(settings, server.address()));
        return 0;
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                    .orElse("(unpackaged)");
            return new String[] {"workfloo-server " + version, "Java " + Runtime.version()};
        }
    }
}
