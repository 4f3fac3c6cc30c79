package dev.workfloo.jdbc.event;

import dev.workfloo.jdbc.sql.Sql;
import java.util.Optional;

/** What is left of subscriptions that ended: there may be much of it, and it goes in pieces. */
final class Leftovers {

    private static final int PIECE = 10_000;

    private static final String NEXT_NUMBER = "select min(subscription) from TABLE where subscription > ?";

    private static final String IS_KEPT = "select 1 from workfloo_subscription where number = ?";

    /** In one statement: whoever sees what a subscription is to be told sees the subscription, if its number was given again. */
    private static final String REMOVE = "delete from TABLE where subscription = ? and execution_id <="
            + " (select max(execution_id) from (select execution_id from TABLE where subscription = ?"
            + " order by execution_id limit ?) piece)"
            + " and not exists (select 1 from workfloo_subscription where number = ?)";

    private final Sql sql;

    Leftovers(Sql sql) {
        this.sql = sql;
    }

    void remove() {
        removeFrom("workfloo_event");
        removeFrom("workfloo_held_event");
    }

    private void removeFrom(String table) {
        Optional<Integer> number = nextNumber(table, 0);
        while (number.isPresent()) {
            int each = number.get();
            if (sql.first(IS_KEPT, row -> row.getInt(1), each).isEmpty()) remove(table, each);
            number = nextNumber(table, each);
        }
    }

    private Optional<Integer> nextNumber(String table, int behind) {
        return sql.list(NEXT_NUMBER.replace("TABLE", table), row -> row.getInt(1), behind).stream()
                .filter(number -> number > 0)
                .findFirst();
    }

    /** Nothing of one that is kept. */
    void remove(String table, int number) {
        String remove = REMOVE.replace("TABLE", table);
        while (sql.update(remove, number, number, PIECE, number) > 0) {
            // The next piece.
        }
    }
}
