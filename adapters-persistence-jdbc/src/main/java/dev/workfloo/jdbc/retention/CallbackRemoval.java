package dev.workfloo.jdbc.retention;

import dev.workfloo.jdbc.retention.RemovableExecutions.Place;
import dev.workfloo.jdbc.sql.Failures;
import dev.workfloo.jdbc.sql.ReadingPause;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.retention.Ended;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Removes callbacks of executions that stay. Up to where that was done is kept, since the executions themselves do not tell it, and
 * what ended once does not move. It does not pass an execution with a callback that is still to be told: that would stay for good.
 *
 * <p>H2 reads all that ended for it, also where little is left to do: where that takes long, the next round comes later.
 */
final class CallbackRemoval {

    private static final String OF_KIND =
            " from workfloo_retention_progress where workspace = ? and environment = ? and outcome = ?";

    private static final String HOLD = "select callbacks_before" + OF_KIND + " for update skip locked";

    private static final String BEGIN = "insert into workfloo_retention_progress"
            + " (workspace, environment, outcome, callbacks_before) values (?, ?, ?, ?)";

    private static final String GO_ON = "update workfloo_retention_progress set callbacks_before = ?"
            + " where workspace = ? and environment = ? and outcome = ?";

    private static final String DELETE =
            "delete from workfloo_callback where execution_id = any(?) and state <> 'PENDING'";

    private static final String UNTOLD =
            "select execution_id from workfloo_callback where execution_id = any(?) and state = 'PENDING'";

    /** Half a million executions are read in about that. */
    private static final Duration LONG = Duration.ofMillis(500);

    private final Sql sql;
    private final RemovableExecutions executions;
    private final LongSupplier nanos;
    private final Map<Ended.Kind, ReadingPause> pauses = new ConcurrentHashMap<>();

    /** @param nanos a clock that only goes on */
    CallbackRemoval(Sql sql, RemovableExecutions executions, LongSupplier nanos) {
        this.sql = sql;
        this.executions = executions;
        this.nanos = nanos;
    }

    int remove(Ended ended) {
        ReadingPause pause = pauses.computeIfAbsent(ended.kind(), kind -> new ReadingPause(nanos, LONG));
        if (!pause.isOver()) return 0;
        begin(ended.kind());
        return sql.transaction(connection -> {
            List<Instant> held =
                    Sql.list(connection, HOLD, row -> Sql.instant(row, "callbacks_before"), names(ended.kind()));
            boolean isThrough = held.isEmpty() || !held.get(0).isBefore(ended.before());
            return isThrough ? 0 : remove(connection, ended, held.get(0), pause);
        });
    }

    private static Object[] names(Ended.Kind kind) {
        return new Object[] {
            kind.workspace().name(), kind.environment().name(), kind.outcome().name()
        };
    }

    /** In a transaction of its own: another process may be faster. */
    private void begin(Ended.Kind kind) {
        if (sql.first("select 1" + OF_KIND, row -> 1, names(kind)).isPresent()) return;
        @Nullable Object[] beginning = Sql.together(names(kind), new Object[] {Instant.EPOCH});
        try {
            sql.singleOrThrow(connection -> Sql.update(connection, BEGIN, beginning));
        } catch (SQLException e) {
            if (!Failures.isUniqueViolation(e)) throw Failures.of(e);
        }
    }

    private int remove(Connection connection, Ended ended, Instant from, ReadingPause pause) throws SQLException {
        Window window = pause.read(() -> window(connection, ended, from));
        Instant end = window.end();
        if (!window.places().isEmpty()) {
            Object ids = RemovableExecutions.ids(
                    window.places().stream().map(Place::id).toList());
            end = firstUntold(connection, window.places(), ids).orElse(end);
            Sql.update(connection, DELETE, ids);
        }
        Sql.update(connection, GO_ON, Sql.together(new Object[] {end}, names(ended.kind())));
        boolean goesOn = from.isBefore(end) && end.isBefore(ended.before());
        if (goesOn) pause.end();
        return window.sizeBefore(end);
    }

    /** When the first ended of which something is still to be told: within a day or so it is, or is given up. */
    private static Optional<Instant> firstUntold(Connection connection, List<Place> places, Object ids)
            throws SQLException {
        Set<String> untold = Set.copyOf(Sql.list(connection, UNTOLD, row -> row.getString(1), ids));
        return places.stream()
                .filter(place -> untold.contains(place.id().hex()))
                .map(Place::at)
                .min(Comparator.naturalOrder());
    }

    /** @param end before which all are in it */
    private record Window(List<Place> places, Instant end) {
        int sizeBefore(Instant moment) {
            return (int)
                    places.stream().filter(place -> place.at().isBefore(moment)).count();
        }
    }

    /** All of a moment's are in one window, however many ended in it: the next one begins behind them. */
    private Window window(Connection connection, Ended ended, Instant from) throws SQLException {
        for (int most = executions.window(); ; most *= 2) {
            List<Place> places = executions.window(connection, ended, from, most + 1);
            if (places.size() <= most) return new Window(places, ended.before());
            Instant end = places.get(most).at();
            List<Place> whole =
                    places.stream().filter(place -> place.at().isBefore(end)).toList();
            if (!whole.isEmpty()) return new Window(whole, end);
        }
    }
}
