package dev.workfloo.jdbc.migration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalInt;

/**
 * A version, and what was done of it, as {@link MigrationHistory} notes it.
 *
 * @param checksum of what was run, where there was a text
 */
record HistoryRow(String version, String type, OptionalInt checksum, String at, End end) {

    static HistoryRow read(ResultSet row) throws SQLException {
        int checksum = row.getInt("checksum");
        OptionalInt known = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(checksum);
        return new HistoryRow(
                row.getString("version"),
                row.getString("type"),
                known,
                String.valueOf(row.getString("installed_on")),
                new End(row.getBoolean("success"), row.getInt("execution_time")));
    }

    boolean failed() {
        return !end.success() && end.time() >= 0;
    }

    /** How many statements are done of what has not ended. */
    OptionalInt begun() {
        return end.success() || failed() ? OptionalInt.empty() : OptionalInt.of(-1 - end.time());
    }

    record End(boolean success, int time) {}
}
