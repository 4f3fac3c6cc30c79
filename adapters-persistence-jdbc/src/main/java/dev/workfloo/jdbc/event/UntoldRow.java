package dev.workfloo.jdbc.event;

import dev.workfloo.StoreDamaged;
import dev.workfloo.access.Environment;
import dev.workfloo.access.Scope;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.event.Untold;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.document.EventTrail;
import dev.workfloo.execution.subscription.EventPlace;
import dev.workfloo.execution.subscription.HeldEvent;
import dev.workfloo.execution.subscription.WorkflooEvent;
import dev.workfloo.execution.subscription.WorkflooEvent.Source;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.jdbc.sql.StoredJson;
import io.vavr.control.Either;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a transition that is to be told is read: of what everybody may read of it. */
final class UntoldRow {

    /** What is read of an event that is held. */
    static final String HELD =
            "f.execution_id held_id, f.revision held_revision, f.since held_since, f.tries, f.again_at, f.cause";

    /** So much that is held is passed over at a time. */
    static final int PASSED = 5_000;

    /** Behind a place, up to an execution: number, execution twice and revision, the last execution. */
    static final String BEHIND = "d.subscription = ? and d.execution_id >= ? and (d.execution_id > ? or d.revision > ?)"
            + " and d.execution_id <= ?";

    static final String IN_ORDER = " order by d.subscription, d.execution_id, d.revision limit ";

    /** As {@link #BEHIND}, and then time, most. What is held is passed over before anything else is read of it. */
    static final String SELECT = "select d.execution_id, d.revision, e.workspace, e.environment, e.definition_id,"
            + " e.definition_version, coalesce(h.events, case when e.begun_revision = d.revision then e.begun end) events, "
            + HELD
            + """

            from workfloo_event d
            left join workfloo_held_event f on f.subscription = d.subscription and f.execution_id = d.execution_id
            left join workfloo_execution e on e.id = d.execution_id
            left join workfloo_history h on h.execution_id = d.execution_id and h.revision = d.revision
            where\s"""
            + BEHIND + " and (f.again_at is null or f.again_at <= ?)" + IN_ORDER + "?";

    private UntoldRow() {}

    /** But for the last execution, what {@link #BEHIND} asks for. */
    static @Nullable Object[] behind(int number, Optional<EventPlace> place) {
        String execution = place.map(it -> it.execution().hex()).orElse("");
        return new @Nullable Object[] {
            number, execution, execution, place.map(EventPlace::revision).orElse(0)
        };
    }

    static Untold read(ResultSet row) throws SQLException {
        EventPlace place = new EventPlace(new ExecutionId(row.getString("execution_id")), row.getInt("revision"));
        return new Untold(
                place,
                events(place, row),
                row.getString("held_id") == null ? Optional.empty() : Optional.of(held(row)));
    }

    /** One that cannot be read keeps none of the others from being told. */
    private static Either<RuntimeException, List<WorkflooEvent>> events(EventPlace place, ResultSet row)
            throws SQLException {
        if (row.getString("workspace") == null) return Either.right(List.of());
        String events = row.getString("events");
        Source source = new Source(
                new Scope(
                        new WorkspaceId(row.getString("workspace")), Environment.valueOf(row.getString("environment"))),
                new DefinitionVersion(
                        new DefinitionId(row.getString("definition_id")), row.getInt("definition_version")));
        try {
            if (events == null) throw new StoreDamaged("a step that is to be told is not there");
            return Either.right(EventTrail.read(place, source, StoredJson.read(events)));
        } catch (RuntimeException e) {
            return Either.left(e);
        }
    }

    static HeldEvent held(ResultSet row) throws SQLException {
        return new HeldEvent(
                new EventPlace(new ExecutionId(row.getString("held_id")), row.getInt("held_revision")),
                Sql.instant(row, "held_since"),
                row.getInt("tries"),
                Sql.instant(row, "again_at"),
                row.getString("cause"));
    }
}
