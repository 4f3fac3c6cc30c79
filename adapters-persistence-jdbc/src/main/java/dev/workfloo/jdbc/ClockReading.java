package dev.workfloo.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * What the database said of the time.
 *
 * @param error by how much it may be wrong, to either side
 */
record ClockReading(Anchor anchor, Duration error) {

    /**
     * A moment of the database's, at a moment of this process's that no clock moves.
     *
     * @param least what was said before
     */
    record Anchor(Instant at, long nanos, Instant least) {
        Instant then(long later) {
            Instant then = at.plusNanos(later - nanos);
            return then.isBefore(least) ? least : then;
        }
    }

    static ClockReading of(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select current_timestamp")) {
            long asked = System.nanoTime();
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                long took = System.nanoTime() - asked;
                Instant at = row.getObject(1, OffsetDateTime.class).toInstant();
                return new ClockReading(new Anchor(at, asked + took / 2, Instant.MIN), Duration.ofNanos(took / 2 + 1));
            }
        }
    }
}
