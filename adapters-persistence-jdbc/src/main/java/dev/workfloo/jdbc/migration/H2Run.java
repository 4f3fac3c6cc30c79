package dev.workfloo.jdbc.migration;

import dev.workfloo.jdbc.sql.SchemaName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * H2 commits each change of a table by itself: how far a file was run is kept, and it goes on from there. A statement that
 * was done and not yet counted finds that what it makes is there.
 */
final class H2Run implements MigrationRun {

    /** A table, an index or a column is there already, and an index or a table that is to go is gone. */
    private static final Set<Integer> DONE_ALREADY = Set.of(42101, 42111, 42121, 42112, 42102);

    private final DataSource jobs;
    private final SchemaName schema;
    private final MigrationHistory history;

    H2Run(DataSource jobs, SchemaName schema) {
        this.jobs = jobs;
        this.schema = schema;
        this.history = new MigrationHistory(schema);
    }

    @Override
    public void run(Migration migration, MigrationLock lock) throws SQLException {
        long begun = System.nanoTime();
        try (Connection connection = jobs.getConnection()) {
            boolean wasAutoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                run(connection, migration);
                history.noteEnd(connection, migration, MigrationRun.since(begun));
                connection.commit();
            } finally {
                if (!connection.isClosed()) connection.setAutoCommit(wasAutoCommit);
            }
        }
    }

    private void run(Connection connection, Migration migration) throws SQLException {
        Optional<Integer> done = Optional.ofNullable(history.rows(connection).get(migration.number()))
                .map(row -> row.begun().orElse(0));
        if (done.isEmpty()) {
            history.note(connection, migration);
            history.noteDone(connection, migration, 0);
            connection.commit();
        }
        int first = done.orElse(0);
        for (int i = first; i < migration.statements().size(); i++) {
            step(connection, schema.in(migration.statements().get(i)), done.isPresent() && i == first);
            history.noteDone(connection, migration, i + 1);
            connection.commit();
        }
    }

    private static void step(Connection connection, String statement, boolean mayBeDone) throws SQLException {
        try {
            MigrationRun.execute(connection, statement);
        } catch (SQLException e) {
            if (!mayBeDone || !DONE_ALREADY.contains(e.getErrorCode())) throw e;
        }
    }
}
