package dev.workfloo.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.application.port.out.Store;
import org.junit.jupiter.api.AfterAll;

class PostgresStoreTest extends StoreContracts {

    private static final HikariDataSource POOL = TestPostgres.newPool();
    private static final Store STORE = JdbcStore.on(POOL, EncryptionKey.random());

    @AfterAll
    static void close() {
        POOL.close();
    }

    @Override
    Store database() {
        return STORE;
    }
}
