package dev.workfloo.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.sql.Sql;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Every port's contract, where all tables are in a schema that no search path names. */
abstract class SchemaStoreContracts extends StoreContracts {

    static final String SCHEMA = "lending";

    static JdbcStore opened(HikariDataSource pool, EncryptionKey key) {
        return JdbcStore.on(StoreSettings.on(pool, key).inSchema(SCHEMA));
    }

    /** Without the schema. */
    abstract HikariDataSource pool();

    @Override
    DataSource connections() {
        return database().connections();
    }

    @Test
    void nothingIsInAnotherSchema() {
        List<String> schemas = new Sql(pool())
                .list(
                        "select distinct lower(table_schema) from information_schema.tables"
                                + " where lower(table_name) like 'workfloo%'",
                        row -> row.getString(1));

        assertEquals(List.of(SCHEMA), schemas);
    }

    @Test
    void theSearchPathStaysTheHosts() {
        database().tidy();

        List<String> current = new Sql(pool()).list("select lower(current_schema)", row -> row.getString(1));

        assertEquals(List.of("public"), current);
    }
}
