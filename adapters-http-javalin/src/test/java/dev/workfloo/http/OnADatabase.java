package dev.workfloo.http;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.jdbc.JdbcStore;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** Lists on a database, which all tests of a class share. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnADatabase extends ListsContract {

    private final HikariDataSource pool = newPool();
    private final TestService service = TestService.over(JdbcStore.on(pool, EncryptionKey.random()));

    abstract HikariDataSource newPool();

    @AfterAll
    void stop() {
        service.close();
        pool.close();
    }

    @Override
    TestService service() {
        return service;
    }
}
