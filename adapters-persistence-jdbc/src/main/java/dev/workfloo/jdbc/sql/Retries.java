package dev.workfloo.jdbc.sql;

import java.sql.SQLException;

/** Tries again at once what the database rolled back because others were in its way, and notes when it failed otherwise. */
final class Retries {

    /** A transaction that loses this often in a row comes again later, as with a database that is away. */
    private static final int MOST = 5;

    private volatile boolean inDoubt;

    interface Attempt<T> {
        T run() throws SQLException;
    }

    <T> T of(Attempt<T> attempt) throws SQLException {
        for (int number = 1; ; number++) {
            try {
                return attempt.run();
            } catch (SQLException e) {
                if (Failures.isRolledBackForOthers(e) && number < MOST) continue;
                note(e);
                throw e;
            }
        }
    }

    /** For a transaction that somebody else ends: it is not tried again, and what is its own doing leaves no doubt. */
    <T> T none(Attempt<T> attempt) throws SQLException {
        try {
            return attempt.run();
        } catch (SQLException e) {
            if (!Failures.isRolledBackForOthers(e) && !Failures.isReadOnly(e)) note(e);
            throw e;
        }
    }

    private void note(SQLException e) {
        if (Failures.passes(e) && !Failures.isLockTimeout(e)) inDoubt = true;
    }

    /** Whether the database failed for a reason that passes, and has not been seen to have recovered since. */
    boolean inDoubt() {
        return inDoubt;
    }

    void trustAgain() {
        inDoubt = false;
    }
}
