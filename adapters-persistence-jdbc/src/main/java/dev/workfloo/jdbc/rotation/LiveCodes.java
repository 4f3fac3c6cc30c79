package dev.workfloo.jdbc.rotation;

import dev.workfloo.StoreDamaged;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Definitions;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.definition.NipNode;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.NipSend;
import dev.workfloo.execution.Position;
import dev.workfloo.execution.Position.AwaitingNip;
import dev.workfloo.execution.Start;
import dev.workfloo.execution.WaitsFor;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.encryption.KeyedHash;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Consent codes that may still be typed: their hashes cannot be made anew, as nobody keeps a code. An execution that waits for one
 * may wait for good; the code does not live so long.
 */
public final class LiveCodes {

    private static final int PAGE = 100;

    /** A code of a node that cannot be read any more lives for no longer, as far as anybody knows. */
    private static final Duration UNKNOWN = Duration.ofDays(1);

    /** Clocks of processes differ, and a definition that is gone had another life. */
    private static final Duration MARGIN = Duration.ofHours(1);

    private static final String AT_CONSENT = "status = 'PROGRESS' and waiting_for = '" + WaitsFor.NIP + "'";

    private static final String VERSIONS = "select distinct workspace, definition_id, definition_version"
            + " from workfloo_execution where " + AT_CONSENT;

    /**
     * Whoever draws a code moves the execution, and says when in the part of the state that is not encrypted. No text in there can
     * look like that: its quotes would be escaped.
     */
    private static final String WAITING = "select id from workfloo_execution where " + AT_CONSENT
            + " and modified_at > ? and state like '%\"drawnAt\":%' and id > ? order by id limit ?";

    private final Sql sql;
    private final Executions executions;
    private final Definitions definitions;

    public LiveCodes(Sql sql, Executions executions, Definitions definitions) {
        this.sql = sql;
        this.executions = executions;
        this.definitions = definitions;
    }

    /** How many are under each key, by its id. */
    Map<String, Long> counts(EncryptionKey first, Instant now) {
        Map<String, Long> counts = new TreeMap<>();
        Instant alive = now.minus(longestLife()).minus(MARGIN);
        String behind = "";
        List<String> page;
        do {
            page = sql.list(WAITING, row -> row.getString(1), alive, behind, PAGE);
            for (String id : page) {
                key(new ExecutionId(id), first, now).ifPresent(key -> counts.merge(key, 1L, Long::sum));
                behind = id;
            }
        } while (page.size() == PAGE);
        return counts;
    }

    private Optional<String> key(ExecutionId id, EncryptionKey first, Instant now) {
        try {
            return executions
                    .find(id)
                    .flatMap(execution -> alive(execution, now))
                    .map(drawn -> KeyedHash.keyOf(drawn.seal()).orElseGet(first::id));
        } catch (StoreDamaged e) {
            return Optional.empty(); // Nobody can type a code there.
        }
    }

    private Optional<NipSend.Drawn> alive(WorkflooExecution execution, Instant now) {
        return awaiting(execution.position())
                .flatMap(awaiting -> awaiting.nip().send())
                .flatMap(NipSend::drawn)
                .filter(drawn -> now.isBefore(drawn.at().plus(life(execution))));
    }

    private static Optional<AwaitingNip> awaiting(Position position) {
        return position instanceof AwaitingNip awaiting ? Optional.of(awaiting) : Optional.empty();
    }

    private Duration life(WorkflooExecution execution) {
        Start start = execution.start();
        return nips(new Version(start.scope().workspace(), start.version()))
                .filter(node -> execution.position().waitsAt().equals(Optional.of(node.id())))
                .map(node -> node.nip().sending().expiresAfter())
                .findFirst()
                .orElse(UNKNOWN);
    }

    private record Version(WorkspaceId workspace, DefinitionVersion version) {
        static Version read(ResultSet row) throws SQLException {
            DefinitionId definition = new DefinitionId(row.getString("definition_id"));
            return new Version(
                    new WorkspaceId(row.getString("workspace")),
                    new DefinitionVersion(definition, row.getInt("definition_version")));
        }
    }

    private Stream<NipNode> nips(Version version) {
        return definitions.find(version.workspace(), version.version()).stream()
                .flatMap(definition -> definition.nodes().stream())
                .filter(NipNode.class::isInstance)
                .map(NipNode.class::cast);
    }

    /** Of all codes that somebody may be waiting for. */
    private Duration longestLife() {
        return sql.list(VERSIONS, Version::read).stream()
                .flatMap(this::nips)
                .map(node -> node.nip().sending().expiresAfter())
                .max(Comparator.naturalOrder())
                .filter(longest -> longest.compareTo(UNKNOWN) > 0)
                .orElse(UNKNOWN);
    }
}
