package dev.workfloo.server.command;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.server.settings.WrongSetting;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code search rekey}: changes what the index of searches is hashed with. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description = "Looks after the index by which executions are searched.")
final class SearchCommand {

    @Spec
    private @Nullable CommandSpec spec;

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Draws a new key for the index of a workspace; the service indexes all of it anew while it runs.")
    int rekey(
            @Option(names = "--workspace", required = true, description = "whose executions are searched")
                    String workspace) {
        WorkspaceId id = StoredCommand.workspace(workspace);
        return StoredCommand.run(spec, (workfloo, out) -> {
            int number = workfloo.indexKeys()
                    .change(id)
                    .orElseThrow(() -> new WrongSetting("--workspace: nothing of " + id.name() + " is indexed"));
            out.println(
                    "key " + number + " of " + id.name() + " is written with in 15 seconds; what stands under the one"
                            + " before it is found until the service has indexed it anew");
            return 0;
        });
    }
}
