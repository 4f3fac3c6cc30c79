package dev.workfloo.worker;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import dev.workfloo.StoreUnavailable;
import dev.workfloo.execution.Work;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The table of pending work. A row's lane stands in the column that db-scheduler has for priorities, which we have no use for. */
final class WorkTable {

    /** The table and the name under which a store keeps work. The two must agree. */
    static final String NAME = "workfloo_work";

    /** Its row, which a store keeps, holds all work back. */
    static final String PAUSE = "select 1 from workfloo_work_pause";

    /** What an upgrade finds may be much, and no statement may last. */
    private static final int LANES_AT_ONCE = 5_000;

    /**
     * Earlier releases, and their processes beside us, write rows without a lane. The kind is the second part of the name; the
     * first one has 24 characters. What is of no kind that we know must not keep calls and codes waiting.
     */
    private static final String GIVE_LANE = "update " + NAME
            + " set priority = case substring(task_instance, 26, greatest(position('/' in substring(task_instance, 26)) - 1, 0))"
            + Arrays.stream(Work.Kind.values())
                    .map(kind -> " when '" + kind + "' then " + kind.lane().number())
                    .collect(Collectors.joining())
            + " else " + Work.Lane.MESSAGES.number() + " end where ";

    private static final String GIVE_LANES_ON_POSTGRESQL =
            GIVE_LANE + "(task_name, task_instance) in (select task_name, task_instance from " + NAME
                    + " where priority is null and task_name = '" + WorkTask.NAME + "' limit " + LANES_AT_ONCE + ")";

    /** It would look for the name in its key, which all rows have. */
    private static final String GIVE_LANES_ON_H2 =
            GIVE_LANE + "priority is null fetch first " + LANES_AT_ONCE + " rows only";

    private final DataSource dataSource;
    private final boolean isPostgres;

    /** @throws StoreUnavailable when the database does not answer */
    WorkTable(DataSource dataSource) {
        this.dataSource = dataSource;
        try (Connection connection = dataSource.getConnection()) {
            isPostgres = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private static StoreUnavailable unavailable(SQLException e) {
        return new StoreUnavailable("the database does not answer: " + e.getSQLState() + " " + e.getMessage(), e);
    }

    /** Gives rows of earlier releases their lanes: those without one are not looked at. */
    void giveLanes() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update =
                        connection.prepareStatement(isPostgres ? GIVE_LANES_ON_POSTGRESQL : GIVE_LANES_ON_H2)) {
            int given = LANES_AT_ONCE;
            while (given == LANES_AT_ONCE) {
                given = update.executeUpdate();
                if (!connection.getAutoCommit()) connection.commit();
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /** Whether nobody is to begin any work; what is found in the table is not even looked at then. */
    boolean isPaused() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement look = connection.prepareStatement(PAUSE);
                ResultSet row = look.executeQuery()) {
            boolean isPaused = row.next();
            if (!connection.getAutoCommit()) connection.commit();
            return isPaused;
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /** A scheduler that sees one lane. Never more rows than threads: picked ones that waited would have no heartbeat. */
    SchedulerBuilder polled(Work.Lane lane, WorkTask task) {
        SchedulerBuilder builder = Scheduler.create(dataSource, task).tableName(NAME);
        return isPostgres
                ? builder.jdbcCustomization(LanePolling.onPostgres(lane)).pollUsingLockAndFetch(0.5, 1.0)
                : builder.jdbcCustomization(LanePolling.elsewhere(lane)).pollUsingFetch(0.5, 1.0);
    }
}
