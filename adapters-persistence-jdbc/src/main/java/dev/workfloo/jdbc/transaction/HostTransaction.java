package dev.workfloo.jdbc.transaction;

import java.sql.Connection;
import java.sql.SQLException;

/** A transaction that the host begins and ends. A store writes in it, and takes back what it refuses, by savepoints. */
public interface HostTransaction {

    /**
     * The connection on which the host's own statements run in it, with auto-commit off. It is neither closed nor committed nor
     * rolled back, but to a savepoint that was made on it.
     */
    Connection connection() throws SQLException;

    /** Has somebody told when it is over, after those who asked before. Whoever is told must not use its connection. */
    void whenOver(End told);

    /** Hears how it ended. */
    @FunctionalInterface
    interface End {

        /** @param isCommitted whether all that was written before this was asked for is known to be committed */
        void over(boolean isCommitted);
    }
}
