package dev.workfloo.jdbc.sql;

import dev.workfloo.StoreUnavailable;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import java.sql.SQLWarning;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a database that does not answer for now from a statement that is wrong. */
public final class Failures {

    private static final String UNIQUE_VIOLATION = "23505";

    /** PostgreSQL's foreign_key_violation, and H2's of a row that refers to none. */
    private static final Set<String> FOREIGN_KEY_VIOLATIONS = Set.of("23503", "23506");

    /** PostgreSQL's lock_not_available, and H2's lock time-out. */
    private static final Set<String> LOCK_TIMEOUTS = Set.of("55P03", "HYT00");

    /** Connection, resources, operator's intervention, rolled back for a reason that passes (SQL:2011 and PostgreSQL's A). */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "53", "57", "58", "40");

    /** Serialization failure and deadlock; H2's row changed by another has a code of its own. */
    private static final Set<String> ROLLED_BACK_FOR_OTHERS = Set.of("40001", "40P01", "90131");

    /** A primary that became a standby, or whose operator has it take no writes for now; or a transaction that is to change nothing. */
    private static final String READ_ONLY = "25006";

    /** A primary that takes no writes; and transactions that the server ended because they took too long. */
    private static final Set<String> PASSING_STATES = Set.of(READ_ONLY, "25P03", "25P04");

    /** H2: database closed, connection broken, closing, in use by another process, row changed by another. */
    private static final Set<Integer> H2_PASSING = Set.of(90098, 90067, 90121, 90020, 90131);

    private Failures() {}

    /** What the database itself said, where it said something. */
    public static Optional<SQLException> sqlIn(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) return Optional.of(sql);
        }
        return Optional.empty();
    }

    /** The database's own sentence, and its code. H2 quotes the statement behind its sentence. */
    public static String sentence(SQLException e) {
        String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return first.replaceFirst("; SQL statement:.*", "") + " (" + e.getSQLState() + ")";
    }

    public static boolean isUniqueViolation(SQLException e) {
        return UNIQUE_VIOLATION.equals(e.getSQLState());
    }

    /** The row that it refers to is gone. */
    public static boolean isForeignKeyViolation(SQLException e) {
        return e.getSQLState() != null && FOREIGN_KEY_VIOLATIONS.contains(e.getSQLState());
    }

    public static boolean isLockTimeout(SQLException e) {
        return e.getSQLState() != null && LOCK_TIMEOUTS.contains(e.getSQLState());
    }

    static boolean isReadOnly(SQLException e) {
        return READ_ONLY.equals(e.getSQLState());
    }

    static boolean isRolledBackForOthers(SQLException e) {
        return e.getSQLState() != null && ROLLED_BACK_FOR_OTHERS.contains(e.getSQLState());
    }

    /**
     * A commit that waits for a standby, and is cancelled, succeeds with a warning: it is here, and may not be there. Nobody
     * may be told that it is kept.
     */
    public static void requireKept(@Nullable SQLWarning warnings) throws SQLException {
        for (SQLWarning warning = warnings; warning != null; warning = warning.getNextWarning()) {
            if (PostgresWarnings.isOfAMissingStandby(warning)) {
                throw new SQLTransientException(
                        "kept here alone: " + warning.getMessage(), warning.getSQLState(), warning);
            }
        }
    }

    public static RuntimeException of(SQLException e) {
        if (isExhaustedPool(e)) return new StoreUnavailable("no connection is free: " + e.getMessage(), e);
        return passes(e)
                ? new StoreUnavailable("the database does not answer: " + e.getSQLState(), e)
                : new IllegalStateException("the database refuses a statement: " + e.getSQLState(), e);
    }

    /** A pool whose connections are all in use has no code for that; one that gets none has the database's. */
    private static boolean isExhaustedPool(SQLException e) {
        return e instanceof SQLTransientConnectionException && e.getSQLState() == null;
    }

    static boolean passes(SQLException e) {
        String state = e.getSQLState();
        return e instanceof SQLTransientException
                || e instanceof SQLRecoverableException
                || e instanceof SQLNonTransientConnectionException
                || isLockTimeout(e)
                || state != null && PASSING_STATES.contains(state)
                || isByDisk(e)
                || H2_PASSING.contains(e.getErrorCode())
                || state != null && state.length() == 5 && PASSING_CLASSES.contains(state.substring(0, 2));
    }

    /** H2 has no code for a full disk: it says so in the cause alone. */
    private static boolean isByDisk(SQLException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) return true;
        }
        return false;
    }
}
