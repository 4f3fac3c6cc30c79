package dev.workfloo.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import org.junit.jupiter.api.AfterAll;

class H2SchemaStoreTest extends SchemaStoreContracts {

    private static final HikariDataSource POOL = TestPostgres.pool("jdbc:h2:mem:lendingstore;DB_CLOSE_DELAY=-1");
    private static final EncryptionKey KEY = EncryptionKey.random();
    private static final JdbcStore STORE = opened(POOL, KEY);
    private static final JdbcStore ROLLING = opened(POOL, KEY);

    static {
        ROLLING.rollingFrom(JdbcStore.RELEASE_BEFORE);
    }

    @AfterAll
    static void close() {
        POOL.close();
    }

    @Override
    JdbcStore database() {
        return STORE;
    }

    @Override
    JdbcStore rolling() {
        return ROLLING;
    }

    @Override
    EncryptionKey key() {
        return KEY;
    }
}
