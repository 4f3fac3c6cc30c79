package dev.workfloo.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import org.junit.jupiter.api.AfterAll;

class H2SchemaTest extends SchemaContract {

    private static final HikariDataSource POOL = TestPostgres.pool("jdbc:h2:mem:lending;DB_CLOSE_DELAY=-1");
    private static final JdbcStore STORE = opened(POOL, EncryptionKey.random());

    @AfterAll
    static void close() {
        POOL.close();
    }

    @Override
    JdbcStore database() {
        return STORE;
    }

    @Override
    HikariDataSource pool() {
        return POOL;
    }
}
