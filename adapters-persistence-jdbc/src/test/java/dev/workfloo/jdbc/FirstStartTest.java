package dev.workfloo.jdbc;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.testkit.contract.fixture.Race;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;

/** A cluster that is started for the first time, all at once. */
class FirstStartTest {

    @RepeatedTest(5)
    void manyMakeTheTablesTogether() {
        EncryptionKey key = EncryptionKey.random();
        String database = TestPostgres.newDatabase();

        List<Boolean> ready = Race.of(4, number -> {
            try (HikariDataSource pool = TestPostgres.pool(database)) {
                return JdbcStore.on(pool, key).answers();
            }
        });

        assertTrue(ready.stream().allMatch(it -> it), ready.toString());
    }
}
