package dev.workfloo.server.command;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.Maintenance;
import dev.workfloo.consent.ChainVerdict;
import dev.workfloo.wire.ConsentBody;
import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code consents export|verify}: what proves at an audit which consents were given. */
@Command(name = "consents", mixinStandardHelpOptions = true, description = "Proves which consents were given.")
final class ConsentsCommand {

    private static final int BROKEN = 1;

    @Spec
    private @Nullable CommandSpec spec;

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Prints a workspace's consent records, one JSON object a line, each with the hash that chains it to the one"
                        + " before, and says on standard error whether the chain is whole.",
                "Keep the newest hash elsewhere: it proves later that no record before it was changed or taken out."
            })
    int export(@Option(names = "--workspace", required = true, description = "whose consents") String workspace) {
        WorkspaceId id = StoredCommand.workspace(workspace);
        return StoredCommand.run(spec, (workfloo, out) -> {
            chainAll(workfloo);
            return tell(workfloo.consents().export(id, record -> out.println(ConsentBody.of(record))));
        });
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Says whether a workspace's chain of consent records is whole; its status is 1 when it is not.")
    int verify(@Option(names = "--workspace", required = true, description = "whose consents") String workspace) {
        WorkspaceId id = StoredCommand.workspace(workspace);
        return StoredCommand.run(spec, (workfloo, out) -> {
            chainAll(workfloo);
            return tell(workfloo.consents().verify(id));
        });
    }

    /** What was given a moment ago belongs to it too. */
    private static void chainAll(Workfloo workfloo) {
        int chained = workfloo.work().perform(Maintenance.CONSENTS);
        while (chained > 0) chained = workfloo.work().perform(Maintenance.CONSENTS);
    }

    private int tell(ChainVerdict verdict) {
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        String whole = verdict.intact().sequence() + " records, chained up to "
                + verdict.intact().hash();
        err.println(verdict.broken()
                .map(why -> "BROKEN: " + why + "; whole are " + whole)
                .orElse("whole: " + whole));
        err.flush();
        return verdict.broken().isPresent() ? BROKEN : 0;
    }
}
