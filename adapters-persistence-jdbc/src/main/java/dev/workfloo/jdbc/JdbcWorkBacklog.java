package dev.workfloo.jdbc;

import dev.workfloo.application.port.out.WorkBacklog;
import dev.workfloo.jdbc.sql.Failures;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table of pending work as it stands, and beside it the row that holds it back. */
final class JdbcWorkBacklog implements WorkBacklog {

    private static final String OF_OURS = " where task_name = '" + JdbcStore.WORK_TASK + "'";

    /** Whoever picked it and has not shown since that he lives is dead, or stands in a copy only. */
    private static final String BEGUN =
            "(picked and coalesce(last_heartbeat > current_timestamp - interval '20' second, false))";

    private static final String PAGE = "select task_instance, execution_time, " + BEGUN + " begun from "
            + JdbcStore.WORK_TABLE + OF_OURS + " and task_instance > ? order by task_instance limit ?";

    private static final String REMOVE =
            "delete from " + JdbcStore.WORK_TABLE + OF_OURS + " and task_instance = ? and not " + BEGUN;

    private static final String WORKED_ON =
            "select 1 from " + JdbcStore.WORK_TABLE + " where last_heartbeat >= ? and picked limit 1";

    private final Sql sql;

    JdbcWorkBacklog(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Entry> behind(String name, int most) {
        return sql.list(
                PAGE,
                row -> new Entry(
                        row.getString("task_instance"), Sql.instant(row, "execution_time"), row.getBoolean("begun")),
                name,
                most);
    }

    @Override
    public boolean remove(String name) {
        return sql.update(REMOVE, name) > 0;
    }

    @Override
    public boolean isWorkedOn(Instant since) {
        return sql.first(WORKED_ON, row -> row.getInt(1), since).isPresent();
    }

    @Override
    public Optional<Instant> pausedSince() {
        return sql.first("select since from workfloo_work_pause", row -> Sql.instant(row, "since"));
    }

    @Override
    public Instant pause(Instant now) {
        try {
            sql.singleOrThrow(connection -> Sql.update(
                    connection,
                    "insert into workfloo_work_pause (one, since) select 1, ?"
                            + " where not exists (select 1 from workfloo_work_pause)",
                    now));
        } catch (SQLException e) {
            // Somebody else was first.
            if (!Failures.isUniqueViolation(e)) throw Failures.of(e);
        }
        return pausedSince().orElse(now);
    }

    @Override
    public boolean resume() {
        return sql.update("delete from workfloo_work_pause") > 0;
    }
}
