package dev.workfloo.server.command;

import dev.workfloo.PublishedVersion;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.Publication;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.server.settings.WrongSetting;
import io.vavr.control.Either;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code definitions rollback}: publishes an old version anew, in the database that the settings name. */
@Command(
        name = "definitions",
        mixinStandardHelpOptions = true,
        description = "Publishes an old version of a definition anew.")
final class DefinitionsCommand {

    @Spec
    private @Nullable CommandSpec spec;

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Makes what an old version says the next version, for executions that start from now on. Services that run"
                        + " need no restart, and the files that they start with do not undo it.",
                "The definition keeps its scenarios, which belong to none of its versions; those that fail are named."
            })
    int rollback(
            @Option(names = "--workspace", required = true, description = "whose definition") String workspace,
            @Parameters(paramLabel = "ID", description = "the definition's id") String id,
            @Parameters(paramLabel = "VERSION", description = "the old version, from 1") int version) {
        WorkspaceId whose = StoredCommand.workspace(workspace);
        return StoredCommand.run(
                spec,
                (workfloo, out) -> rollBack(workfloo, whose, id, version)
                        .fold(
                                problem -> {
                                    throw new WrongSetting(problem.message());
                                },
                                publication -> tell(publication, version, out)));
    }

    private static Either<WorkflooProblem, Publication> rollBack(
            Workfloo workfloo, WorkspaceId workspace, String id, int version) {
        return DefinitionId.parse(id)
                .map(definition -> workfloo.rollbacks().rollBack(workspace, definition, version))
                .orElse(Either.left(WorkflooProblem.UNKNOWN_DEFINITION));
    }

    static void tell(PublishedVersion current, int old, PrintWriter out) {
        out.println("version " + current.number() + " is current, and says what version " + old + " says");
    }

    private static int tell(Publication publication, int old, PrintWriter out) {
        tell(publication.version(), old, out);
        publication.warnings().forEach(warning -> out.println("  " + warning));
        publication.verdicts().stream()
                .filter(verdict -> !verdict.passed())
                .forEach(verdict -> out.println("  scenario " + verdict.name() + " fails: " + verdict.differences()));
        return 0;
    }
}
