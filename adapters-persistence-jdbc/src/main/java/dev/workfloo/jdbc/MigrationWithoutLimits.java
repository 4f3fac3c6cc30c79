package dev.workfloo.jdbc;

import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Bringing tables up to date takes as long as it takes, also where the role, or a pooler that passes no options on, sets a
 * limit. It holds for the migration's own transaction.
 */
final class MigrationWithoutLimits implements Callback {

    private final Dialect dialect;

    MigrationWithoutLimits(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE && dialect == Dialect.POSTGRESQL;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            for (String limit : new String[] {"statement_timeout", "lock_timeout"}) {
                Sql.update(context.getConnection(), "set local " + limit + " = 0");
            }
        } catch (SQLException e) {
            throw new FlywayException(e);
        }
    }

    @Override
    public String getCallbackName() {
        return "unhurried";
    }
}
