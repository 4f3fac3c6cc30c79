package dev.workfloo.server.command;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.pool.PoolPublication;
import dev.workfloo.definition.pool.PoolId;
import dev.workfloo.server.settings.WrongSetting;
import io.vavr.control.Either;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pools rollback}: publishes an old version anew, in the database that the settings name. */
@Command(
        name = "pools",
        mixinStandardHelpOptions = true,
        description = "Publishes an old version of a pool of definitions anew.")
final class PoolsCommand {

    @Spec
    private @Nullable CommandSpec spec;

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Makes what an old version says the next version, for executions that are started from the pool from now"
                            + " on. Services that run need no restart, and the files that they start with do not undo it.")
    int rollback(
            @Option(names = "--workspace", required = true, description = "whose pool") String workspace,
            @Parameters(paramLabel = "ID", description = "the pool's id") String id,
            @Parameters(paramLabel = "VERSION", description = "the old version, from 1") int version) {
        WorkspaceId whose = StoredCommand.workspace(workspace);
        return StoredCommand.run(spec, (workfloo, out) -> {
            PoolPublication publication = rollBack(workfloo, whose, id, version)
                    .getOrElseThrow(problem -> new WrongSetting(problem.message()));
            DefinitionsCommand.tell(publication.version(), version, out);
            publication.warnings().forEach(warning -> out.println("  " + warning));
            return 0;
        });
    }

    private static Either<WorkflooProblem, PoolPublication> rollBack(
            Workfloo workfloo, WorkspaceId workspace, String id, int version) {
        return PoolId.parse(id)
                .map(pool -> workfloo.pools().rollBack(workspace, pool, version))
                .orElse(Either.left(WorkflooProblem.UNKNOWN_POOL));
    }
}
