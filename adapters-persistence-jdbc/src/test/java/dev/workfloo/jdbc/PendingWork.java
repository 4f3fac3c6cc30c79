package dev.workfloo.jdbc;

import dev.workfloo.execution.Work;
import dev.workfloo.jdbc.sql.Sql;
import java.util.List;
import javax.sql.DataSource;

/** Looks into the table of pending work. */
public final class PendingWork {

    private PendingWork() {}

    /** All of it, what is due first in front. */
    public static List<Work.Due> in(DataSource connections) {
        return new Sql(connections)
                .list(
                        "select task_instance, execution_time from " + JdbcStore.WORK_TABLE
                                + " where task_name = ? order by execution_time",
                        row -> new Work.Due(
                                Work.parse(row.getString("task_instance")).orElseThrow(),
                                Sql.instant(row, "execution_time")),
                        JdbcStore.WORK_TASK);
    }
}
