package dev.workfloo.server;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.Workfloo;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** What commands beside the service share: they open its database, do one thing, and print. */
final class StoredCommand {

    private StoredCommand() {}

    static int run(@Nullable CommandSpec spec, Flags.Storing storing, ToIntBiFunction<Workfloo, PrintWriter> work) {
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        storing.addTo(flags);
        Settings settings = Settings.of(flags, System.getenv());
        Logs.begin(settings);
        try (Database database = Database.openForOne(settings)) {
            Workfloo workfloo = Workfloo.on(database.store(), database.clock(), new SecureRandom());
            PrintWriter out =
                    new PlainLines(Objects.requireNonNull(spec).commandLine().getOut());
            int status = work.applyAsInt(workfloo, out);
            out.flush();
            return status;
        }
    }

    static WorkspaceId workspace(String name) {
        try {
            return new WorkspaceId(name);
        } catch (IllegalArgumentException e) {
            throw new WrongSetting("--workspace: " + e.getMessage());
        }
    }
}
