package dev.workfloo.jdbc.rotation;

import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.Failures;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How far each column was gone through. One pass is followed by another one, later, until one has found nothing: processes that
 * did not know the new key yet may have written behind the first one.
 */
final class Passes {

    private static final String STANDS = """
            select sealed_column, (finished_at is not null or due_at > current_timestamp) rests
            from workfloo_reencryption where key_id = ?""";

    private static final String HOLD = """
            select pass, behind, found, damaged from workfloo_reencryption
            where sealed_column = ? and key_id = ? and finished_at is null and due_at <= current_timestamp for update""";

    private static final String BEGIN = """
            update workfloo_reencryption
            set key_id = ?, pass = 1, behind = null, found = 0, damaged = 0, due_at = current_timestamp, finished_at = null
            where sealed_column = ?""";

    private static final String ADD = """
            insert into workfloo_reencryption (sealed_column, key_id, pass, found, damaged, due_at)
            values (?, ?, 1, 0, 0, current_timestamp)""";

    private static final String BEGIN_ANEW = """
            update workfloo_reencryption
            set pass = 1, behind = null, found = 0, damaged = 0, due_at = current_timestamp, finished_at = null
            where key_id = ? and sealed_column = ? and finished_at is not null""";

    private static final String GO_ON =
            "update workfloo_reencryption set behind = ?, found = ?, damaged = ? where sealed_column = ?";

    private static final String FINISH = """
            update workfloo_reencryption set behind = null, damaged = ?, finished_at = current_timestamp
            where sealed_column = ?""";

    private static final String DAMAGED = """
            select sealed_column, damaged from workfloo_reencryption where key_id = ? and finished_at is not null""";

    private static final String FINISHED =
            "select count(*) from workfloo_reencryption where key_id = ? and finished_at is not null";

    private final Sql sql;
    private final String hold;
    private final String again;

    Passes(Sql sql, Dialect dialect) {
        this.sql = sql;
        // What another process is at is its own; H2 has none, and nobody to wait for.
        boolean isShared = dialect == Dialect.POSTGRESQL;
        this.hold = isShared ? HOLD + " skip locked" : HOLD;
        this.again = "update workfloo_reencryption set pass = pass + 1, behind = null, found = 0, damaged = 0, due_at ="
                + " current_timestamp" + (isShared ? " + interval '60' second" : "") + " where sealed_column = ?";
    }

    /** The columns that are known to be on their way to this key, and whether they rest now. */
    Map<String, Boolean> towards(EncryptionKey key) {
        record Standing(String column, boolean rests) {}
        List<Standing> all = sql.list(
                STANDS, row -> new Standing(row.getString("sealed_column"), row.getBoolean("rests")), key.id());
        return all.stream().collect(Collectors.toMap(Standing::column, Standing::rests));
    }

    /** Another process may be faster. */
    void begin(String column, EncryptionKey key) {
        if (sql.update(BEGIN, key.id(), column) > 0) return;
        try {
            sql.singleOrThrow(connection -> Sql.update(connection, ADD, column, key.id()));
        } catch (SQLException e) {
            if (!Failures.isUniqueViolation(e)) throw Failures.of(e);
        }
    }

    /** For what was left behind: those of the columns that were finished are gone through once more. */
    void beginAnew(String keyId, List<SealedValues> columns) {
        for (SealedValues each : columns)
            sql.update(BEGIN_ANEW, keyId, each.column().place());
    }

    /** Nothing where it is over, or not due yet, or another process is at it right now. */
    Optional<Pass> hold(Connection connection, String column, EncryptionKey key) throws SQLException {
        return Sql.list(
                        connection,
                        hold,
                        row -> new Pass(
                                row.getInt("pass"),
                                row.getString("behind"),
                                row.getLong("found"),
                                row.getLong("damaged")),
                        column,
                        key.id())
                .stream()
                .findFirst();
    }

    static void goOn(Connection connection, String column, Pass pass) throws SQLException {
        Sql.update(connection, GO_ON, pass.behind(), pass.found(), pass.damaged(), column);
    }

    /** A pass is through. */
    void end(Connection connection, String column, Pass pass) throws SQLException {
        if (pass.isLast()) Sql.update(connection, FINISH, pass.damaged(), column);
        else Sql.update(connection, again, column);
    }

    /** How much in each column is under no key that reads it, where all else is under this one. */
    Map<String, Long> damaged(String keyId) {
        Map<String, Long> damaged = new HashMap<>();
        sql.list(DAMAGED, row -> damaged.put(row.getString("sealed_column"), row.getLong("damaged")), keyId);
        return damaged;
    }

    long finished(EncryptionKey key) {
        return sql.first(FINISHED, row -> row.getLong(1), key.id()).orElse(0L);
    }
}
