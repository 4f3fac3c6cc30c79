package dev.workfloo.server.command;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.server.settings.WrongSetting;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code webhooks secret show|rotate}. */
@Command(
        name = "secret",
        mixinStandardHelpOptions = true,
        description = "What a workspace's callbacks are signed with (Standard Webhooks, v1).")
final class WebhookSecretCommand {

    private static final String HOURS = "24";

    @Spec
    private @Nullable CommandSpec spec;

    @Command(mixinStandardHelpOptions = true, description = "Prints the secret; draws it if there is none yet.")
    int show(@Option(names = "--workspace", required = true, description = WebhooksCommand.WHOSE) String workspace) {
        WorkspaceId id = StoredCommand.workspace(workspace);
        return StoredCommand.run(spec, (workfloo, out) -> {
            out.println(workfloo.callbacks().secret(id).text());
            return 0;
        });
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Draws a new secret and prints it; for some hours the old one signs too.")
    int rotate(
            @Option(names = "--workspace", required = true, description = WebhooksCommand.WHOSE) String workspace,
            @Option(
                            names = "--overlap-hours",
                            defaultValue = HOURS,
                            description = "for how long both sign, 0 to 720. Default: " + HOURS)
                    int hours) {
        WorkspaceId id = StoredCommand.workspace(workspace);
        if (hours < 0 || hours > 720) throw new WrongSetting("--overlap-hours must be from 0 to 720");
        return StoredCommand.run(spec, (workfloo, out) -> {
            out.println(workfloo.callbacks().rotate(id, Duration.ofHours(hours)).text());
            return 0;
        });
    }
}
