package dev.workfloo.jdbc.execution;

import dev.workfloo.StoreDamaged;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.callback.CallbackDelivery;
import dev.workfloo.execution.callback.CallbackDelivery.Receipt;
import dev.workfloo.jdbc.encryption.PersonalData;
import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Goes through callbacks that an earlier release told, of which all was kept. PostgreSQL reads them in an index that has no others;
 * H2, which has no such index, and no process of an earlier release beside, goes through all once after its start. One that cannot be
 * read stays as it is.
 */
public final class CallbackShortening {

    private static final String WHOLE = "(state = 'DELIVERED' or state = 'UNWANTED') and is_short is null";

    private static final String BEHIND = "execution_id >= ? and (execution_id > ? or revision > ?)";
    private static final String SOME = " order by execution_id, revision fetch first ? rows only";
    private static final String PLACES = "select execution_id, revision, case when " + WHOLE
            + " then 1 else 0 end is_whole from workfloo_callback where " + BEHIND;

    private static final String READ = "select " + CallbackRow.COLUMNS.names()
            + " from workfloo_callback where execution_id = ? and revision = ? and " + WHOLE + " for update";

    private static final String SHORTEN =
            "update workfloo_callback set personal = ?, is_short = ? where execution_id = ? and revision = ?";

    private final Sql sql;
    private final PersonalData personal;
    private final boolean isOnH2;
    private Place behind = Place.FRONT;
    private boolean isThrough;

    CallbackShortening(Sql sql, Dialect dialect, PersonalData personal) {
        this.sql = sql;
        this.personal = personal;
        this.isOnH2 = dialect == Dialect.H2;
    }

    private record Place(String execution, int revision, boolean isWhole) {
        private static final Place FRONT = new Place("", 0, false);
    }

    /** @return how many; 0 when it is through */
    public synchronized int batch(int most) {
        if (isThrough) return 0;
        List<Place> places = places(most);
        boolean isLast = places.size() < most;
        int shortened = sql.transaction(connection -> {
            int count = 0;
            for (Place place : places) if (place.isWhole() && shorten(connection, place)) count++;
            return count;
        });
        behind = isLast ? Place.FRONT : places.get(most - 1);
        isThrough = isLast && isOnH2;
        return isLast ? shortened : most;
    }

    private List<Place> places(int most) {
        return sql.list(
                PLACES + (isOnH2 ? "" : " and " + WHOLE) + SOME,
                row -> new Place(row.getString("execution_id"), row.getInt("revision"), row.getInt("is_whole") == 1),
                behind.execution(),
                behind.execution(),
                behind.revision(),
                most);
    }

    private boolean shorten(Connection connection, Place place) throws SQLException {
        Optional<CallbackDelivery> whole = read(connection, place);
        if (whole.isEmpty()) return false;
        byte[] rest = CallbackRow.encrypted(Receipt.of(whole.get(), Optional.empty()), personal);
        return Sql.update(connection, SHORTEN, rest, CallbackRow.SHORT, place.execution(), place.revision()) > 0;
    }

    private Optional<CallbackDelivery> read(Connection connection, Place place) throws SQLException {
        try {
            return Sql.list(
                            connection,
                            READ,
                            row -> CallbackRow.read(row, personal),
                            new ExecutionId(place.execution()).hex(),
                            place.revision())
                    .stream()
                    .findFirst();
        } catch (StoreDamaged e) {
            return Optional.empty();
        }
    }
}
