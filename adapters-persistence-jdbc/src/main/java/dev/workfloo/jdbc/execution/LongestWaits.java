package dev.workfloo.jdbc.execution;

import dev.workfloo.jdbc.sql.ReadingPause;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Since when the execution has waited that waits longest, on H2. All that are open are read for it, in an index alone: one in the order
 * of their waiting would cost each start. Where that takes long, what was read counts for a hundred times as long.
 */
final class LongestWaits {

    /** A hundred thousand are read in less than this. */
    private static final Duration LONG = Duration.ofMillis(100);

    static final String SINCE = """
            select environment, coalesce(waiting_for, 'UNKNOWN') waiting_for, min(modified_at) since
            from workfloo_execution use index (workfloo_execution_standing) where status = 'PROGRESS'
            group by environment, waiting_for""";

    private final Sql sql;
    private final ReadingPause pause;
    private Map<Waits, Instant> known = Map.of();

    /** @param nanos a clock that only goes on */
    LongestWaits(Sql sql, LongSupplier nanos) {
        this.sql = sql;
        this.pause = new ReadingPause(nanos, LONG);
    }

    /** What an execution waits for, in the words of the tables. */
    record Waits(String environment, String waitingFor) {
        static Waits of(ResultSet row) throws SQLException {
            return new Waits(row.getString("environment"), row.getString("waiting_for"));
        }
    }

    private record Since(Waits waits, Instant at) {}

    synchronized Map<Waits, Instant> since() {
        if (pause.isOver()) known = pause.read(this::read);
        return known;
    }

    private Map<Waits, Instant> read() {
        return sql.list(SINCE, row -> new Since(Waits.of(row), Sql.instant(row, "since"))).stream()
                .collect(Collectors.toUnmodifiableMap(Since::waits, Since::at));
    }

    /** What was read counts no more. */
    synchronized void forget() {
        pause.end();
    }
}
