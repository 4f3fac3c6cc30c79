package dev.workfloo.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;

class PostgresStoreTest extends StoreContracts {

    private static final HikariDataSource POOL = TestPostgres.newPool();
    private static final JdbcStore STORE = JdbcStore.on(POOL, EncryptionKey.random());

    @AfterAll
    static void close() {
        POOL.close();
    }

    @Override
    JdbcStore database() {
        return STORE;
    }

    @Override
    DataSource connections() {
        return POOL;
    }
}
