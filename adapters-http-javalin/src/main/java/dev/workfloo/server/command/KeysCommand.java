package dev.workfloo.server.command;

import dev.workfloo.access.ApiKey;
import dev.workfloo.access.Caller;
import dev.workfloo.access.Right;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.ManageKeys;
import dev.workfloo.server.settings.WrongSetting;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code keys add|list|revoke|encryption}: gives out API keys and takes them back, in the database that the settings name. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "Gives out API keys and takes them back, and changes the encryption key.",
        subcommands = EncryptionCommand.class)
final class KeysCommand {

    private static final String RIGHTS =
            "what it may do, of ${COMPLETION-CANDIDATES}; without see, sensitive values are"
                    + " starred, and manage means design,publish,administer. Default: all";

    @Spec
    private @Nullable CommandSpec spec;

    /** A new key, printed once. */
    @Command(mixinStandardHelpOptions = true, description = "Adds a key and prints it, this once.")
    int add(
            @Option(names = "--workspace", required = true, description = "workspace of the key") String workspace,
            @Option(
                            names = "--environment",
                            required = true,
                            description = "where it counts: sandbox, production or both")
                    String environment,
            @Option(names = "--name", defaultValue = "default", description = "what to call it. Default: default")
                    String name,
            @Option(
                            names = "--rights",
                            split = ",",
                            completionCandidates = AccessOptions.RightNames.class,
                            description = RIGHTS)
                    String @Nullable [] rights) {
        Caller caller = new Caller(
                StoredCommand.workspace(workspace),
                name,
                AccessOptions.environment(environment),
                AccessOptions.rights(rights));
        return run((keys, out) -> keys.add(caller)
                .fold(
                        problem -> {
                            throw new WrongSetting(problem.message());
                        },
                        added -> {
                            out.println(added.text());
                            return 0;
                        }));
    }

    @Command(mixinStandardHelpOptions = true, description = "Lists a workspace's keys, not what they are.")
    int list(@Option(names = "--workspace", required = true, description = "workspace of the keys") String workspace) {
        WorkspaceId id = StoredCommand.workspace(workspace);
        return run((keys, out) -> {
            out.printf(
                    Locale.ROOT, "%-24s %-12s %-44s %-22s %s%n", "NAME", "ENVIRONMENT", "RIGHTS", "CREATED", "REVOKED");
            keys.list(id).forEach(key -> out.println(line(key)));
            return 0;
        });
    }

    @Command(mixinStandardHelpOptions = true, description = "Revokes a key; it counts for 5 seconds more at most.")
    int revoke(
            @Option(names = "--workspace", required = true, description = "workspace of the key") String workspace,
            @Option(names = "--name", required = true, description = "what it is called") String name) {
        WorkspaceId id = StoredCommand.workspace(workspace);
        return run((keys, out) -> keys.revoke(id, name)
                .fold(
                        problem -> {
                            throw new WrongSetting(problem.message());
                        },
                        key -> {
                            out.println("revoked " + key.caller().keyName());
                            return 0;
                        }));
    }

    private int run(ToIntBiFunction<ManageKeys, PrintWriter> work) {
        return StoredCommand.run(spec, (workfloo, out) -> work.applyAsInt(workfloo.keys(), out));
    }

    private static String line(ApiKey key) {
        Caller caller = key.caller();
        return String.format(
                Locale.ROOT,
                "%-24s %-12s %-44s %-22s %s",
                caller.keyName(),
                caller.only().map(AccessOptions::word).orElse("both"),
                Right.words(caller.rights()),
                key.createdAt(),
                key.revokedAt().map(Object::toString).orElse(""));
    }
}
