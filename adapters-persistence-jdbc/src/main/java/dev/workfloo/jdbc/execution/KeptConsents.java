package dev.workfloo.jdbc.execution;

import dev.workfloo.StoreDamaged;
import dev.workfloo.consent.Consent;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.jdbc.encryption.PersonalData;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Consents of executions that go. They stay, and what is personal in each is encrypted anew under a key of its own, which stands
 * beside it: it can be read without anything of its execution, until somebody destroys that key.
 */
public final class KeptConsents {

    private static final String PLACES = "select execution_id, node, visit from workfloo_consent"
            + " where execution_id = any(?) and own_key is null order by execution_id, node, visit";

    private static final String OF_PLACE = " where execution_id = ? and node = ? and visit = ?";

    private static final String READ = "select " + ConsentRow.READ + " from workfloo_consent" + OF_PLACE;

    private static final String SEAL = "update workfloo_consent set personal = ?, own_key = ?" + OF_PLACE;

    private final PersonalData personal;

    KeptConsents(PersonalData personal) {
        this.personal = personal;
    }

    private record Place(String execution, String node, int visit) {
        Object[] values() {
            return new Object[] {execution, node, visit};
        }
    }

    /** @return those of which one cannot be read, with what is wrong with it: it would be lost with its execution */
    public Map<ExecutionId, Throwable> keep(Connection connection, List<ExecutionId> going) throws SQLException {
        Map<ExecutionId, Throwable> failed = new HashMap<>();
        List<Place> places = Sql.list(
                connection,
                PLACES,
                row -> new Place(row.getString("execution_id"), row.getString("node"), row.getInt("visit")),
                (Object) going.stream().map(ExecutionId::hex).toArray(String[]::new));
        if (places.isEmpty()) return failed;
        try (PreparedStatement seal = connection.prepareStatement(SEAL)) {
            for (Place place : places) {
                try {
                    PersonalData.Owned owned = ConsentRow.owned(read(connection, place), personal);
                    Sql.bind(seal, Sql.together(new Object[] {owned.bytes(), owned.key()}, place.values()));
                    seal.addBatch();
                } catch (StoreDamaged e) {
                    failed.put(new ExecutionId(place.execution()), e);
                }
            }
            seal.executeBatch();
        }
        return failed;
    }

    private Consent read(Connection connection, Place place) throws SQLException {
        return Sql.list(connection, READ, Sql.of("a consent", row -> ConsentRow.read(row, personal)), place.values())
                .get(0);
    }
}
