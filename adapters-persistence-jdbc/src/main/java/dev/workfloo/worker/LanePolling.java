package dev.workfloo.worker;

import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Execution;
import dev.workfloo.execution.Work;
import java.time.Instant;
import java.util.List;

/** How db-scheduler finds the rows of one lane, unless all work is held back. */
final class LanePolling {

    private static final String UNLESS_PAUSED = " and not exists (" + WorkTable.PAUSE + ") ";

    private LanePolling() {}

    static JdbcCustomization onPostgres(Work.Lane lane) {
        return new PostgresPolling(lane);
    }

    static JdbcCustomization elsewhere(Work.Lane lane) {
        return new PlainPolling(lane);
    }

    private static String in(Work.Lane lane) {
        return " and priority = " + lane.number() + " and task_name = '" + WorkTask.NAME + "'" + UNLESS_PAUSED;
    }

    private static final class PlainPolling extends DefaultJdbcCustomization {

        private final Work.Lane lane;

        PlainPolling(Work.Lane lane) {
            super(false);
            this.lane = lane;
        }

        @Override
        public String createSelectDueQuery(String table, int limit, String condition, boolean orderByPriority) {
            return super.createSelectDueQuery(table, limit, condition + in(lane), orderByPriority);
        }
    }

    /** As db-scheduler's own, for one lane. */
    private static final class PostgresPolling extends PostgreSqlJdbcCustomization {

        private final String pick;

        PostgresPolling(Work.Lane lane) {
            super(false, false);
            pick = "with picked as (update " + WorkTable.NAME
                    + " set picked = true, picked_by = ?, last_heartbeat = ?, version = version + 1"
                    + " where (task_name, task_instance) in (select task_name, task_instance from " + WorkTable.NAME
                    + " where picked = false and execution_time <= ?" + in(lane)
                    + "order by execution_time for update skip locked limit ?)"
                    + " returning *) select * from picked order by execution_time";
        }

        @Override
        public List<Execution> lockAndFetchSingleStatement(
                JdbcTaskRepositoryContext context, Instant now, int limit, boolean orderByPriority) {
            return context.jdbcRunner.query(
                    pick,
                    statement -> {
                        statement.setString(1, context.schedulerName.getName());
                        setInstant(statement, 2, now);
                        setInstant(statement, 3, now);
                        statement.setInt(4, limit);
                    },
                    context.resultSetMapper.get());
        }
    }
}
