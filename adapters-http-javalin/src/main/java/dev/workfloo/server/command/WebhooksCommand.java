package dev.workfloo.server.command;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.Workfloo;
import dev.workfloo.execution.StatusCallback;
import dev.workfloo.execution.callback.CallbackDelivery.Receipt;
import dev.workfloo.execution.callback.CallbackDelivery.State;
import dev.workfloo.execution.callback.CallbackDelivery.Summary;
import dev.workfloo.server.settings.WrongSetting;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code webhooks secret|failed|resend|receipt}: what callbacks are signed with, and what became of them. */
@Command(
        name = "webhooks",
        mixinStandardHelpOptions = true,
        subcommands = WebhookSecretCommand.class,
        description = "Shows and changes what callbacks are signed with, and sends again what was never taken.")
final class WebhooksCommand {

    private static final int NOT_FOUND = 1;
    static final String WHOSE = "whose callbacks";

    @Spec
    private @Nullable CommandSpec spec;

    @Command(
            mixinStandardHelpOptions = true,
            description = "Lists callbacks that their receiver has not taken for 24 hours, the oldest first.")
    int failed(
            @Option(names = "--workspace", required = true, description = WHOSE) String workspace,
            @Option(names = "--most", defaultValue = "100", description = "how many. Default: 100") int most) {
        WorkspaceId id = StoredCommand.workspace(workspace);
        if (most < 1) throw new WrongSetting("--most must be 1 or more");
        return StoredCommand.run(spec, (workfloo, out) -> {
            out.printf(Locale.ROOT, "%-44s %-18s %-30s %s%n", "ID", "TYPE", "HAPPENED", "TRIES");
            workfloo.callbacks().givenUp(id, most).forEach(failed -> out.println(line(failed)));
            return 0;
        });
    }

    static String line(Summary failed) {
        return String.format(
                Locale.ROOT, "%-44s %-18s %-30s %d", failed.id(), failed.kind().type(), failed.at(), failed.tries());
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Has callbacks sent again that were given up; the service does it as soon as it runs.")
    int resend(
            @Option(names = "--workspace", required = true, description = WHOSE) String workspace,
            @Parameters(arity = "1..*", paramLabel = "ID", description = "as failed lists them") String[] ids) {
        WorkspaceId id = StoredCommand.workspace(workspace);
        return StoredCommand.run(spec, (workfloo, out) -> {
            int status = 0;
            for (String one : ids) {
                boolean found = workfloo.callbacks().sendAgain(id, one).isPresent();
                out.println(found ? one + " is sent again" : one + notSent(workfloo, id, one));
                if (!found) status = NOT_FOUND;
            }
            return status;
        });
    }

    private static String notSent(Workfloo workfloo, WorkspaceId workspace, String id) {
        return workfloo.callbacks()
                .receipt(workspace, id)
                .map(it -> " cannot be sent again: " + ended(it) + ", and its body is not kept any more; ask for the"
                        + " execution's status instead")
                .orElse(" was not given up, or is not this workspace's");
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Prints what is kept of a callback that was taken, or that its receiver wants no more: to whom it went, when,"
                        + " and the SHA-256 of its body, to be compared with what the receiver got.",
                "Its status is 1 when there is none."
            })
    int receipt(
            @Option(names = "--workspace", required = true, description = WHOSE) String workspace,
            @Parameters(paramLabel = "ID", description = "as the receiver got it in webhook-id") String id) {
        WorkspaceId whose = StoredCommand.workspace(workspace);
        return StoredCommand.run(
                spec,
                (workfloo, out) -> workfloo.callbacks()
                        .receipt(whose, id)
                        .map(receipt -> tell(receipt, out))
                        .orElseGet(() -> {
                            out.println(id + " was not taken yet, is kept no longer, or is not this workspace's");
                            return NOT_FOUND;
                        }));
    }

    private static int tell(Receipt receipt, PrintWriter out) {
        StatusCallback told = receipt.delivery().callback();
        out.println(told.id() + " " + told.kind().type() + ", happened " + told.at());
        out.println("to " + told.receiver().url());
        out.println(ended(receipt) + ", tries " + receipt.delivery().tries());
        out.println("SHA-256 of its body " + receipt.bodyHash());
        return 0;
    }

    private static String ended(Receipt receipt) {
        String how = receipt.delivery().state() == State.DELIVERED ? "it was taken" : "its receiver wants no more";
        return how + receipt.at().map(at -> " at " + at).orElse("");
    }
}
