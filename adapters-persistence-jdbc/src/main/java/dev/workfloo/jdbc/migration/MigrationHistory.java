package dev.workfloo.jdbc.migration;

import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.SchemaName;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was run, in a table as Flyway 13 has it: processes of earlier releases, which start Flyway, read it too.
 *
 * <p>A row that was begun and has not ended counts the statements that are done: its time is {@code -1 - done}. Flyway's own
 * rows without success have the time that it took until they failed.
 */
final class MigrationHistory {

    private static final String NAME = "workfloo_schema_history";

    private static final String COLUMNS = """
            (
                "installed_rank" integer not null constraint "workfloo_schema_history_pk" primary key,
                "version" varchar(50),
                "description" varchar(200) not null,
                "type" varchar(20) not null,
                "script" varchar(1000) not null,
                "checksum" integer,
                "installed_by" varchar(100) not null,
                "installed_on" timestamp default ${now} not null,
                "execution_time" integer not null,
                "success" boolean not null
            )""";

    /** The row that Flyway locks on H2. */
    private static final String FIRST_ROW_ON_H2 =
            " as select -1, null, '<< Flyway Schema History table created >>', 'TABLE', '', null, current_user,"
                    + " current_timestamp, 0, true";

    private final SchemaName schema;
    private final String table;

    MigrationHistory(SchemaName schema) {
        this.schema = schema;
        this.table = schema.quoted() + ".\"" + NAME + '"';
    }

    /** Asked so that it is seen also by a role that may not read it. */
    boolean exists(Connection connection) throws SQLException {
        String asked = schema.dialect() == Dialect.POSTGRESQL
                ? "select 1 from pg_catalog.pg_tables where schemaname = ? and tablename = ?"
                : "select 1 from information_schema.tables where table_schema = ? and table_name = ?";
        return !Sql.list(connection, asked, row -> 1, schema.name(), NAME).isEmpty();
    }

    /** Also of what is there, since H2 may have made the table alone when its process died. */
    List<String> creation() {
        boolean isPostgres = schema.dialect() == Dialect.POSTGRESQL;
        String index = isPostgres ? "" : schema.quoted() + ".";
        return List.of(
                "create table if not exists " + table + " "
                        + COLUMNS.replace("${now}", isPostgres ? "now()" : "current_timestamp")
                        + (isPostgres ? "" : FIRST_ROW_ON_H2),
                "create index if not exists " + index + "\"workfloo_schema_history_s_idx\" on " + table
                        + " (\"success\")");
    }

    /** By version, the newest row of each. */
    Map<String, HistoryRow> rows(Connection connection) throws SQLException {
        Map<String, HistoryRow> rows = new TreeMap<>();
        String select =
                "select \"version\", \"type\", \"checksum\", \"installed_on\", \"execution_time\", \"success\" from "
                        + table + " where \"version\" is not null order by \"installed_rank\"";
        Sql.list(connection, select, HistoryRow::read).forEach(row -> rows.put(row.version(), row));
        return rows;
    }

    /** What notes that a migration was run. Two that note something at once have the same rank, and only one of them has it. */
    String noted(Migration migration) {
        return "insert into " + table + " (\"installed_rank\", \"version\", \"description\", \"type\", \"script\","
                + " \"checksum\", \"installed_by\", \"execution_time\", \"success\")\nselect greatest(coalesce(max(\"installed_rank\"), 0), 0) + 1, '"
                + migration.version() + "', '" + migration.description() + "', 'SQL', '" + migration.script() + "', "
                + migration.checksum() + ", current_user, 0, true from " + table;
    }

    void note(Connection connection, Migration migration) throws SQLException {
        Sql.update(connection, noted(migration));
    }

    void noteDone(Connection connection, Migration migration, int statements) throws SQLException {
        set(connection, migration, -1 - statements, false);
    }

    void noteEnd(Connection connection, Migration migration, long milliseconds) throws SQLException {
        set(connection, migration, (int) Math.min(milliseconds, Integer.MAX_VALUE), true);
    }

    private void set(Connection connection, Migration migration, int time, boolean success) throws SQLException {
        Sql.update(
                connection,
                "update " + table + " set \"execution_time\" = ?, \"success\" = ? where \"version\" = ?",
                time,
                success,
                migration.number());
    }
}
