package dev.workfloo.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;

class H2JoiningTest {

    private static final HikariDataSource POOL =
            TestPostgres.poolOf("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", 10);
    private static final EncryptionKey KEY = EncryptionKey.random();

    @AfterAll
    static void close() {
        POOL.close();
    }

    @Nested
    class WithSpring extends JoiningContract {
        @Override
        void drawWhatAllShare(Lender first) {
            first.answer(first.start(), "1");
        }

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
