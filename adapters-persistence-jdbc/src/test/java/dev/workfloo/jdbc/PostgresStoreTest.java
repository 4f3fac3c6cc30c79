package dev.workfloo.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;

class PostgresStoreTest extends StoreContracts {

    private static final HikariDataSource POOL = TestPostgres.newPool();
    private static final EncryptionKey KEY = EncryptionKey.random();
    private static final JdbcStore STORE = JdbcStore.on(POOL, KEY);
    private static final JdbcStore ROLLING = JdbcStore.on(POOL, KEY);

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
    DataSource connections() {
        return POOL;
    }

    @Override
    EncryptionKey key() {
        return KEY;
    }
}
