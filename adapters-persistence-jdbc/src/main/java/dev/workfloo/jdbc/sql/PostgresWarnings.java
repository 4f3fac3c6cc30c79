package dev.workfloo.jdbc.sql;

import java.sql.SQLWarning;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;

/** What PostgreSQL's warnings mean; one that has no code of its own is told by the place in the server that it comes from. */
final class PostgresWarnings {

    private static final String TYPE = "org.postgresql.util.PSQLWarning";

    /** The server's function that waits for standbys: its name is never translated. */
    private static final String WAITS_FOR_A_STANDBY = "SyncRepWaitForLSN";

    private PostgresWarnings() {}

    /** A host may have H2 alone, and no such class. */
    static boolean isOfAMissingStandby(SQLWarning warning) {
        return warning.getClass().getName().equals(TYPE) && Driver.isOfAMissingStandby(warning);
    }

    private static final class Driver {

        static boolean isOfAMissingStandby(SQLWarning warning) {
            ServerErrorMessage said = ((PSQLWarning) warning).getServerErrorMessage();
            return said != null && WAITS_FOR_A_STANDBY.equals(said.getRoutine());
        }
    }
}
