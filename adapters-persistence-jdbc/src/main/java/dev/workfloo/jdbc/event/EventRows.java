package dev.workfloo.jdbc.event;

/** What is written of events, and removed, with executions. */
public final class EventRows {

    /** A transition, for each subscription: execution and revision. On PostgreSQL triggers do it. */
    public static final String NOTE_ON_H2 = "insert into workfloo_event (subscription, execution_id, revision)"
            + " select number, cast(? as varchar(24)), cast(? as integer) from workfloo_subscription";

    private static final String OF_EXECUTIONS =
            " where subscription in (select number from workfloo_subscription) and execution_id = any(?)";

    /** What is still to be told of executions goes with them. */
    public static final String REMOVE = "delete from workfloo_event" + OF_EXECUTIONS;

    public static final String REMOVE_HELD = "delete from workfloo_held_event" + OF_EXECUTIONS;

    private EventRows() {}
}
