package dev.workfloo.jdbc;

import dev.workfloo.application.port.out.Definitions;
import dev.workfloo.application.port.out.Executions;
import dev.workfloo.application.port.out.Keys;
import dev.workfloo.application.port.out.Scenarios;
import dev.workfloo.application.port.out.Store;
import javax.sql.DataSource;

/** A store in a database: PostgreSQL, or H2. It is safe for use by many threads, and by many processes on PostgreSQL. */
public final class JdbcStore implements Store {

    private final Sql sql;
    private final Definitions definitions;
    private final Scenarios scenarios;
    private final Executions executions;
    private final Keys keys;

    private JdbcStore(Sql sql, Dialect dialect, EncryptionKey key) {
        this.sql = sql;
        definitions = new JdbcDefinitions(sql, dialect);
        scenarios = new JdbcScenarios(sql, dialect);
        executions = new JdbcExecutions(sql, ExecutionWrites.on(dialect, sql), new PersonalData(key));
        keys = new JdbcKeys(sql);
    }

    /**
     * The store in this database. Its tables are made, or brought up to date, if they are not so yet.
     *
     * @throws IllegalArgumentException when the database is of another kind, or was written under another key
     * @throws dev.workfloo.StoreUnavailable when it does not answer
     */
    public static JdbcStore on(DataSource dataSource, EncryptionKey key) {
        Sql sql = new Sql(dataSource);
        Dialect dialect = sql.single(Dialect::of);
        Schema.bringUpToDate(dataSource, dialect);
        Schema.requireKey(sql, key);
        return new JdbcStore(sql, dialect, key);
    }

    /** Whether the database answers now. */
    public boolean answers() {
        try {
            return sql.first("select 1", row -> row.getInt(1)).isPresent();
        } catch (RuntimeException e) {
            return false;
        }
    }

    @Override
    public Definitions definitions() {
        return definitions;
    }

    @Override
    public Scenarios scenarios() {
        return scenarios;
    }

    @Override
    public Executions executions() {
        return executions;
    }

    @Override
    public Keys keys() {
        return keys;
    }
}
