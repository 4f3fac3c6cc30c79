package dev.workfloo.server.command;

import dev.workfloo.access.Environment;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.person.InvitePerson;
import dev.workfloo.application.port.in.person.InvitePerson.Invitation;
import dev.workfloo.application.port.in.person.InvitePerson.NewLink;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.person.LinkId;
import dev.workfloo.execution.person.PersonLink;
import dev.workfloo.server.settings.PublicUrl;
import dev.workfloo.server.settings.Settings;
import dev.workfloo.server.settings.WrongSetting;
import io.vavr.control.Either;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code links create|list|revoke}: links by which persons come to their executions. Beside a service on H2, its API does the same. */
@Command(
        name = "links",
        mixinStandardHelpOptions = true,
        description =
                "Makes links by which persons fill the steps of one execution on a page, lists them, and takes them back.")
final class LinksCommand {

    private static final String WHOSE = "workspace of the execution";
    private static final String EXECUTION = "EXECUTION";
    private static final String OF_EXECUTION = "the execution's id";

    @Spec
    private @Nullable CommandSpec spec;

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Makes a link and prints its address, this once. Who has it comes in: give it to the person alone.")
    int create(
            @Option(names = "--workspace", required = true, description = WHOSE) String workspace,
            @Option(
                            names = "--expires-in",
                            defaultValue = "PT72H",
                            description = "for how long it opens, from PT1M to P30D. Default: PT72H")
                    String expiresIn,
            @Parameters(paramLabel = EXECUTION, description = OF_EXECUTION) String execution) {
        Duration lasts = duration(expiresIn);
        Settings settings = StoredCommand.settings(spec);
        String address = PublicUrl.ofLinks(settings);
        Place place = place(workspace, execution);
        return run((invitations, out) -> {
            NewLink made = place.in((scope, id) -> invitations.invite(scope, id, Invitation.lasting(lasts)));
            out.println(address + "/p/" + made.link().id() + "/" + made.token());
            return 0;
        });
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new WrongSetting("--expires-in must be a duration of ISO 8601, such as PT72H");
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Lists an execution's links that open now, not what opens them.")
    int list(
            @Option(names = "--workspace", required = true, description = WHOSE) String workspace,
            @Parameters(paramLabel = EXECUTION, description = OF_EXECUTION) String execution) {
        Place place = place(workspace, execution);
        return run((invitations, out) -> {
            List<PersonLink> open = place.in(invitations::open);
            out.printf(Locale.ROOT, "%-24s  %-30s  %s%n", "LINK", "CREATED", "EXPIRES");
            open.forEach(link -> out.println(line(link)));
            return 0;
        });
    }

    private static String line(PersonLink link) {
        return String.format(
                Locale.ROOT,
                "%-24s  %-30s  %s",
                link.id(),
                link.life().createdAt(),
                link.life().expiresAt());
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Revokes a link: from now on it opens nothing, and who has opened it sees nothing more.")
    int revoke(
            @Option(names = "--workspace", required = true, description = WHOSE) String workspace,
            @Parameters(paramLabel = EXECUTION, description = OF_EXECUTION) String execution,
            @Parameters(paramLabel = "LINK", description = "as list names it, and its address begins") String link) {
        Place place = place(workspace, execution);
        Optional<LinkId> id = LinkId.parse(link);
        return run((invitations, out) -> {
            PersonLink revoked = place.in((scope, of) ->
                    id.map(it -> invitations.revoke(scope, of, it)).orElse(Either.left(WorkflooProblem.UNKNOWN_LINK)));
            out.println("revoked " + revoked.id());
            return 0;
        });
    }

    private Place place(String workspace, String execution) {
        Set<Environment> served = StoredCommand.settings(spec).environments().served();
        return new Place(
                StoredCommand.workspace(workspace),
                ExecutionId.parse(execution)
                        .orElseThrow(() -> new WrongSetting(EXECUTION + " must be an id of 24 hex digits")),
                served);
    }

    private int run(ToIntBiFunction<InvitePerson, PrintWriter> work) {
        return StoredCommand.run(spec, (workfloo, out) -> work.applyAsInt(workfloo.invitations(), out));
    }

    /** An execution, whichever environment it lives in of those that are served. */
    private record Place(WorkspaceId workspace, ExecutionId execution, Set<Environment> served) {

        <T> T in(BiFunction<Scope, ExecutionId, Either<WorkflooProblem, T>> work) {
            Either<WorkflooProblem, T> done = Either.left(WorkflooProblem.UNKNOWN_EXECUTION);
            for (Environment each : served) {
                if (!done.equals(Either.left(WorkflooProblem.UNKNOWN_EXECUTION))) break;
                done = work.apply(new Scope(workspace, each), execution);
            }
            return done.getOrElseThrow(problem -> new WrongSetting(problem.message()));
        }
    }
}
