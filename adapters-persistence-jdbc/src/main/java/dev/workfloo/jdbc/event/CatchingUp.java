package dev.workfloo.jdbc.event;

import dev.workfloo.execution.subscription.SubscriptionName;
import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Goes through the executions that were there before a subscription, by their ids, and has each of their transitions told. */
final class CatchingUp {

    private static final String REACHED = "select number, caught_up_to from workfloo_subscription"
            + " where name = ? and caught_up_to is not null for update";

    private static final String NEXT = "select id from workfloo_execution where id > ? order by id limit ?";

    private static final String UNLESS_NOTED =
            " and not exists (select 1 from workfloo_event n" + " where n.subscription = ? and n.execution_id = ";

    private static final String ADD = "insert into workfloo_event (subscription, execution_id, revision) select ";

    private static final String ADD_STARTS =
            ADD + "cast(? as integer), e.id, e.begun_revision from workfloo_execution e where e.id > ? and e.id <= ?"
                    + UNLESS_NOTED + "e.id and n.revision = e.begun_revision)";

    private static final String ADD_STEPS = ADD
            + "cast(? as integer), h.execution_id, h.revision from workfloo_history h where h.execution_id > ? and h.execution_id <= ?"
            + UNLESS_NOTED + "h.execution_id and n.revision = h.revision)";

    private static final String REACH = "update workfloo_subscription set caught_up_to = ? where number = ?";

    private final Sql sql;
    private final Dialect dialect;

    CatchingUp(Sql sql, Dialect dialect) {
        this.sql = sql;
        this.dialect = dialect;
    }

    private record Reached(int number, String id) {}

    /** @return whether there are more */
    boolean batch(SubscriptionName name, int most) {
        return sql.transaction(connection -> {
            Optional<Reached> reached = Sql.list(
                            connection,
                            REACHED,
                            row -> new Reached(row.getInt("number"), row.getString("caught_up_to")),
                            name.text())
                    .stream()
                    .findFirst();
            return reached.isPresent() && batch(connection, reached.get(), most);
        });
    }

    private boolean batch(Connection connection, Reached reached, int most) throws SQLException {
        dialect.keepToIndexes(connection);
        List<String> ids = Sql.list(connection, NEXT, row -> row.getString(1), reached.id(), most);
        if (ids.isEmpty()) {
            Sql.update(connection, REACH, null, reached.number());
            return false;
        }
        String last = ids.get(ids.size() - 1);
        for (String add : List.of(ADD_STARTS, ADD_STEPS)) {
            Sql.update(connection, add, reached.number(), reached.id(), last, reached.number());
        }
        Sql.update(connection, REACH, last, reached.number());
        return true;
    }
}
