package dev.workfloo.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.testkit.contract.StoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

/** With each call in a transaction of the host's. */
@Tag("long")
class H2JoinedStoreTest extends StoreContract {

    private static final HikariDataSource POOL = TestPostgres.pool("jdbc:h2:mem:joining;DB_CLOSE_DELAY=-1");
    private static final Store STORE = InHostTransactions.of(JdbcStore.joining(POOL, EncryptionKey.random()), POOL);

    @AfterAll
    static void close() {
        POOL.close();
    }

    @Override
    protected Store store() {
        return STORE;
    }
}
