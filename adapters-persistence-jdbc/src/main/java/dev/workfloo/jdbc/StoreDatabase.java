package dev.workfloo.jdbc;

import dev.workfloo.jdbc.execution.ExecutionTables;
import dev.workfloo.jdbc.migration.Migrator;
import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.SchemaConnections;
import dev.workfloo.jdbc.sql.SchemaName;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.jdbc.transaction.HostTransactions;
import dev.workfloo.jdbc.transaction.ThreadTransactions;
import java.util.Optional;
import javax.sql.DataSource;

/** A database in which a store's tables are, up to date. */
final class StoreDatabase {

    private final DataSource connections;
    private final DataSource jobs;
    private final Dialect dialect;
    private final Optional<ThreadTransactions> joined;
    private final long cached;
    private final Sql sql;

    private StoreDatabase(StoreSettings settings, Dialect dialect, Optional<ThreadTransactions> joined) {
        this.dialect = dialect;
        this.joined = joined;
        this.cached = settings.cached();
        HostTransactions host = joined.<HostTransactions>map(it -> it).orElse(HostTransactions.NONE);
        Optional<SchemaConnections> naming = settings.schema().map(it -> naming(settings, dialect, it));
        connections = naming.map(it -> it.of(settings.connections())).orElse(settings.connections());
        jobs = naming.map(it -> it.of(settings.jobs())).orElse(settings.jobs());
        sql = new Sql(connections, naming.map(it -> it.of(host)).orElse(host));
    }

    private static SchemaConnections naming(StoreSettings settings, Dialect dialect, String schema) {
        Sql sql = new Sql(settings.connections());
        return SchemaConnections.in(sql.single(connection -> SchemaName.of(connection, dialect, schema)));
    }

    /** @param joined what threads have joined; nothing where each call is a transaction of its own */
    static StoreDatabase open(StoreSettings settings, Optional<ThreadTransactions> joined) {
        Dialect dialect = new Sql(settings.connections()).single(Dialect::of);
        Migrator.bringUpToDate(settings.jobs(), dialect, settings.schema(), settings.progress());
        StoreDatabase database = new StoreDatabase(settings, dialect, joined);
        ExecutionTables.foldCounts(database.unbounded(), dialect);
        return database;
    }

    /** On which the tables are found by their names. */
    DataSource connections() {
        return connections;
    }

    /** The same, on which a statement takes as long as it takes. */
    DataSource jobs() {
        return jobs;
    }

    Dialect dialect() {
        return dialect;
    }

    Optional<ThreadTransactions> joined() {
        return joined;
    }

    /** Bytes of heap, roughly, for open executions. */
    long cached() {
        return cached;
    }

    /** In the transactions that are joined; all of a store have one. */
    Sql sql() {
        return sql;
    }

    Sql unbounded() {
        return new Sql(jobs);
    }
}
