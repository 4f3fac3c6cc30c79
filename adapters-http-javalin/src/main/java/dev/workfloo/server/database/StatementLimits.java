package dev.workfloo.server.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** How long statements of one kind of connection may take, and what they are set to beside. */
enum StatementLimits {

    /** Those who wait for an answer are told within 3 seconds that there is none. */
    SERVING(2_500, 2_300, 10_000),

    /** Bringing tables up to date, and other jobs, take as long as they take. */
    JOBS(0, 0, 0);

    private final int silenceMs;
    private final int statementMs;
    private final int idleTransactionMs;

    StatementLimits(int silenceMs, int statementMs, int idleTransactionMs) {
        this.silenceMs = silenceMs;
        this.statementMs = statementMs;
        this.idleTransactionMs = idleTransactionMs;
    }

    /** After how many milliseconds without a word from the server a connection is given up; 0: never. */
    int silenceMs() {
        return silenceMs;
    }

    /** Whether PostgreSQL took the options: a pooler may have dropped them. */
    boolean hold(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show statement_timeout")) {
            return row.next() && row.getString(1).equals(statementMs == 0 ? "0" : statementMs + "ms");
        }
    }

    /**
     * What PostgreSQL is to do by itself, as options of its command line: a statement ends there a little before it is given up
     * here, so that nothing is done there that counts as failed here.
     */
    String options() {
        return "-c statement_timeout=" + statementMs
                + " -c idle_in_transaction_session_timeout=" + idleTransactionMs
                + " -c default_transaction_isolation=read\\ committed";
    }
}
