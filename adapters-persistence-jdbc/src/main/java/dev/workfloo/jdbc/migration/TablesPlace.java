package dev.workfloo.jdbc.migration;

import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.SchemaName;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Where tables are made: whether it can hold them, and whether it is ours. */
final class TablesPlace {

    private final SchemaName schema;

    TablesPlace(SchemaName schema) {
        this.schema = schema;
    }

    /** The schema of this name, or otherwise the one that is made in. */
    static SchemaName named(Connection connection, Dialect dialect, Optional<String> schema) throws SQLException {
        if (schema.isPresent()) return SchemaName.of(connection, dialect, schema.get());
        String current = Sql.list(connection, "select current_schema", row -> String.valueOf(row.getString(1)))
                .get(0);
        // Said by the database itself, with its code.
        if (current.equals("null")) MigrationRun.execute(connection, "create table workfloo_encryption (one integer)");
        return new SchemaName(current, dialect);
    }

    /** In a schema that others may have filled before. */
    boolean begin(Connection connection) throws SQLException {
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
    boolean requireOwner(Connection connection) throws SQLException {
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
