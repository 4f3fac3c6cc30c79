package dev.workfloo.jdbc.migration;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.Failures;
import dev.workfloo.jdbc.sql.SchemaName;
import dev.workfloo.jdbc.sql.Sql;
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
    private final TablesPlace place;
    private final MigrationHistory history;
    private final Consumer<String> told;
    private final List<Migration> known;

    Migrator(DataSource jobs, SchemaName schema, Consumer<String> told, List<Migration> known) {
        this.jobs = jobs;
        this.schema = schema;
        this.place = new TablesPlace(schema);
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
            if (dialect == Dialect.POSTGRESQL) run(jobs, dialect, schema, told);
            else runOnOne(jobs, dialect, schema, told);
        } catch (SQLException e) {
            throw refused(Failures.sentence(e), e);
        }
    }

    private static void runOnOne(DataSource jobs, Dialect dialect, Optional<String> schema, Consumer<String> told)
            throws SQLException {
        try (OneConnection one = new OneConnection(jobs)) {
            run(one.again(), dialect, schema, told);
        }
    }

    private static void run(DataSource jobs, Dialect dialect, Optional<String> schema, Consumer<String> told)
            throws SQLException {
        SchemaName place = new Sql(jobs).singleOrThrow(connection -> TablesPlace.named(connection, dialect, schema));
        new Migrator(jobs, place, told, Migration.all(dialect)).run();
    }

    private static StoreUnavailable refused(String reason, Exception e) {
        return new StoreUnavailable("its tables cannot be brought up to date: " + reason, e);
    }

    void run() throws SQLException {
        if (next().isEmpty() && !UnhurriedWrites.wereLeft(jobs, schema.dialect())) return;
        try (MigrationLock lock = MigrationLock.on(jobs, schema, told)) {
            UnhurriedWrites.whereNothingIs(jobs, schema.dialect(), () -> runNext(lock));
        }
    }

    private void runNext(MigrationLock lock) throws SQLException {
        boolean isNew = !transaction(history::exists);
        transaction(connection -> isNew ? place.begin(connection) : place.requireOwner(connection));
        makeHistory();
        MigrationRun run = MigrationRun.on(jobs, schema, told);
        for (Optional<Migration> next = next(); next.isPresent(); next = next()) {
            if (!isNew) told.accept("the tables are brought up to date: " + next.get());
            run.run(next.get(), lock);
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
}
