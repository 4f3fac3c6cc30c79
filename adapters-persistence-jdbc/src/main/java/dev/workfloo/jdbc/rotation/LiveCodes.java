package dev.workfloo.jdbc.rotation;

import dev.workfloo.StoreDamaged;
import dev.workfloo.application.port.out.Definitions;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.NipSend;
import dev.workfloo.execution.Position;
import dev.workfloo.execution.Position.AwaitingNip;
import dev.workfloo.execution.WaitsFor;
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

    /** Clocks of processes differ, and a definition that is gone had another life. */
    private static final Duration MARGIN = Duration.ofHours(1);

    static final String AT_CONSENT = "status = 'PROGRESS' and waiting_for = '" + WaitsFor.NIP + "'";

    /**
     * Whoever draws a code moves the execution, and says when in the part of the state that is not encrypted. No text in there can
     * look like that: its quotes would be escaped.
     */
    private static final String WAITING = "select id from workfloo_execution where " + AT_CONSENT
            + " and modified_at > ? and state like '%\"drawnAt\":%' and id > ? order by id limit ?";

    private final Sql sql;
    private final Executions executions;
    private final CodeLives lives;

    public LiveCodes(Sql sql, Executions executions, Definitions definitions) {
        this.sql = sql;
        this.executions = executions;
        this.lives = new CodeLives(sql, definitions);
    }

    /** How many are under each key, by its id. */
    Map<String, Long> counts(EncryptionKey first, Instant now) {
        Map<String, Long> counts = new TreeMap<>();
        Instant alive = now.minus(lives.longest()).minus(MARGIN);
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
                .filter(drawn -> now.isBefore(drawn.at().plus(lives.of(execution))));
    }

    private static Optional<AwaitingNip> awaiting(Position position) {
        return position instanceof AwaitingNip awaiting ? Optional.of(awaiting) : Optional.empty();
    }
}
