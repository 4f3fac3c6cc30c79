package dev.workfloo.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;

/** Every port's contract once more, where all tables are in a schema that no search path names. */
@Tag("long")
abstract class SchemaStoreContracts extends StoreContracts {

    static JdbcStore opened(HikariDataSource pool, EncryptionKey key) {
        return SchemaContract.opened(pool, key);
    }

    @Override
    DataSource connections() {
        return database().connections();
    }
}
