package dev.workfloo.server;

import dev.workfloo.server.command.Commands;
import dev.workfloo.server.command.ExitStatus;
import dev.workfloo.server.log.Logging;
import dev.workfloo.server.settings.Flags;
import dev.workfloo.server.settings.Setting;
import dev.workfloo.server.settings.Settings;
import dev.workfloo.server.watch.HeapWatch;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Where the process begins: the command line, of which the service is what it does without a command. */
@Command(
        name = "workfloo-server",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
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
            "  WORKFLOO_ENCRYPTION_KEY_NEXT",
            "                            the key to which that one is changed (keys encryption rotate), or a path in",
            "                            WORKFLOO_ENCRYPTION_KEY_NEXT_FILE",
            "  WORKFLOO_SMTP_PASSWORD    password of the user of the e-mail server",
            "  WORKFLOO_SECRET_<NAME>    what the connector file names {{ secret.<name> }}",
            "",
            "Traces go to where OpenTelemetry's own variables say, such as OTEL_EXPORTER_OTLP_ENDPOINT; without them, nowhere."
        })
public final class Main implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    private Main() {}

    public static void main(String[] arguments) {
        int status = Flags.alone(arguments)
                .map(Main::begin)
                .orElseGet(() -> commandLine().execute(arguments));
        if (status != 0) System.exit(status);
    }

    static CommandLine commandLine() {
        return Commands.beside(new Main());
    }

    /** Without a command line, of which nothing is left to read. */
    private static int begin(Map<Setting, String> flags) {
        try {
            serve(flags);
            return 0;
        } catch (RuntimeException e) {
            return ExitStatus.of(e, new PrintWriter(System.err, true));
        }
    }

    @Override
    public Integer call() {
        serve(Flags.given(Objects.requireNonNull(spec).commandLine().getParseResult()));
        return 0;
    }

    private static void serve(Map<Setting, String> flags) {
        Settings settings = Settings.of(flags, System.getenv());
        Logging.begin(settings);
        HeapWatch.start();
        WorkflooServer server = WorkflooServer.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "workfloo-stop"));
        System.out.println(Greeting.of(settings, server.address(), server.isPaused()));
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"workfloo-server " + Release.number(), "Java " + Runtime.version()};
        }
    }
}
