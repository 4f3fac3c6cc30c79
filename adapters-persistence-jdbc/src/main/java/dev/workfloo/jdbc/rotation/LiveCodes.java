package dev.workfloo.jdbc.rotation;

import dev.workfloo.StoreDamaged;
import dev.workfloo.application.port.out.Definitions;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.definition.NipNode;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.NipSend;
import dev.workfloo.execution.Position;
import dev.workfloo.execution.Position.AwaitingNip;
import dev.workfloo.execution.Position.WaitsFor;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.encryption.KeyedHash;
import dev.workfloo.jdbc.sql.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Consent codes that may still be typed: their hashes cannot be made anew, as nobody keeps a code. An execution that waits for one
 * may wait for good; the code does not live so long.
 */
public final class LiveCodes {

    private static final int PAGE = 100;

    /** A code of a node that cannot be read any more lives for no longer, as far as anybody knows. */
    private static final Duration UNKNOWN = Duration.ofDays(1);

    private static final String WAITING =
            "select id from workfloo_execution where status = 'PROGRESS' and waiting_for = '" + WaitsFor.NIP
                    + "' and id > ? order by id limit ?";

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
        String behind = "";
        List<String> page;
        do {
            page = sql.list(WAITING, row -> row.getString(1), behind, PAGE);
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
        return definitions
                .find(execution.start().scope().workspace(), execution.start().version())
                .flatMap(definition -> definition.nodes().stream()
                        .filter(NipNode.class::isInstance)
                        .map(NipNode.class::cast)
                        .filter(node -> execution.position().waitsAt().equals(Optional.of(node.id())))
                        .findFirst())
                .map(node -> node.nip().sending().expiresAfter())
                .orElse(UNKNOWN);
    }
}
