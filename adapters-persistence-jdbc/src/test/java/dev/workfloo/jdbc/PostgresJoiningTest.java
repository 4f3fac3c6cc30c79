package dev.workfloo.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;

class PostgresJoiningTest {

    private static final HikariDataSource POOL = TestPostgres.poolOf(TestPostgres.newDatabase(), 10);
    private static final EncryptionKey KEY = EncryptionKey.random();

    @AfterAll
    static void close() {
        POOL.close();
    }

    @Nested
    class WithSpring extends JoiningContract {
        @Override
        HikariDataSource pool() {
            return POOL;
        }

        @Override
        EncryptionKey key() {
            return KEY;
        }
    }

    @Nested
    class WithConnections extends JoinedConnectionContract {
        @Override
        HikariDataSource pool() {
            return POOL;
        }

        @Override
        EncryptionKey key() {
            return KEY;
        }
    }
}
