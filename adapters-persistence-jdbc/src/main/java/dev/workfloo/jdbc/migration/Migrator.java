package dev.workfloo.jdbc.migration;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.Failures;
import dev.workfloo.jdbc.sql.SchemaName;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Brings the tables up to date, one process at a time. Where they are so already it only reads the history, so that a role
 * that may make no tables can do it. What a newer release did is left alone.
 */
public final class Migrator {

    private static final String BASELINE = "BASELINE";

    private final DataSource jobs;
    private final SchemaName schema;
    private final MigrationHistory history;
    private final Consumer<String> told;
    private final List<Migration> known;

    Migrator(DataSource jobs, SchemaName schema, Consumer<String> told, List<Migration> known) {
        this.jobs = jobs;
        this.schema = schema;
        this.history = new MigrationHistory(schema);
        this.told = told;
        this.known = known;
    }

    /**
     * @param jobs at least two connections, on which statements take as long as they take
     * @param schema the name of the tables' schema, which is made if it is not there; otherwise the one that is made in
     * @param told what is done or waited for, where that may last
     * @throws StoreUnavailable when the tables cannot be brought up to date
     */
    public static void bringUpToDate(DataSource jobs, Dialect dialect, Optional<String> schema, Consumer<String> told) {
        try {
            SchemaName place = new Sql(jobs).singleOrThrow(connection -> place(connection, dialect, schema));
            new Migrator(jobs, place, told, Migration.all(dialect)).run();
        } catch (SQLException e) {
            throw refused(Failures.sentence(e), e);
        }
    }

    private static SchemaName place(Connection connection, Dialect dialect, Optional<String> schema)
            throws SQLException {
        if (schema.isPresent()) return SchemaName.of(connection, dialect, schema.get());
        String current = Sql.list(connection, "select current_schema", row -> String.valueOf(row.getString(1)))
                .get(0);
        // Said by the database itself, with its code.
        if (current.equals("null")) MigrationRun.execute(connection, "create table workfloo_encryption (one integer)");
        return new SchemaName(current, dialect);
    }

    private static StoreUnavailable refused(String reason, Exception e) {
        return new StoreUnavailable("its tables cannot be brought up to date: " + reason, e);
    }

    void run() throws SQLException {
        if (next().isEmpty()) return;
        try (MigrationLock lock = MigrationLock.on(jobs, schema, told)) {
            boolean isNew = !transaction(history::exists);
            transaction(connection -> isNew ? begin(connection) : requireOwner(connection));
            makeHistory();
            MigrationRun run = MigrationRun.on(jobs, schema, told);
            for (Optional<Migration> next = next(); next.isPresent(); next = next()) {
                if (!isNew) told.accept("the tables are brought up to date: " + next.get());
                run.run(next.get(), lock);
            }
        }
    }

    private <T> T transaction(Sql.Task<T> task) throws SQLException {
        return new Sql(jobs).transactionOrThrow(task);
    }

    /** What comes next, of all that the history does not have. */
    private Optional<Migration> next() throws SQLException {
        Map<String, HistoryRow> rows =
                transaction(connection -> history.exists(connection) ? history.rows(connection) : Map.of());
        rows.values().forEach(this::requireWhole);
        int baseline = rows.values().stream()
                .filter(row -> row.type().equals(BASELINE) && row.version().matches("\\d{1,9}"))
                .mapToInt(row -> Integer.parseInt(row.version()))
                .max()
                .orElse(0);
        return known.stream()
                .filter(migration -> migration.version() > baseline && isMissing(migration, rows))
                .findFirst();
    }

    private void requireWhole(HistoryRow row) {
        if (row.failed()) {
            throw new StoreUnavailable("its tables cannot be brought up to date: an earlier release began V"
                    + row.version() + " at " + row.at()
                    + ", failed, and left it half done: bring back the database as it"
                    + " was before, or undo what V" + row.version()
                    + " did and delete its row from workfloo_schema_history");
        }
        if (row.begun().isPresent() && known.stream().noneMatch(migration -> migration.is(row.version()))) {
            throw new StoreUnavailable("its tables are half way to V" + row.version()
                    + ", which is a newer release's: start that release once, and it goes on");
        }
    }

    private static boolean isMissing(Migration migration, Map<String, HistoryRow> rows) {
        HistoryRow row = rows.get(migration.number());
        if (row == null) return true;
        if (row.checksum().isPresent() && !migration.isWhatWasRun(row.checksum().getAsInt())) {
            throw new StoreUnavailable("its tables are others: what was run as V" + row.version() + " at " + row.at()
                    + " is not what this release knows as " + migration);
        }
        return row.begun().isPresent();
    }

    private void makeHistory() throws SQLException {
        transaction(connection -> {
            for (String statement : history.creation()) MigrationRun.execute(connection, statement);
            return true;
        });
    }

    /** In a schema that others may have filled before. */
    private boolean begin(Connection connection) throws SQLException {
        requireUtf8(connection);
        makeSchema(connection);
        return true;
    }

    /** Asked for first: who may not make a schema may not say {@code if not exists} either. */
    private void makeSchema(Connection connection) throws SQLException {
        String there = "select 1 from information_schema.schemata where schema_name = ?";
        if (schema.dialect() == Dialect.POSTGRESQL) there = "select 1 from pg_catalog.pg_namespace where nspname = ?";
        if (Sql.list(connection, there, row -> 1, schema.name()).isEmpty()) {
            MigrationRun.execute(connection, "create schema " + schema.quoted());
        }
    }

    /** Where the tables are already they go on as they are. */
    private void requireUtf8(Connection connection) throws SQLException {
        if (schema.dialect() != Dialect.POSTGRESQL) return;
        String encoding = Sql.list(connection, "show server_encoding", row -> row.getString(1))
                .get(0);
        if (!encoding.equals("UTF8")) {
            throw new IllegalArgumentException("its encoding is " + encoding
                    + ", which cannot hold what people write: create it with encoding 'UTF8' template template0");
        }
    }

    /** Otherwise the first steps, which make new tables, would be another's, and the later ones fail. */
    private boolean requireOwner(Connection connection) throws SQLException {
        if (schema.dialect() != Dialect.POSTGRESQL) return true;
        Optional<String> others = Sql.list(connection, """
                        select c.relname from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                        where n.nspname = ? and c.relname like 'workfloo\\_%' and c.relkind = 'r'
                          and not pg_has_role(c.relowner, 'usage') order by 1""", row -> row.getString(1), schema.name()).stream()
                .findFirst();
        if (others.isPresent()) throw new SQLException("must be owner of table " + others.get(), "42501");
        return true;
    }
}
