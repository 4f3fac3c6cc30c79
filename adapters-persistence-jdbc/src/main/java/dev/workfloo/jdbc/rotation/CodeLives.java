package dev.workfloo.jdbc.rotation;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Definitions;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.NipNode;
import dev.workfloo.execution.Start;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** For how long consent codes can be typed, as the versions say that executions which wait for one are of. */
final class CodeLives {

    /** A code of a node that cannot be read any more lives for no longer, as far as anybody knows. */
    private static final Duration UNKNOWN = Duration.ofDays(1);

    private static final String VERSIONS = "select distinct workspace, definition_id, definition_version"
            + " from workfloo_execution where " + LiveCodes.AT_CONSENT;

    private final Sql sql;
    private final Definitions definitions;

    CodeLives(Sql sql, Definitions definitions) {
        this.sql = sql;
        this.definitions = definitions;
    }

    private record Version(WorkspaceId workspace, DefinitionVersion version) {
        static Version read(ResultSet row) throws SQLException {
            DefinitionId definition = new DefinitionId(row.getString("definition_id"));
            return new Version(
                    new WorkspaceId(row.getString("workspace")),
                    new DefinitionVersion(definition, row.getInt("definition_version")));
        }
    }

    /** Of the code that the execution waits for. */
    Duration of(WorkflooExecution execution) {
        Start start = execution.start();
        return nips(new Version(start.scope().workspace(), start.version()))
                .filter(node -> execution.position().waitsAt().equals(Optional.of(node.id())))
                .map(node -> node.nip().sending().expiresAfter())
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** Of all codes that somebody may be waiting for. */
    Duration longest() {
        return sql.list(VERSIONS, Version::read).stream()
                .flatMap(this::nips)
                .map(node -> node.nip().sending().expiresAfter())
                .max(Comparator.naturalOrder())
                .filter(longest -> longest.compareTo(UNKNOWN) > 0)
                .orElse(UNKNOWN);
    }

    private Stream<NipNode> nips(Version version) {
        return definitions.find(version.workspace(), version.version()).stream()
                .flatMap(definition -> definition.nodes().stream())
                .filter(NipNode.class::isInstance)
                .map(NipNode.class::cast);
    }
}
